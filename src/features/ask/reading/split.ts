import { squash } from '../../../domain/text/normalise.ts'
import type { Question } from './question.ts'

/** Answered in one message; more are pointed to. */
const MOST = 3

/**
 * Takes a message and how a question is read; gives its questions, one to three.
 * A part that names nothing of its own (「正式名称も知りたい」) belongs to the part before it.
 */
export function splitQuestions(text: string, read: (text: string) => Question): Question[] {
  const parts = text
    .split(/(?<=[?？])|\n+/)
    .map((part) => part.trim())
    .filter((part) => squash(part).length > 0)
  const joined: string[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (last !== undefined && !(standsAlone(read(part)) && standsAlone(read(last)))) {
      joined[joined.length - 1] = `${last} ${part}`
    } else joined.push(part)
  }
  return joined.length > MOST ? [read(text)] : joined.map(read)
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
