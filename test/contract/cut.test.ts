import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutAt } from '../../src/bot/card/cut.ts'

const seed = Number(process.env.FC_SEED ?? Math.floor(Math.random() * 2 ** 31))
process.stderr.write(`cuts: FC_SEED=${seed}\n`)

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' })

/** What joins the letter before it, what is two units long, and ordinary letters. */
const letter = fc.oneof(
  fc.constantFrom(
    'か\u3099',
    'e\u0301',
    '👨‍👩‍👧‍👦',
    '🇯🇵',
    '𠮷',
    '\r\n',
    '\u3099',
    '\u0301',
    '\u200D',
    'ー',
    '゛',
    '各',
    'ｶ',
    'ﾞ',
  ),
  fc.constantFrom('主', '査', 'の', 'ガ', 'x', '1', ' ', '、', '。', '「', '」', '～', '\n', '!', '~'),
)
const text = fc.array(letter, { maxLength: 40 }).map((letters) => letters.join(''))

describe('a text that is cut', () => {
  it('loses nothing, keeps its limit and cuts no letter in two', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 60 }), (whole, limit) => {
        const [first, rest] = cutAt(whole, limit)
        expect(first + rest).toBe(whole)
        expect(first.length).toBeLessThanOrEqual(limit)
        const ends = [...graphemes.segment(whole)].map(({ index, segment }) => index + segment.length)
        const longest = Math.max(0, ...[...graphemes.segment(whole)].map(({ segment }) => segment.length))
        // A letter longer than the limit is cut after all; else as much as fits is kept.
        if (longest <= limit) expect(first.length).toBe(ends.findLast((end) => end <= limit) ?? 0)
      }),
      { seed, numRuns: 20_000 },
    )
  })
})
