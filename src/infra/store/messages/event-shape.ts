import { createHash } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Event } from '../../../bot/event.ts'
import type { Prisma } from '../../db/index.ts'

const happened = {
  id: z.string(),
  account: z.object({ channel: z.string(), externalId: z.string() }),
  place: z.object({ kind: z.enum(['direct', 'channel']), id: z.string(), thread: z.string().exactOptional() }),
  at: z.string().transform((text) => Temporal.Instant.from(text)),
}

const event = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('said'), ...happened, text: z.string() }),
  z.object({
    kind: z.literal('screened'),
    ...happened,
    about: z.enum(['crisis', 'health', 'harassment', 'misconduct', 'my_number']),
  }),
  z.object({ kind: z.literal('pressed'), ...happened, messageId: z.string(), index: z.number() }),
  z.object({
    kind: z.literal('rated'),
    ...happened,
    message: z.record(z.string(), z.string()),
    feedback: z.enum(['good', 'bad']),
  }),
  z.object({ kind: z.literal('submitted'), ...happened, form: z.string(), answers: z.record(z.string(), z.string()) }),
  z.object({ kind: z.enum(['opened', 'joined', 'left', 'visited']), ...happened }),
]) satisfies z.ZodType<Event>

/** Takes an event; gives it as the inbox keeps it. */
export function writeEvent(happening: Event): Prisma.InputJsonObject {
  return { ...happening, account: { ...happening.account }, place: { ...happening.place }, at: happening.at.toString() }
}

/** Takes a stored event; gives it back, or undefined where it cannot be read. */
export function readEvent(stored: unknown): Event | undefined {
  try {
    return event.parse(stored)
  } catch {
    return undefined
  }
}

/** The id an event is kept under: a UUID (version 8) made from its channel and the platform's own id of it. */
export function eventKey({ account, id }: Event): string {
  const digest = createHash('sha256').update(`${account.channel}\n${id}`).digest()
  digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x80, 6)
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = digest.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}
