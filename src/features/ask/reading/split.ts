import { squash } from '../../../domain/text/normalise.ts'
import type { Question } from './question.ts'

/** Answered at once; it is said that more were left. */
const MOST = 3

/** The questions of a message that are answered, and how many are left. */
export interface Questions {
  readonly asked: readonly Question[]
  readonly left: number
}

/**
 * Takes a message and how a question is read; gives its questions, one to three.
 * A part that names nothing of its own (「正式名称も知りたい」) belongs to the part before it.
 */
export function splitQuestions(text: string, read: (text: string) => Question): Questions {
  const parts = text
    .split(/(?<=[?？。])|\n+/)
    .map((part) => part.replace(/^(あと|それと|それから|ついでに)[、,]?/, ''))
    .map((part) => part.trim())
    .filter((part) => squash(part).length > 0)
  const joined: string[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (last !== undefined && !(standsAlone(read(part)) && standsAlone(read(last)))) {
      joined[joined.length - 1] = `${last} ${part}`
    } else joined.push(part)
  }
  const asked = joined.length === 0 ? [read(text)] : joined.slice(0, MOST).map(read)
  return { asked, left: Math.max(joined.length - MOST, 0) }
}

/** Whether a part can be answered without the others. */
function standsAlone(question: Question): boolean {
  if (/^(その|それ|この|これ|あと|また)/.test(question.text)) return false
  return (
    question.grades.length > 0 ||
    question.abilityIds.length > 0 ||
    question.awarenessIds.length > 0 ||
    question.rest.length > 0
  )
}
