import { z } from 'zod'
import { slackShape } from './slack/shapes.ts'
import { teamsShape } from './teams/shapes.ts'

/**
 * What becomes of a send. `error_before` and `error_after` answer 500 before or after the message was accepted, `lost`
 * accepts and never answers, `slow` accepts late, `drop` cuts the connection before accepting. The last three are
 * Slack's: `internal_error` says so after the message was accepted, `fatal_error` says so before, and with `html` a
 * proxy answers 200 with a page before anything reached Slack.
 */
export const fault = z.enum([
  ...(['ok', 'throttle', 'error_before', 'error_after', 'lost', 'slow', 'drop'] as const),
  ...(['internal_error', 'fatal_error', 'html'] as const),
])
const count = z.int().nonnegative()
const range = z.tuple([count, count]).refine(([min, max]) => min <= max, 'the smaller number comes first')

/** At most `count` acceptances in any `ms` milliseconds, of the whole app or of each place. */
const windowShape = z.strictObject({
  scope: z.enum(['app', 'place']),
  count: z.int().positive(),
  ms: z.int().positive(),
})

/**
 * How the process is started. `enforce`: what would overfill a window gets 429. No `seed`: a random one. With `slack`
 * or `teams` it speaks that as well.
 */
export const optionsShape = z.strictObject({
  askable: z.boolean().default(false),
  seed: z.int().optional(),
  windows: z.array(windowShape).default([]),
  enforce: z.boolean().default(false),
  slack: slackShape.optional(),
  teams: teamsShape.optional(),
})

/** The body of a send. `key` names the delivery, `again` says that the client does not know of an earlier one. */
export const sendShape = z.strictObject({ key: z.string(), place: z.string(), again: z.boolean(), text: z.string() })

/** The query that asks for a send. */
export const askShape = z.object({ key: z.string(), place: z.string() })

/** From now on: the chances of each fault, how late a slow send is in ms, what a 429 says in seconds. */
export const faultsShape = z.strictObject({
  weights: z.partialRecord(fault, z.number().nonnegative()).default({ ok: 1 }),
  slowMs: range.default([200, 800]),
  retryAfterS: z.int().positive().default(1),
})

/** The next faults in order; with `place`, only for the sends to it. */
export const nextShape = z.strictObject({ faults: z.array(fault), place: z.string().optional() })

/** Where events are posted from now on; none = the bots are away. */
export const urlsShape = z.strictObject({ urls: z.array(z.url({ protocol: /^http$/ })) })

/** Events to post, each in as many copies as a number in `copies`; `spacingMs` between copies, each for `giveUpMs`. */
export const deliveryShape = z.strictObject({
  ...urlsShape.shape,
  events: z.array(z.looseObject({ id: z.string() })),
  copies: range.default([1, 1]),
  shuffle: z.boolean().default(false),
  giveUpMs: count.default(60_000),
  spacingMs: count.default(0),
})

export type Fault = z.infer<typeof fault>
export type Window = z.infer<typeof windowShape>
export type Options = z.infer<typeof optionsShape>
export type Send = z.infer<typeof sendShape>
export type FaultPlan = z.infer<typeof faultsShape>
export type Delivery = z.infer<typeof deliveryShape>
