import { fold } from '../text/normalise.ts'

/** Names of the stress check in levelled letters, katakana as hiragana. */
const NAMES = /すとれす[・･]?(?:の)?(?:ちぇっく|検査|診断|調査)|stress-?check|高すとれす|受検勧奨|集団分析/

/** Whether a text is about the stress check: it has rules of its own and is no campaign (domain notes §3). */
export function isAboutStressCheck(text: string): boolean {
  return NAMES.test(fold(text))
}
