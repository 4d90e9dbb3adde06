import { readFileSync } from 'node:fs'
import { z } from 'zod'

const KINDS = [
  'crisis',
  'health',
  'harassment',
  'misconduct',
  'my_number',
  'ordinary',
  'injection',
  'near_injection',
] as const

const Phrase = z.strictObject({
  text: z.string().min(1),
  kind: z.enum(KINDS),
  /** The words were chosen by looking at `tune`; `held` was only counted. Both were written by one author. */
  set: z.enum(['tune', 'held']),
})

export type Phrase = z.infer<typeof Phrase>
export type Kind = Phrase['kind']

/** What staff of a city hall might type, and what the message is. */
export const phrases: readonly Phrase[] = readFileSync(new URL('phrases.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => Phrase.parse(JSON.parse(line)))

/** Takes a kind, a set and a judgement; gives the share of phrases for which it is true, in percent. */
export function share(kind: Kind, set: Phrase['set'], right: (text: string) => boolean): number {
  const asked = phrases.filter((phrase) => phrase.kind === kind && phrase.set === set)
  return (100 * asked.filter(({ text }) => right(text)).length) / asked.length
}
