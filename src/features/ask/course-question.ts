import { CardBuilder } from '../../bot/card/card.ts'
import { squash } from '../../domain/text/normalise.ts'
import type { Answer } from './answer.ts'
import { citationOf, courseAnswer, lineOf } from './courses/answer.ts'
import { type CourseFilter, fitting, narrowed } from './courses/filter.ts'
import { foreignWords, isHard, readFilter } from './courses/read-filter.ts'
import type { Desktop } from './desktop.ts'
import type { Knowledge } from './ports.ts'
import { says } from './reading/follow-up.ts'
import type { Question } from './reading/question.ts'
import { resolveGrades } from './resolve.ts'
import { BUTTON, TEXT } from './texts.ts'

/** Words of a question about the policy on training, not about the catalogue. */
const ON_POLICY =
  /取組|方針|目的|とは|どういう|意味|定義|充実|課題|なぜ|なんで|理由|効果|メリット|いつから|考え方|位置づけ|種類|分類|支援|目標|もくひょう|ために|必要性|メニュー|還元|義務|って何|ってなに|どんな研修|どうして|意義|違い|比較/

/** Asking for courses one by one, not for what training is done. */
const LISTING = /どれ|一覧|何が|全部|ぜんぶ|講座|セミナー|見たい|受けたい|受けられる|おすすめ|探し|リスト/

/** Kinds of facts that a catalogue states. */
const OF_COURSES: readonly string[] = ['日数・時間', '時期']

/** Whether a catalogue states such a fact: how to apply, of a course that is named. */
function ofCourses(fact: string, filter: CourseFilter): boolean {
  return OF_COURSES.includes(fact) || (fact === '手続き' && filter.keywords.length > 0)
}

/** The catalogue's answer, or undefined where the question is not about courses. */
export function answerOnCourses(question: Question, desktop: Desktop): Answer | undefined {
  const { knowledge, subject } = desktop
  const filter = filterOf(question, desktop)
  if (subject?.courses && continues(question, filter)) return answer(knowledge, narrowed(subject.courses, filter))
  if (!says(question.wants, 'course') || (question.fact && !ofCourses(question.fact.name, filter))) return undefined
  if (!isCatalogue(question, filter)) return undefined
  const found = answer(knowledge, filter)
  return foreignWords(question, filter).length === 0 ? found : sayingUnread(found)
}

/** A condition that no catalogue has (無料) was named beside others: it is said that it was not used. */
function sayingUnread(found: Answer): Answer {
  return { ...found, card: new CardBuilder(found.card).note(TEXT.unread).build() }
}

/** Courses whose titles speak of what no document states: 「クレーム対応の研修」. */
export function coursesNamed(question: Question, desktop: Desktop): Answer | undefined {
  const { knowledge } = desktop
  const filter = filterOf(question, desktop)
  if (!says(question.wants, 'course') || (question.fact && !ofCourses(question.fact.name, filter))) return undefined
  const fits = filter.keywords.length > 0 && fitting(knowledge.courses, filter).length > 0
  return fits ? answer(knowledge, filter) : undefined
}

/** Courses that stand beside a document's answer line by line; more are a press away. */
const SHOWN = 3

/** A document's answer with the courses that speak of the same matter; those alone where the documents do not. */
export function withCourses(found: Answer, question: Question, desktop: Desktop): Answer {
  const { knowledge } = desktop
  if (!says(question.wants, 'course')) return found
  const filter = filterOf(question, desktop)
  const fit = filter.keywords.length === 0 ? [] : fitting(knowledge.courses, filter)
  if (fit.length === 0) return found
  const words = filter.keywords
  if (!found.evidence.passages.slice(0, SHOWN).some(({ text }) => words.every((word) => squash(text).includes(word)))) {
    return answer(knowledge, filter)
  }
  const card = new CardBuilder(found.card)
    .text(TEXT.coursesAlso(fit.length))
    .list(fit.slice(0, SHOWN).map(lineOf))
    .cite(...fit.slice(0, SHOWN).map(citationOf))
    .button(BUTTON.listCourses, 'ask', 'moreCourses', { filter, from: 0 })
    .build()
  return { ...found, card, evidence: { ...found.evidence, courses: fit.map(({ id }) => id) } }
}

function isCatalogue(question: Question, filter: CourseFilter): boolean {
  if (isHard(filter)) return true
  if (ON_POLICY.test(squash(question.text))) return false
  if (foreignWords(question, filter).length > 0) return false
  const named = [filter.gradeIds, filter.abilities, filter.awareness]
  const listed = filter.categories.length > 0 || filter.keywords.length > 0
  return named.some((list) => list.length > 0) || (listed && LISTING.test(question.text))
}

/** 「そのうちオンラインのは」「じゃあ課長は」「7月は」: conditions alone, after courses were listed. */
function continues(question: Question, filter: CourseFilter): boolean {
  if (question.fact || ON_POLICY.test(squash(question.text)) || foreignWords(question, filter).length > 0) return false
  if (isHard(filter)) return true
  const { grades, abilityIds, wants, text } = question
  const pointsBack = /^(そのうち|その中|じゃあ|では|なら|それなら)/.test(text)
  const named = grades.length + abilityIds.length + filter.categories.length > 0
  return (
    named && (pointsBack || (abilityIds.length === 0 && !says(wants, 'ability', 'role', 'comparison', 'promotion')))
  )
}

function filterOf(question: Question, { knowledge, person, today }: Desktop): CourseFilter {
  const { grades } = resolveGrades(knowledge.framework, question.grades, { family: question.family, person })
  const ofFamily =
    grades.length > 0 ? grades : knowledge.framework.grades.filter(({ jobFamily }) => jobFamily === question.family)
  const own =
    ofFamily.length === 0 &&
    person?.gradeId !== undefined &&
    /私|自分|受けられ|おすすめ|オススメ|お勧め/.test(question.text)
      ? [person.gradeId]
      : []
  const gradeIds = ofFamily.length > 0 ? ofFamily.map(({ id }) => id) : own
  return readFilter(question, gradeIds, { ...knowledge, today })
}

function answer(knowledge: Knowledge, filter: CourseFilter): Answer {
  return courseAnswer(knowledge.framework, knowledge.courses, filter)
}
