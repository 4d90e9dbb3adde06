import { fold } from '../text/normalise.ts'

// Zero-width characters hide words; apostrophes are typed in five ways.
const UNSEEN = /[\u200b-\u200f\u2060\ufeff\u00ad'`´‘’]/g
const LINES = /\n+/g
const END = /(?<=[。.!?])/
/** Emoji, waves and other marks close a clause as a full stop does. */
const MARKS = /[^\p{L}\p{N}ー、?「」『』<>{}[\]$#;:=*/\\|_@%"()&-]+/gu

/** Takes any text; gives it folded, without white space, characters that nobody sees, and apostrophes. */
export function level(text: string): string {
  return fold(text).replace(UNSEEN, '')
}

/** Takes levelled text; gives its letters alone, so that 「死、に、た、い」 and 「i-g-n-o-r-e」 are read too. */
export function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}ー]/gu, '')
}

/** Takes any text; gives its sentences, levelled, each between 。 and 。 so that a word can ask for a beginning or an end. */
export function sentences(text: string): string[] {
  return level(text.replace(LINES, '。'))
    .replace(MARKS, '。')
    .split(END)
    .filter((sentence) => sentence !== '。')
    .map((sentence) => `。${sentence}${sentence.endsWith('。') ? '' : '。'}`)
}
