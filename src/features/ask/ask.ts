import type { Hints } from '../../domain/search.ts'
import type { Answer } from './answer.ts'
import { awarenessAnswer, withoutTableAnswer } from './answers/awareness.ts'
import { clarifyAnswer } from './answers/clarify.ts'
import { documentAnswer, notFoundAnswer, relatedAnswer, vagueAnswer, withEvidence } from './answers/documents.ts'
import { roleAnswer } from './answers/grade.ts'
import { measuresAnswer } from './answers/measures.ts'
import { frameworkAnswer, overGradesAnswer } from './answers/overview.ts'
import { ownAnswer } from './answers/own.ts'
import { cityAnswer } from './answers/setting.ts'
import { answerOnCourses, coursesNamed, withCourses } from './course-question.ts'
import type { Desktop } from './desktop.ts'
import { judge } from './gate.ts'
import { answerOnGrades } from './grade-question.ts'
import { followUp, says } from './reading/follow-up.ts'
import { ALL_GRADES } from './reading/intents.ts'
import type { Question } from './reading/question.ts'
import { resolveGrades } from './resolve.ts'

/** Hits that are ranked as evidence. */
const HITS = 14

/** Takes one question; gives its answer. Structured knowledge first, then the documents, then an honest 'no'. */
export function answerTo(asked: Question, desktop: Desktop): Answer {
  const { knowledge, person, subject } = desktop
  const { question, leansOn } = followUp(asked, subject, (id) => knowledge.section(id)?.title)
  return (
    answerOnCourses(question, desktop) ??
    answerOnGrades(knowledge.framework, question, person) ??
    answerOnFramework(question, desktop) ??
    cityAnswer(question, desktop.cityFacts) ??
    answerFromDocuments(question, desktop, leansOn)
  )
}

/** Questions to the framework that name no grade: abilities, awareness, one's own grade. */
function answerOnFramework(question: Question, { knowledge, person, desk }: Desktop): Answer | undefined {
  const { framework } = knowledge
  const { abilityIds, awarenessIds, wants, rest } = question
  if (question.fact || question.grades.length > 0 || rest.length > 0) return undefined
  const asksFramework = says(wants, 'ability', 'role', 'awareness')
  if (question.withoutTable && asksFramework) return withoutTableAnswer(framework, question.withoutTable, desk.name)
  if (awarenessIds.length > 0) return awarenessAnswer(framework, awarenessIds)
  const [named] = abilityIds
  if (named !== undefined && ALL_GRADES.test(question.text)) return overGradesAnswer(framework, named)
  if (question.family !== undefined && asksFramework) return ofFamily(question, knowledge)
  if (says(wants, 'awareness')) return awarenessAnswer(framework, [])
  if (person) return ownAnswer(framework, question, person, desk.name)
  const [only, more] = abilityIds
  if (only !== undefined) return more === undefined ? overGradesAnswer(framework, only) : undefined
  return says(wants, 'ability') ? frameworkAnswer(framework, knowledge.place(framework.ref)) : undefined
}

/** A job family named alone has several tables: asked back. */
function ofFamily(question: Question, { framework }: Desktop['knowledge']): Answer | undefined {
  const grades = framework.grades.filter(({ jobFamily }) => jobFamily === question.family)
  return grades.length > 1 ? clarifyAnswer(framework, grades, question) : undefined
}

/** The documents, through the gate. */
function answerFromDocuments(question: Question, desktop: Desktop, leansOn: string | undefined): Answer {
  const { knowledge, desk } = desktop
  const query = leansOn === undefined ? question.query : `${leansOn} ${question.query}`
  const search = knowledge.search(query, hintsOf(question, desktop), HITS)
  const measures = measuresAnswer(question, knowledge.measures)
  if (measures) return withEvidence(measures, search)
  const verdict = judge(question, search)
  if (verdict.kind === 'stated') return withCourses(documentAnswer(search, question), question, desktop)
  const elsewhere = coursesNamed(question, desktop) ?? ofItsGrade(question, desktop)
  if (elsewhere) return elsewhere
  if (verdict.kind === 'vague') return vagueAnswer()
  return verdict.kind === 'near' ? relatedAnswer(search, question, desk.name) : notFoundAnswer(search, desk.name)
}

/** A question on a grade in words that no document uses is still answered with what the grade is there for. */
function ofItsGrade(question: Question, { knowledge, person }: Desktop): Answer | undefined {
  if (question.fact) return undefined
  const meant = resolveGrades(knowledge.framework, question.grades, { family: question.family, person })
  const [first] = meant.grades
  return first && meant.kind === 'settled' ? roleAnswer(knowledge.framework, first) : undefined
}

function hintsOf(question: Question, { knowledge, person }: Desktop): Hints {
  const { grades } = resolveGrades(knowledge.framework, question.grades, { family: question.family, person })
  return {
    gradeIds: grades.map(({ id }) => id),
    abilityIds: question.abilityIds,
    role: says(question.wants, 'role') ? 'asked' : 'not_asked',
    shape: question.shape,
  }
}
