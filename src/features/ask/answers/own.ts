import { card } from '../../../bot/card/card.ts'
import { type Framework, type Grade, gradeAbove, gradeOf } from '../../../domain/competency/framework.ts'
import type { Person } from '../../../domain/people/person.ts'
import { type Answer, about, evidence } from '../answer.ts'
import { says } from '../reading/follow-up.ts'
import type { Question } from '../reading/question.ts'
import { BUTTON, TEXT } from '../texts.ts'
import { abilityAnswer } from './ability.ts'
import { withoutTableAnswer } from './awareness.ts'
import { gradeAnswer, roleAnswer } from './grade.ts'
import { promotionAnswer } from './promotion.ts'

/** What is expected of the asker: no grade was named, so their own is meant. Undefined where nothing of the kind is asked. */
export function ownAnswer(framework: Framework, question: Question, person: Person, desk: string): Answer | undefined {
  const answer = answerFor(framework, question, person, desk)
  return answer && { ...answer, personal: true }
}

function answerFor(framework: Framework, question: Question, person: Person, desk: string): Answer | undefined {
  const { abilityIds, wants } = question
  const own = gradeOfPerson(framework, person)
  if (!own)
    return says(wants, 'ability', 'role') || abilityIds.length > 0 ? tableless(framework, person, desk) : undefined
  const above = says(wants, 'promotion') ? gradeAbove(framework, own) : undefined
  if (above) return promotionAnswer(framework, own, above)
  if (abilityIds.length > 0) return abilityAnswer(framework, own, abilityIds)
  if (says(wants, 'ability')) return gradeAnswer(framework, own)
  return says(wants, 'role') ? roleAnswer(framework, own) : undefined
}

/** The card behind 「私に求められる能力」, for whoever presses it. */
export function ownCard(framework: Framework, person: Person | undefined, desk: string): Answer {
  if (!person) return unknownAnswer(desk)
  const own = gradeOfPerson(framework, person)
  return { ...(own ? gradeAnswer(framework, own) : tableless(framework, person, desk)), personal: true }
}

/** The asker's grade, where the policy has a table for it. */
export function gradeOfPerson(framework: Framework, person: Person | undefined): Grade | undefined {
  return person?.gradeId === undefined ? undefined : gradeOf(framework, person.gradeId)
}

function tableless(framework: Framework, { gradeName, jobFamily }: Person, desk: string): Answer {
  return withoutTableAnswer(framework, { name: `${gradeName}（${jobFamily}）`, kind: 'occupation' }, desk)
}

/** Somebody not in the directory: said so, and whom to ask. */
function unknownAnswer(desk: string): Answer {
  return {
    card: card(TEXT.notListed).text(TEXT.notListedNext(desk)).button(BUTTON.awareness, 'ask', 'awareness').build(),
    evidence: evidence('clarify'),
    subject: about('grade', []),
  }
}
