import { z } from 'zod'
import type { Card } from '../../bot/card/card.ts'
import type { Citation } from '../../domain/passage.ts'

const text = z.string()
const citation = z.object({
  quote: text,
  source: z.enum(['policy', 'document', 'setting', 'sample', 'standard']),
  ref: text,
  page: z.number().optional(),
  document: text.optional(),
}) satisfies z.ZodType<Citation>

const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text }),
  z.object({ kind: z.literal('quote'), text }),
  z.object({ kind: z.literal('note'), text }),
  z.object({ kind: z.literal('list'), items: z.array(text) }),
  z.object({ kind: z.literal('facts'), facts: z.array(z.object({ name: text, value: text })) }),
])

const card = z.object({
  title: text.exactOptional(),
  blocks: z.array(block),
  citations: z.array(citation),
  buttons: z.array(z.object({ label: text, feature: text, act: text, given: z.record(text, z.unknown()) })),
}) satisfies z.ZodType<Card>

/** Takes a stored card; gives it back, or undefined where it no longer has the shape of one. */
export function readCard(stored: unknown): Card | undefined {
  const read = card.safeParse(stored)
  return read.success ? read.data : undefined
}
