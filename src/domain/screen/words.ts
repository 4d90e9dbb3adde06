import { hiragana, normalise } from '../text/normalise.ts'

/**
 * A table of words that mean one thing, written as people write them. Braces hold alternatives, as in a shell:
 * `眠れ{ない,ません}` is two words. A table is known by its identity; it is both what is looked for and what is found.
 */
export type Words = readonly string[]

/** Takes words between white space; gives them as a table. */
export function words(parts: TemplateStringsArray, ...endings: readonly string[]): Words {
  return String.raw({ raw: parts }, ...endings)
    .split(/\s+/)
    .filter((word) => word !== '')
}

/** Takes words with braces; gives all that they stand for. */
export function spelledOut(word: string): string[] {
  const close = word.indexOf('}')
  if (close < 0) return [word]
  const open = word.lastIndexOf('{', close)
  const [before, inside, after] = [word.slice(0, open), word.slice(open + 1, close), word.slice(close + 1)]
  return inside.split(',').flatMap((one) => spelledOut(before + one + after))
}

/** Takes a word of a table; gives it as levelled text has it, so that パワハラ, ﾊﾟﾜﾊﾗ and ぱわはら are one. */
export function levelled(word: string): string {
  return hiragana(normalise(word))
}
