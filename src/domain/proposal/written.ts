import { firstSentence } from '../text/sentence.ts'
import { shorten } from '../text/shorten.ts'

/** What stands under the headings of the form (様式第1号). Every heading is filled. */
export interface Written {
  /** 標題 */
  readonly title: string
  /** 現状・問題 */
  readonly problem: string
  /** How often, how much: 時間・件数・金額. */
  readonly amount: string
  /** 内容; of a report, what was changed. */
  readonly idea: string
  /** 効果 */
  readonly benefit: string
  /** 経費 */
  readonly cost: string
  /** Who thought it out with them, as they wrote it: names, which only the office sees. */
  readonly together: string
  /** 関係しそうな課 */
  readonly units: string
}

/** The longest text under one heading, in UTF-16 units. */
export const LONGEST = 4_000

/** The longest 標題, in characters as people see them. */
export const LONGEST_TITLE = 40

/** Takes what somebody wants to do; gives a 標題 from its first sentence. */
export function proposedTitle(idea: string): string {
  return shorten(firstSentence(idea).replace(/[。\s]+$/u, ''), LONGEST_TITLE)
}
