import { type CardBuilder, card } from '../../../bot/card/card.ts'
import type { Framework } from '../../../domain/competency/framework.ts'
import { shortName } from '../../../domain/competency/framework.ts'
import type { Course } from '../../../domain/course.ts'
import type { Citation } from '../../../domain/passage.ts'
import { type Answer, evidence } from '../answer.ts'
import { BUTTON, TEXT } from '../texts.ts'
import { type CourseFilter, fitting } from './filter.ts'

/** Courses shown at once; the others stand behind 「続き」. */
const SHOWN = 5

/** The courses that fit, a few at a time, each with what decides whether one can go. */
export function courseAnswer(framework: Framework, courses: readonly Course[], filter: CourseFilter, from = 0): Answer {
  const fit = fitting(courses, filter)
  const shown = fit.slice(from, from + SHOWN)
  const condition = conditionOf(framework, filter)
  const built =
    fit.length === 0
      ? card(TEXT.noCourses)
      : card(titleOf(fit))
          .list(shown.map(lineOf))
          .cite(...shown.map(citationOf))
  const withCondition = condition === '' ? built : built.text(TEXT.condition(condition))
  const rest = fit.length - from - shown.length
  return {
    card: withNext(
      fit.length === 0 ? withCondition.text(TEXT.noCoursesNext) : withCondition,
      rest,
      filter,
      from + SHOWN,
    ).build(),
    evidence: evidence(
      fit.length === 0 ? 'not_found' : 'answered',
      [],
      fit.map(({ id }) => id),
    ),
    subject: { about: 'courses', gradeIds: filter.gradeIds, abilityIds: [], sectionIds: [], courses: filter },
  }
}

/** How a course is cited: a fictional one as サンプル, a real one as what the city has entered. */
export function citationOf(course: Course): Citation {
  return { quote: course.title, source: course.sample ? 'sample' : 'setting', ref: course.id }
}

function withNext(built: CardBuilder, rest: number, filter: CourseFilter, from: number): CardBuilder {
  return rest > 0 ? built.button(BUTTON.moreCourses(rest), 'ask', 'moreCourses', { filter, from }) : built
}

function titleOf(fit: readonly Course[]): string {
  return fit.some(({ sample }) => sample) ? TEXT.coursesTitle(fit.length) : TEXT.coursesTitleReal(fit.length)
}

/** A course in one line, with what decides whether one can go. */
export function lineOf(course: Course): string {
  const facts = [TEXT.days(course.days), course.format, TEXT.months(course.months), course.application]
  return TEXT.course(course.title, facts.filter((fact) => fact !== '').join('・'))
}

/** The conditions as they were understood, so that a wrong one is seen. */
function conditionOf(framework: Framework, filter: CourseFilter): string {
  const grades = framework.grades.filter(({ id }) => filter.gradeIds.includes(id)).map(shortName)
  const days = filter.daysTo ?? filter.daysFrom
  return [
    ...grades,
    ...filter.abilities,
    ...filter.awareness,
    ...(filter.months.length > 0 ? [TEXT.months(filter.months)] : []),
    ...filter.formats,
    ...filter.categories,
    ...filter.applications,
    ...filter.providers,
    ...(filter.stay === 'any' ? [] : [TEXT.stay[filter.stay]]),
    ...(days === undefined ? [] : [TEXT.days(days)]),
    ...filter.keywords,
  ].join('・')
}
