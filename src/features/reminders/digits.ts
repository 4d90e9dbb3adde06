import { normalise } from '../../domain/text/normalise.ts'

const DIGITS = '〇一二三四五六七八九'
const NUMBER = /([〇一二三四五六七八九十]+)(?=[年月日時分])/g

/** Takes any text; gives it levelled, with the numbers of days and times in digits: 「二月三日」 → 「2月3日」. */
export function withDigits(text: string): string {
  return normalise(text).replace(NUMBER, (letters) => String(numberIn(letters)))
}

/** 「二十三」 is 23, 「二〇二七」 2027. */
function numberIn(letters: string): number {
  const [tens, units, ...more] = letters.split('十')
  if (tens === undefined || units === undefined || more.length > 0) return digitsIn(letters)
  return (tens === '' ? 1 : digitsIn(tens)) * 10 + (units === '' ? 0 : digitsIn(units))
}

function digitsIn(letters: string): number {
  return Number([...letters].map((letter) => DIGITS.indexOf(letter)).join(''))
}
