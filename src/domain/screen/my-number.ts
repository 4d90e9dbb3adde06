import { fold, normalise } from '../text/normalise.ts'

const BETWEEN = '[-‐‑‒–—−ー・.,_/\\s]?'

/** Twelve digits, alone or in groups of four. */
const TWELVE = new RegExp(`(?<![0-9])[0-9]{4}${BETWEEN}[0-9]{4}${BETWEEN}[0-9]{4}(?![0-9])`, 'g')
/** Twelve digits one by one, or in other even groups: only their name or the check digit tells them from a date. */
const SPELT = new RegExp(
  [`(?:[0-9]${BETWEEN}){11}[0-9]`, `(?:[0-9]{3}${BETWEEN}){3}[0-9]{3}`, `[0-9]{6}${BETWEEN}[0-9]{6}`]
    .map((digits) => `(?<![0-9])${digits}(?![0-9])`)
    .join('|'),
  'g',
)
const NAMED = /まいなんばー|まいな番号|個人番号|my-?(number|なんばー)/

/**
 * Whether a text holds a My Number: twelve digits whose check digit fits, or any twelve digits beside its name.
 * Check digit: 番号法施行令 第8条, 総務省令第85号 第5条.
 */
export function hasMyNumber(text: string): boolean {
  const levelled = normalise(text)
  const found = [...levelled.matchAll(TWELVE), ...levelled.matchAll(SPELT)].map(([written]) => digitsOf(written))
  if (found.length === 0) return false
  return NAMED.test(fold(text)) || found.some((digits) => checkDigit(digits.slice(0, 11)) === digits[11])
}

function digitsOf(written: string): number[] {
  return [...written.replace(/[^0-9]/g, '')].map(Number)
}

/** Takes the first eleven digits; gives the twelfth. */
function checkDigit(digits: readonly number[]): number {
  const sum = [...digits].reverse().reduce((total, digit, at) => total + digit * (at < 6 ? at + 2 : at - 4), 0)
  const rest = sum % 11
  return rest <= 1 ? 0 : 11 - rest
}
