import { z } from 'zod'

// What the elements of blocks may hold. Numbers are those of Slack's reference, in UTF-16 units.

export const id = z.string().min(1).max(255).optional()
export const plain = (most: number) =>
  z.looseObject({ type: z.literal('plain_text'), text: z.string().min(1).max(most) })
export const words = (most: number) =>
  z.looseObject({ type: z.enum(['plain_text', 'mrkdwn']), text: z.string().min(1).max(most) })

const confirm = z.looseObject({ title: plain(100), text: words(300), confirm: plain(30), deny: plain(30) })
const option = z.looseObject({ text: words(75), value: z.string().max(150), description: words(75).optional() })
const group = z.looseObject({ label: plain(75), options: z.array(option).min(1).max(100) })
const common = { action_id: id, confirm: confirm.optional(), placeholder: plain(150).optional() }

const button = z.looseObject({
  type: z.literal('button'),
  ...common,
  text: plain(75),
  value: z.string().max(2000).optional(),
  url: z.url().max(3000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: z.string().max(75).optional(),
})
const feedback = z.looseObject({ text: plain(75), value: z.string().max(2000) })
const choice = (type: string, least: number, most: number) =>
  z.looseObject({ type: z.literal(type), ...common, options: z.array(option).min(least).max(most) })
const select = (type: string) =>
  z
    .looseObject({
      type: z.literal(type),
      ...common,
      options: z.array(option).min(1).max(100).optional(),
      option_groups: z.array(group).min(1).max(100).optional(),
    })
    .refine((it) => (it.options === undefined) !== (it.option_groups === undefined), 'options or option_groups')
const input = z.looseObject({
  type: z.literal('plain_text_input'),
  ...common,
  initial_value: z.string().max(3000).optional(),
  min_length: z.int().min(0).max(3000).optional(),
  max_length: z.int().min(1).max(3000).optional(),
})
const others = z.looseObject({
  type: z.enum([
    ...(['users_select', 'multi_users_select', 'conversations_select', 'multi_conversations_select'] as const),
    ...(['channels_select', 'multi_channels_select', 'external_select', 'multi_external_select'] as const),
    ...(['datepicker', 'timepicker', 'datetimepicker', 'number_input', 'email_text_input'] as const),
    ...(['url_text_input', 'rich_text_input', 'file_input', 'image', 'icon_button', 'workflow_button'] as const),
  ]),
  ...common,
})

/** What stands in an `actions` or `input` block, or beside a section. */
export const element = z.discriminatedUnion('type', [
  button,
  input,
  select('static_select'),
  select('multi_static_select'),
  choice('overflow', 1, 5),
  choice('radio_buttons', 1, 10),
  choice('checkboxes', 1, 10),
  others,
])

/** What stands in a `context_actions` block. */
export const contextAction = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('feedback_buttons'),
    action_id: id,
    positive_button: feedback,
    negative_button: feedback,
  }),
  z.looseObject({ type: z.literal('icon_button'), ...common, text: plain(75), icon: z.literal('trash') }),
])
