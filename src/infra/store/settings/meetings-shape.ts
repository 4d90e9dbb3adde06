import { z } from 'zod'
import { readRecurrence } from '../../../domain/meeting/cadence.ts'
import { line as name } from './shape-words.ts'

const cadence = z.strictObject({
  on: name(20).refine((text) => readRecurrence(text) !== undefined),
  at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  minutes: z.number().int().min(15).max(60),
  closed: z.enum(['before', 'after']),
})
const channel = z.strictObject({ channel: z.enum(['slack', 'teams']), id: name(200) })
const unit = z.strictObject({ unit: name(200), ...cadence.partial().shape, channel: channel.optional() })

/** 職場ミーティング: how often units meet, and where their posts go. */
export const meetings = z
  .strictObject({
    all: cadence.optional(),
    least_people: z.number().int().min(2).max(100).optional(),
    units: z.array(unit).max(1000).optional(),
    not_units: z.array(name(200)).max(500).optional(),
    not_leading: z.array(name(20)).max(1000).optional(),
  })
  // Without a cadence for all, each unit that meets says its own in full.
  .refine(({ all, units = [] }) => all !== undefined || units.every((own) => cadence.safeParse(cadenceIn(own)).success))
  .refine(({ units = [] }) => new Set(units.map((own) => own.unit)).size === units.length)

function cadenceIn({ on, at, minutes, closed }: z.infer<typeof unit>) {
  return { on, at, minutes, closed }
}

/** How it is written, for whoever got it wrong. */
export const WRITTEN_MEETINGS =
  '{"all":{"on":"第4木曜","at":"08:35","minutes":30,"closed":"after"},"units":[{"unit":"市民部/市民課/窓口係","on":"毎週月曜","channel":{"channel":"slack","id":"C0123"}}]} の形で書いてください。on は「毎週月曜」か「第2木曜」「第1・第3月曜」、minutes は15から60、closed（閉庁日のとき）は before か after です。'

/** The keys that an object at this place of the file may have. */
export function keysOfMeetings([, part, , inside]: readonly PropertyKey[]): readonly string[] {
  if (part === 'all') return Object.keys(cadence.shape)
  if (part === 'units') return Object.keys((inside === 'channel' ? channel : unit).shape)
  return ['all', 'least_people', 'units', 'not_units', 'not_leading']
}
