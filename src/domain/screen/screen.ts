import { Lexicon } from './lexicon.ts'
import { hasMyNumber } from './my-number.ts'
import { holds, type Rule, tablesOf } from './rules.ts'
import { letters, level, sentences } from './sentences.ts'
import { ARRANGEMENT } from './words/arrangements.ts'
import { DEATH, MEANS, MOURNING, NOT_A_WISH, NOT_DEATH, WISH_TO_DIE } from './words/crisis.ts'
import { GOING_ON } from './words/endings.ts'
import { HARASSMENT, NOT_ROUGH } from './words/harassment.ts'
import { FOUND, HEALTH, NOT_ILL } from './words/health.ts'
import { MISCONDUCT, NOT_WRONG, REPORT } from './words/misconduct.ts'
import { FAMILY, ME, NOT_PEOPLE, SOMEBODY } from './words/people.ts'
import { IN_A_BAD_WAY } from './words/plight.ts'
import { SUFFERED_FROM_OTHERS } from './words/suffered.ts'
import type { Words } from './words.ts'

/** What a message tells of that is stored, logged and sent nowhere. The class alone goes on. */
export type Sensitive = 'crisis' | 'health' | 'harassment' | 'misconduct' | 'my_number'

/** In this order: whoever is made ill by a superior is shown the harassment contacts, and those of health below. */
const SITUATIONS: ReadonlyArray<readonly [Sensitive, readonly Rule[]]> = [
  ['crisis', [{ all: [DEATH], unless: [MOURNING] }]],
  ['harassment', HARASSMENT],
  ['misconduct', MISCONDUCT],
  ['health', HEALTH],
  // Told without naming the matter: by the endings of Japanese, or as a trouble.
  ['harassment', SUFFERED_FROM_OTHERS],
  ['health', IN_A_BAD_WAY],
]
/** One's own case beside a word of arrangement: 「パワハラ受けてます、窓口どこ」. */
const OWN_CASE: readonly Words[] = [ME, SOMEBODY, FAMILY, GOING_ON, REPORT, FOUND]

const CRISIS = new Lexicon([WISH_TO_DIE, MEANS], NOT_A_WISH)
const TELLING = new Lexicon(
  [...new Set([...SITUATIONS.flatMap(([, rules]) => tablesOf(rules)), ...OWN_CASE, ARRANGEMENT])],
  [...NOT_PEOPLE, ...NOT_DEATH, ...NOT_ILL, ...NOT_ROUGH, ...NOT_WRONG],
)

/** In a message this short, who it is about and what happens may stand in two sentences. */
const ONE_BREATH = 200

/**
 * Takes a message; gives the class of a person's own or another's situation that it tells of, or undefined for an
 * ordinary question. A question about arrangements (「ハラスメント防止の取組は」) is ordinary: the classifier asks
 * for something that happens to somebody, not for a topic. Crisis comes before everything else.
 */
export function screen(text: string): Sensitive | undefined {
  if (CRISIS.read(letters(level(text))).size > 0) return 'crisis'
  if (hasMyNumber(text)) return 'my_number'
  const told = partsOf(text)
    .map((part) => TELLING.read(part))
    .filter(tellsOfACase)
  return SITUATIONS.find(([, rules]) => told.some((found) => holds(rules, found)))?.[0]
}

function tellsOfACase(found: ReadonlySet<Words>): boolean {
  return !found.has(ARRANGEMENT) || OWN_CASE.some((own) => found.has(own))
}

/** The sentences, so that a question beside a complaint does not hide it, and a short message also as a whole. */
function partsOf(text: string): string[] {
  const parts = sentences(text)
  return parts.length > 1 && text.length <= ONE_BREATH ? [...parts, parts.join('')] : parts
}
