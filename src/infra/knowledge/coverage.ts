import type { Search } from '../../domain/search.ts'
import { namesMatter } from '../../domain/text/neutral.ts'
import type { Bag } from './bag.ts'
import type { TermIndex } from './term-index.ts'
import { bigramsOf } from './tokens.ts'

/** What a single letter is worth: mostly the stem of a verb or a suffix. */
const STEM = 0.3
/** What a word is worth of which only the bigrams are held: 再発防止 beside 防止. */
const PART = 0.6

/**
 * Takes a question's bag and the terms its best hits hold; gives the share of its weight that they hold.
 * A word that a reading or a synonym explains counts as held when its expansion is.
 */
export function coverageOf(
  bag: Bag,
  held: ReadonlySet<string>,
  index: TermIndex,
): Pick<Search, 'coverage' | 'unknown'> {
  const unknown: string[] = []
  let all = 0
  let covered = 0
  for (const [word, expansions] of bag.typed) {
    if (!namesMatter(word) && expansions.length === 0) continue
    const weight = index.rarity(`w${word}`) * (word.length === 1 ? STEM : 1)
    const explained = expansions.some((term) => held.has(term))
    const share = held.has(`w${word}`) || explained ? 1 : PART * shareOf(bigramsOf(word), held)
    all += weight
    covered += weight * share
    if (share < 1 && index.frequency(`w${word}`) === 0) unknown.push(word)
  }
  return { coverage: all === 0 ? undefined : covered / all, unknown }
}

function shareOf(terms: readonly string[], held: ReadonlySet<string>): number {
  return terms.length === 0 ? 0 : terms.filter((term) => held.has(term)).length / terms.length
}
