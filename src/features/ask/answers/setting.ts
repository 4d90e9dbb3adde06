import { card } from '../../../bot/card/card.ts'
import { squash } from '../../../domain/text/normalise.ts'
import { type Answer, evidence } from '../answer.ts'
import type { CityFact } from '../ports.ts'
import type { Question } from '../reading/question.ts'

/** What the city itself has entered for such a question: all words of the entry must stand in the question. */
export function cityAnswer(question: Question, facts: readonly CityFact[]): Answer | undefined {
  const asked = squash(question.text)
  const fact = facts.find(({ words }) => words.length > 0 && words.every((word) => asked.includes(squash(word))))
  if (!fact) return undefined
  return {
    card: card()
      .text(fact.text)
      .cite({ quote: fact.text, source: fact.sample ? 'sample' : 'setting', ref: '' })
      .build(),
    evidence: evidence('answered', [{ text: fact.text, ref: '', gradeIds: [] }]),
    subject: { about: 'documents', gradeIds: [], abilityIds: [], sectionIds: [] },
  }
}
