import type { Subject } from '../subject.ts'
import { ALL_GRADES } from './intents.ts'
import type { GradeMention, Question, Want } from './question.ts'

/** Words that ask something of whatever was talked of. */
const OF_IT =
  /^(取組|主|目的|理由|背景|経緯|対象|期間|内容|種類|効果|メリット|課題|締切|期限|担当|方法|概要|具体例|例|全文|続き|詳細|根拠|名称|正式|時期)$/

/** The asker means themselves, whoever was talked of before. */
const SELF = /(?:私|わたし|わたくし|僕|ぼく|俺|自分)(?:自身)?(?:に|が|の|は|も|なら|だと|、|[?？]|$)/

/** A question with what the last subject adds to it. */
export interface FollowedUp {
  readonly question: Question
  /** Title words of the section last talked of, to search with. */
  readonly leansOn: string | undefined
}

/** Takes a question and the last subject; gives the question as it is meant (「じゃあ課長は?」). */
export function followUp(
  question: Question,
  subject: Subject | undefined,
  titleOf: (sectionId: string) => string | undefined,
): FollowedUp {
  if (!subject) return { question, leansOn: undefined }
  const { grades, abilityIds, wants, rest } = question
  const named =
    question.awarenessIds.length > 0 ||
    question.withoutTable !== undefined ||
    question.family !== undefined ||
    ALL_GRADES.test(question.text)
  const bare = rest.length === 0 && !named
  const isSelf = grades.length === 0 && SELF.test(question.text)
  if (
    bare &&
    (grades.length > 0 || isSelf) &&
    abilityIds.length === 0 &&
    !says(wants, 'role', 'ability', 'awareness', 'promotion', 'course')
  ) {
    return { question: withSubjectOf(question, subject), leansOn: undefined }
  }
  if (
    bare &&
    !isSelf &&
    grades.length === 0 &&
    (abilityIds.length > 0 || says(wants, 'course', 'role', 'ability')) &&
    subject.gradeIds.length > 0
  ) {
    const mentions = mentionsOf(subject.gradeIds)
    const borrowed = abilityIds.length === 0 && says(wants, 'course') ? subject.abilityIds : abilityIds
    return { question: { ...question, grades: mentions, abilityIds: borrowed }, leansOn: undefined }
  }
  const pointsBack = /^(その|それ|この|これ|そこ|そっち)/.test(question.text)
  const asks =
    rest.length > 0 ||
    wants.size > 0 ||
    question.shape !== 'any' ||
    question.fact !== undefined ||
    /[?？]$/.test(question.text)
  const empty = asks && rest.every((word) => OF_IT.test(word)) && grades.length === 0 && abilityIds.length === 0
  const [section] = subject.sectionIds
  return { question, leansOn: section !== undefined && (empty || pointsBack) ? titleOf(section) : undefined }
}

/** 「部長だと？」「主査と比べると？」: the new grade with what was asked of the last one. */
function withSubjectOf(question: Question, subject: Subject): Question {
  const wants = new Set(question.wants)
  if (subject.about === 'role') wants.add('role')
  if (subject.about === 'grade') wants.add('ability')
  if (subject.about === 'courses') wants.add('course')
  const compared = says(wants, 'comparison') && question.grades.length === 1
  const grades = compared ? [...mentionsOf(subject.gradeIds), ...question.grades] : question.grades
  return { ...question, grades, wants, abilityIds: subject.about === 'ability' ? subject.abilityIds : [] }
}

function mentionsOf(gradeIds: readonly string[]): GradeMention[] {
  return gradeIds.map((id) => ({ gradeIds: [id], among: 'one' }))
}

/** Whether one of the wants is there. */
export function says(wants: ReadonlySet<Want>, ...asked: readonly Want[]): boolean {
  return asked.some((want) => wants.has(want))
}
