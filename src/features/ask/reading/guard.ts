import { INSIDE } from '../../../domain/screen/attempts/inside.ts'
import { DEEDS, OFF_PURPOSE, OTHERS } from '../../../domain/screen/attempts/others.ts'
import { OVERRIDE, OVERRIDE_ENGLISH } from '../../../domain/screen/attempts/override.ts'
import { ROLE } from '../../../domain/screen/attempts/role.ts'
import { RUNNABLE } from '../../../domain/screen/attempts/runnable.ts'
import { letters, level } from '../../../domain/screen/phrases.ts'
import { normalise } from '../../../domain/text/normalise.ts'

/**
 * Whether a message tries to turn the bot into something else, to make it show its inside or other people's data, or
 * to run what was typed. Nothing of that could succeed without a language model; the person is still told what the bot
 * is for.
 */
export function redirects(text: string): boolean {
  const levelled = level(text)
  const bare = letters(levelled)
  return (
    [OVERRIDE, INSIDE, ROLE, OTHERS, DEEDS, OFF_PURPOSE].some((attempt) => attempt.test(levelled)) ||
    [OVERRIDE, OVERRIDE_ENGLISH].some((attempt) => attempt.test(bare)) ||
    RUNNABLE.test(normalise(text))
  )
}
