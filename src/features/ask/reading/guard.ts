import { DEEDS, OFF_PURPOSE } from '../../../domain/screen/attempts/deeds.ts'
import { INSIDE, NOT_INSIDE } from '../../../domain/screen/attempts/inside.ts'
import { NOBODY, OTHERS } from '../../../domain/screen/attempts/others.ts'
import { NOT_DROPPED, OVERRIDE } from '../../../domain/screen/attempts/override.ts'
import { ROLE } from '../../../domain/screen/attempts/role.ts'
import { RUNNABLE } from '../../../domain/screen/attempts/runnable.ts'
import { NOT_YOU } from '../../../domain/screen/attempts/you.ts'
import { Lexicon } from '../../../domain/screen/lexicon.ts'
import { holds, type Rule, tablesOf } from '../../../domain/screen/rules.ts'
import { letters, sentences } from '../../../domain/screen/sentences.ts'
import { normalise } from '../../../domain/text/normalise.ts'

const ATTEMPTS: readonly Rule[] = [...OVERRIDE, ...INSIDE, ...ROLE, ...OTHERS, ...DEEDS, ...OFF_PURPOSE]
const LEXICON = new Lexicon([...new Set(tablesOf(ATTEMPTS))], [...NOT_YOU, ...NOT_INSIDE, ...NOBODY, ...NOT_DROPPED])

const OVERRIDES = new Lexicon([...new Set(tablesOf(OVERRIDE))], NOT_DROPPED)

/** In a message this short, what is asked and of whom may stand in two sentences. */
const ONE_BREATH = 200

/**
 * Whether a message tries to turn the bot into something else, to make it show its inside or what is known of other
 * employees, or to run what was typed. Nothing of that could succeed without a language model; the person is still told
 * what the bot is for.
 */
export function redirects(text: string): boolean {
  const parts = sentences(text)
  const whole = text.length <= ONE_BREATH ? [parts.join('')] : []
  return (
    [...parts, ...whole].some((part) => holds(ATTEMPTS, LEXICON.read(part))) ||
    // Words pulled apart (「指 示 を、無 視 し て」) stand in one sentence.
    parts.some((part) => holds(OVERRIDE, OVERRIDES.read(`。${letters(part)}。`))) ||
    RUNNABLE.test(normalise(text))
  )
}
