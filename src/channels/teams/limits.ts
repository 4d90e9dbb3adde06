/**
 * Limits of Teams. Lengths are UTF-16 units, sizes UTF-8 bytes of JSON. "messages" is "Format your bot messages",
 * "AI messages" is "Enhance AI-generated bot messages", both on learn.microsoft.com; "explorer" is adaptivecards.io/explorer.
 */
export const LIMITS = {
  /**
   * What we render of one activity. A message may have 100 KB as UTF-16 ("messages"), yet cards above 28 KB are known to
   * be refused. 28,672 bytes, less what a sender adds: conversation, sender, recipient.
   */
  activity: 27_000,
  /** "AI messages" allows 20; the Agents Playground refuses more than 10. */
  citations: 10,
  /** "AI messages". None of the two may be empty: the Playground refuses such a citation. */
  citationName: 80,
  citationAbstract: 160,
  /** Our own: the quotes of all citations together, so that they do not take the room of the answer. */
  citationAbstracts: 640,
  /** Our own: what a notification shows is shorter. */
  summary: 200,
  /** No bound is documented; the longest label of a card (Slack's bound). */
  actionTitle: 75,
  /** Teams folds a set beyond 6 actions ("explorer", host config of Teams); five are readable on a phone. */
  actionsInSet: 5,
  /** Our own: a larger form is asked for in a talk, so that the words of the card keep their room. */
  inlineForm: 6_000,
  /** As `activity`, less what stands around a form in its message or dialog. */
  form: 24_000,
  /** Our own, as on Slack: a form beyond these is a fault of ours. */
  formFields: 40,
  choices: 100,
  choiceTitle: 100,
  choiceValue: 75,
  inputLabel: 300,
  inputHint: 600,
  faultSentence: 200,
  inputText: 3_000,
  /** Our own: one run of words; where words must be cut, they are cut between two. */
  run: 400,
  /** Our own: a dialog says one sentence. */
  notice: 1_000,
  /** Our own: places beyond this help nobody. */
  sourceLine: 400,
} as const

/** Takes JSON; gives its size in UTF-8 bytes. */
export function sizeOf(json: unknown): number {
  return Buffer.byteLength(JSON.stringify(json))
}
