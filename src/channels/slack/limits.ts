/**
 * Slack's limits. All lengths are UTF-16 units, the strictest way to count; how Slack counts surrogate pairs is not
 * documented. "reference" is docs.slack.dev/reference/block-kit, "types" the comments of @slack/types 3.2.
 */
export const LIMITS = {
  /** Blocks of a message; "reference, blocks". */
  messageBlocks: 50,
  /** Blocks of a modal or of the home tab; types, BaseView. */
  viewBlocks: 100,
  /** `text` of a message beside its blocks: cut by Slack above 40,000, advised 4,000; "chat.postMessage". */
  messageText: 40_000,
  advisedText: 4_000,
  /**
   * All blocks of one message together (error `msg_blocks_too_long`). Documented as 12,000 characters for markdown
   * blocks alone, yet other kinds are refused too, from 11,341 characters of text on. So we count the whole JSON.
   */
  messageSize: 12_000,
  /** A view's JSON; 250 KB ("views.publish"), of which a letter can take three bytes. */
  viewSize: 60_000,
  /** Text of a section; types, SectionBlock. */
  sectionText: 3_000,
  fields: 10,
  fieldText: 2_000,
  /** Types, HeaderBlock (text) and the Block Kit models of Slack's Python SDK. */
  headerText: 150,
  /** Types, ContextBlock and ContextActionsBlock. */
  contextElements: 10,
  contextActions: 5,
  /** Any text object; types, PlainTextElement. None may be empty. */
  plainText: 3_000,
  /** Types, ActionsBlock. */
  actions: 25,
  /** Types, Button. The labels of feedback buttons are bounded alike; "feedback-buttons-element". */
  buttonText: 75,
  buttonValue: 2_000,
  /** `action_id`, `block_id`, `callback_id`; types, Actionable, Block and BaseView. */
  identifier: 255,
  /** Options by element; types, StaticSelect, Overflow, RadioButtons and Checkboxes. */
  selectOptions: 100,
  overflowOptions: 5,
  radioOptions: 10,
  /** Types, Option (text, value). The documentation now allows a value of 150. */
  optionText: 75,
  optionValue: 75,
  /** Label and hint of an input block; "reference, input-block". */
  inputLabel: 2_000,
  inputHint: 2_000,
  /** Types, PlainTextInput. */
  inputText: 3_000,
  /** Types, BaseView and ModalView (title, submit, close). */
  privateMetadata: 3_000,
  viewTitle: 24,
  /** Rich text has no documented bound; these are our own, a section's length for one block. */
  richText: 1_000,
  richTextBlock: 3_000,
  /** Our own too: places beyond this help nobody. */
  sourceLine: 600,
  /** Suggested prompts; "assistant.threads.setSuggestedPrompts". */
  prompts: 4,
} as const
