import type { Search } from '../../domain/search.ts'
import { windowsOf } from './evidence-window.ts'
import { shows } from './reading/facts.ts'
import type { Question } from './reading/question.ts'

/** Whether the documents state what is asked: yes, only something near it, or nothing of it. */
export type Verdict =
  | { readonly kind: 'stated' }
  | { readonly kind: 'near' }
  | { readonly kind: 'absent' }
  /** The question names no matter at all. */
  | { readonly kind: 'vague' }

/** Below this share of the question's weight nothing of it is in the documents. */
const ABSENT = 0.22
/** Where the kind of fact is known, less is enough to say of what it is missing. */
const ABSENT_FACT = 0.05
/** Below this share, with a word that no document has, the passage is near but does not state it. */
const NEAR = 0.4
/** A question that names no matter is about the documents themselves, where it says so. */
const OF_THE_DOCUMENTS = /方針|計画|プラン|文書|policy/

/** Takes a question and its search; gives the verdict. Two rules: the kind of fact asked for, and coverage. */
export function judge(question: Question, { hits, coverage, unknown }: Search): Verdict {
  if (coverage === undefined)
    return OF_THE_DOCUMENTS.test(question.query) && hits.length > 0 ? { kind: 'stated' } : { kind: 'vague' }
  const read = windowsOf(hits.slice(0, 3)).map(({ text }) => text)
  const lacks = question.fact !== undefined && !shows(read, question.fact)
  if (hits.length === 0 || coverage < (lacks ? ABSENT_FACT : ABSENT)) return { kind: 'absent' }
  if (lacks) return { kind: 'near' }
  return unknown.length > 0 && coverage < NEAR ? { kind: 'near' } : { kind: 'stated' }
}
