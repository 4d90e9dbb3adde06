import { normalise } from '../text/normalise.ts'

/** Twelve digits, alone or in groups of four. */
const TWELVE = /(?<![0-9])[0-9]{4}[-\s]?[0-9]{4}[-\s]?[0-9]{4}(?![0-9])/g
const NAMED = /マイナンバー|個人番号|my ?number/

/**
 * Whether a text holds a My Number: twelve digits whose check digit fits, or any twelve digits beside its name.
 * Check digit: 番号法施行令 第8条, 総務省令第85号 第5条.
 */
export function hasMyNumber(text: string): boolean {
  const levelled = normalise(text)
  for (const [written] of levelled.matchAll(TWELVE)) {
    const digits = [...written.replace(/[-\s]/g, '')].map(Number)
    if (NAMED.test(levelled) || checkDigit(digits.slice(0, 11)) === digits[11]) return true
  }
  return false
}

/** Takes the first eleven digits; gives the twelfth. */
function checkDigit(digits: readonly number[]): number {
  const sum = [...digits].reverse().reduce((total, digit, at) => total + digit * (at < 6 ? at + 2 : at - 4), 0)
  const rest = sum % 11
  return rest <= 1 ? 0 : 11 - rest
}
