import { CardBuilder } from '../../bot/card/card.ts'
import { cellOf, type Framework, fullName, type Grade, gradeBelow } from '../../domain/competency/framework.ts'
import type { Person } from '../../domain/people/person.ts'
import { squash } from '../../domain/text/normalise.ts'
import type { Answer } from './answer.ts'
import { abilityAnswer } from './answers/ability.ts'
import { awarenessAnswer } from './answers/awareness.ts'
import { clarifyAnswer } from './answers/clarify.ts'
import { abilityComparison, roleComparison } from './answers/comparison.ts'
import { gradeAnswer, roleAnswer } from './answers/grade.ts'
import { promotionAnswer } from './answers/promotion.ts'
import { says } from './reading/follow-up.ts'
import type { Question } from './reading/question.ts'
import { resolveGrades } from './resolve.ts'
import { BUTTON, TEXT } from './texts.ts'

/** Words beside grade and ability that still leave it a question to the framework. */
const LOOSE_WORDS = 3

/**
 * Takes a question that names grades; gives the framework's answer, or undefined where something else is asked
 * of them (pay, a measure, a course).
 */
export function answerOnGrades(
  framework: Framework,
  question: Question,
  person: Person | undefined,
): Answer | undefined {
  if (question.fact || question.grades.length === 0) return undefined
  const meant = resolveGrades(framework, question.grades, { family: question.family, person })
  const { abilityIds, wants, rest } = question
  const asksFramework =
    abilityIds.length > 0
      ? rest.length <= LOOSE_WORDS
      : rest.length === 0 || says(wants, 'promotion') || (says(wants, 'role') && rest.length === 1)
  if (!asksFramework) return noSuchAbility(framework, question, meant.grades)
  const [first] = meant.grades
  if (!first) return undefined
  if (meant.kind === 'either') {
    return sameForAll(meant.grades, question)
      ? abilityAnswer(framework, first, abilityIds)
      : clarifyAnswer(framework, meant.grades, question)
  }
  const answer = answerFor(framework, meant.grades, question)
  return answer && meant.by === 'profile' ? sayingWhichTable(framework, answer, question, meant.grades) : answer
}

/** 「部長級の法務能力」: no ability of the tables has that name; said so, with those that there are. */
function noSuchAbility(framework: Framework, question: Question, grades: readonly Grade[]): Answer | undefined {
  const [grade, other] = grades
  const [, stem] = /([^のはがを、。?]{2,8})能力/.exec(squash(question.query)) ?? []
  if (!grade || other || question.abilityIds.length > 0 || !question.rest.some((word) => stem?.endsWith(word)))
    return undefined
  const { card: shown, ...answer } = gradeAnswer(framework, grade)
  return {
    ...answer,
    card: new CardBuilder({ ...shown, blocks: [{ kind: 'text', text: TEXT.noSuchAbility }, ...shown.blocks] }).build(),
    evidence: { ...answer.evidence, outcome: 'related' },
  }
}

/** The answer on settled grades. */
function answerFor(framework: Framework, grades: readonly Grade[], question: Question): Answer | undefined {
  const [first, second] = grades
  if (!first) return undefined
  const { abilityIds, wants } = question
  if (says(wants, 'promotion') && abilityIds.length === 0) {
    const from = second ? first : gradeBelow(framework, first)
    if (from) return promotionAnswer(framework, from, second ?? first)
  }
  if (second) return compare(framework, grades, question)
  if (abilityIds.length > 0) return abilityAnswer(framework, first, abilityIds)
  if (says(wants, 'role') && !says(wants, 'ability')) return roleAnswer(framework, first)
  if (says(wants, 'awareness')) return awarenessAnswer(framework, question.awarenessIds)
  return says(wants, 'role') ? roleAnswer(framework, first) : gradeAnswer(framework, first)
}

/** The asker's own table was taken without asking: said so, with a press to the other one. */
function sayingWhichTable(framework: Framework, answer: Answer, question: Question, taken: readonly Grade[]): Answer {
  const [grade] = taken
  const others = question.grades
    .flatMap(({ gradeIds }) => gradeIds)
    .filter((id) => !taken.some((each) => each.id === id))
  const other = framework.grades.find(({ id }) => id === others[0])
  if (!grade || !other) return answer
  const act = question.abilityIds.length > 0 ? 'ability' : says(question.wants, 'role') ? 'role' : 'grade'
  const card = new CardBuilder(answer.card)
    .note(TEXT.byProfile(fullName(framework, grade)))
    .button(BUTTON.own(fullName(framework, other)), 'ask', act, {
      gradeIds: [other.id],
      abilityIds: question.abilityIds,
    })
    .build()
  return { ...answer, card }
}

/** Grades of one word that share their tables (管理職) are answered as one where their statements are the same. */
function compare(framework: Framework, grades: readonly Grade[], question: Question): Answer {
  const { abilityIds } = question
  const [first] = grades
  if (abilityIds.length > 0 && first && question.grades.length === 1 && sameForAll(grades, question)) {
    return abilityAnswer(framework, first, abilityIds)
  }
  return abilityIds.length > 0 ? abilityComparison(framework, grades, abilityIds) : roleComparison(framework, grades)
}

/** Whether the asked abilities are worded the same for all the grades, so that nothing need be asked back. */
function sameForAll(grades: readonly Grade[], { abilityIds }: Question): boolean {
  return (
    abilityIds.length > 0 &&
    abilityIds.every((id) => {
      const cells = grades.map((grade) => cellOf(grade, id))
      return new Set(cells.map((cell) => (cell?.kind === 'defined' ? cell.text : cell?.kind))).size === 1
    })
  )
}
