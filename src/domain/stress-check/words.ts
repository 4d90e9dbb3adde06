import { fold, squash } from '../text/normalise.ts'

/**
 * Words that no text about the stress check has: to take it is free, and nobody is called late or missing (domain notes
 * §3 (3), wording rule 8). Spaces and the width of letters do not matter.
 */
const FORBIDDEN = [
  '必ず',
  'かならず',
  '義務',
  '強制',
  '必須',
  '至急',
  '督促',
  '催促',
  '未提出',
  '未受検',
  '未受診',
  '未回答',
  '期限超過',
  '期限切れ',
  '期限厳守',
  '提出してください',
  '受けてください',
  '受検してください',
  '受診してください',
  '回答してください',
  '受けなければ',
  '受けないと',
  '受けるように',
  '全員受',
  'さもないと',
] as const

/** The first forbidden word that stands in a text; undefined where there is none. */
export function forbiddenWordIn(text: string): string | undefined {
  const levelled = squash(text)
  return FORBIDDEN.find((word) => levelled.includes(word))
}

/** Names of the stress check and of what only it has, in levelled letters with katakana as hiragana. */
const NAMES =
  /すとれす[・･_-]*(?:の)?(?:ちぇっく|検査|診断|調査|しんだん|けんさ|てすと)|stress[・_-]*(?:check|test)|高すとれす|職業性すとれす|心理的な?負担の程度|心の健康診断|こころの健康診断|めんたる(?:へるす)?ちぇっく|受検勧奨|集団分析|66条の(?:10|十)|六十六条の十/

/** Whether a text is about the stress check: such a campaign belongs in its own module, with its own rules. */
export function isAboutStressCheck(text: string): boolean {
  return NAMES.test(fold(text))
}
