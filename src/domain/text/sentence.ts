import { squash } from './normalise.ts'

/** Ends of a sentence in running text; a line end closes an item of a list. */
const END = /(?<=[。\n])/

/** Pieces of squashed text that are sought, with their weights. */
export type Sought = ReadonlyMap<string, number>

/**
 * Takes a text, what is sought and a limit in characters; gives the stretch of whole sentences that is nearest to it,
 * verbatim and at most that long, or the nearest sentence alone where even that is longer.
 */
export function nearestStretch(text: string, sought: Sought, limit: number): string {
  if (text.length <= limit) return text
  const sentences = text.split(END)
  const scores = sentences.map((sentence) => scoreOf(sentence, sought))
  const best = scores.indexOf(Math.max(...scores))
  let from = best
  let to = best + 1
  const fits = (next: string | undefined) =>
    next !== undefined && sentences.slice(from, to).join('').length + next.length <= limit
  while (fits(sentences[to]) || fits(sentences[from - 1])) {
    if (fits(sentences[to])) to += 1
    else from -= 1
  }
  return sentences.slice(from, to).join('').trim()
}

/** The first sentence of a text. */
export function firstSentence(text: string): string {
  return (text.split(END)[0] ?? '').trim()
}

function scoreOf(sentence: string, sought: Sought): number {
  const letters = squash(sentence)
  let score = 0
  for (const [piece, weight] of sought) if (letters.includes(piece)) score += weight
  return score
}
