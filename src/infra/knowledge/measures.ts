import type { z } from 'zod'
import { HagukumiError } from '../../bot/errors.ts'
import { shorten } from '../../domain/text/shorten.ts'
import { missingQuotes } from './import-quotes.ts'
import { quotesOf } from './measures-quotes.ts'
import { type Measures, measuresShape } from './measures-shape.ts'

export type { Measures } from './measures-shape.ts'

/** As many faults as a person reads at once. */
const SHOWN = 20

/**
 * Takes the text of measures.json; gives pillars with items and main measures, training types, roles and the timeline.
 * With `policyText` (the policy's words without Markdown marks) every quote must occur in it, white space apart; an
 * import passes it, later reading does not, so that a policy imported afterwards never stops the bot.
 * Throws bad_input naming the place and the words.
 */
export function readMeasures(text: string, policyText?: string): Measures {
  const read = measuresShape.safeParse(parse(text))
  if (!read.success) throw refusal([shapeFault(read.error)], read.error)
  const measures = read.data
  const twice = repeated(measures.pillars.flatMap((pillar) => [pillar.id, ...pillar.items.map((item) => item.id)]))
  if (twice !== undefined) throw refusal([`同じ id「${shorten(twice, 20)}」が2つあります。`])
  if (policyText === undefined) return measures
  const missing = missingQuotes(quotesOf(measures), policyText)
  if (missing.length === 0) return measures
  throw refusal(missing.map(({ place, text: words }) => `${place}：「${shorten(words, 60)}」が方針本文にありません。`))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw refusal(['JSON として読めません。括弧と引用符をお確かめください。'], cause)
  }
}

function shapeFault(error: z.ZodError): string {
  const place = error.issues[0]?.path.join('.') || '全体'
  return `${place}：形が合いません。見本（prisma/seed/policy/measures.json）に合わせてください。`
}

function repeated(ids: readonly string[]): string | undefined {
  return ids.find((id, at) => ids.indexOf(id) !== at)
}

function refusal(faults: readonly string[], cause?: unknown): HagukumiError {
  const more = faults.length > SHOWN ? [`ほかに${faults.length - SHOWN}件あります。`] : []
  const lines = ['取組の一覧を取り込めませんでした。', ...faults.slice(0, SHOWN), ...more]
  return new HagukumiError('bad_input', lines.join('\n'), { cause })
}
