import { NEEDS } from '../../src/domain/proposal/arrows.ts'
import { KINDS, RESULTS, type Result } from '../../src/domain/proposal/proposal.ts'
import type { RuleBook } from '../../src/domain/proposal/rule-book.ts'

/** Rules that have every stage, kind and result there is. */
export const WIDEST: RuleBook = {
  title: '見本市職員提案規程',
  kinds: Object.fromEntries(KINDS.map((kind) => [kind, kind])),
  stages: ['opinion', 'open_comment', 'screening'],
  results: Object.fromEntries(RESULTS.map((result) => [result, result])),
  criteria: [{ key: 'effect', label: '効果性', weight: 100 }],
  proposers: { joint: 'allowed', reviewers: 'may_not' },
  anonymity: 'from_reviewers',
  exclusions: [{ clause: '第3条第2項第1号', text: '個人への苦情や中傷' }],
  limits: { intake: 10, completion: 10, opinion: 20, notice: 10, draft: 30 },
}

/** Rules with no stage that can be left out. */
export const NARROWEST: RuleBook = { ...WIDEST, stages: [] }

/** A reason of forty characters and more. */
export const GROUNDS =
  '入口の掲示は四月の庁舎案内の更新で位置と様式をまとめて決めるため、先に置くと二度作り直しになります。'

/** Whatever an act may need, with a decision of `result`. */
export function everything(result: Result): Record<string, string> & { result: Result } {
  return { ...Object.fromEntries(NEEDS.map((need) => [need, GROUNDS])), result }
}
