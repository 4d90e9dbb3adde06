import type { Course } from '../../../domain/course.ts'

/** Conditions on courses; each one given must hold. Plain data, so that it can be kept for 「そのうちオンラインのは」. */
export interface CourseFilter {
  readonly gradeIds: readonly string[]
  /** Names of abilities; one of them is enough. */
  readonly abilities: readonly string[]
  readonly awareness: readonly string[]
  readonly months: readonly number[]
  readonly formats: readonly string[]
  readonly categories: readonly string[]
  readonly applications: readonly string[]
  readonly providers: readonly string[]
  readonly stay: 'overnight' | 'day' | 'any'
  /** Days, both ends included; undefined = no bound. */
  readonly daysFrom: number | undefined
  readonly daysTo: number | undefined
  /** Words that title or tags must hold; summaries speak of too much. */
  readonly keywords: readonly string[]
}

export const NO_FILTER: CourseFilter = {
  gradeIds: [],
  abilities: [],
  awareness: [],
  months: [],
  formats: [],
  categories: [],
  applications: [],
  providers: [],
  stay: 'any',
  daysFrom: undefined,
  daysTo: undefined,
  keywords: [],
}

/** Takes the catalogue and conditions; gives all courses that fit, in the catalogue's order. */
export function fitting(courses: readonly Course[], filter: CourseFilter): Course[] {
  return courses.filter(
    (course) =>
      meets(filter.gradeIds, course.gradeIds) &&
      meets(filter.abilities, course.abilities) &&
      meets(filter.awareness, course.awareness) &&
      meets(filter.months, course.months) &&
      meets(filter.formats, [course.format]) &&
      meets(filter.categories, [course.category]) &&
      meets(filter.applications, [course.application]) &&
      meets(filter.providers, [course.provider]) &&
      (filter.stay === 'any' || course.overnight === (filter.stay === 'overnight')) &&
      (filter.daysFrom === undefined || course.days >= filter.daysFrom) &&
      (filter.daysTo === undefined || (course.days > 0 && course.days <= filter.daysTo)) &&
      filter.keywords.every((word) => speaksOf(course, word)),
  )
}

/** Whether a course has a word in its title or tags. */
export function speaksOf(course: Course, word: string): boolean {
  return [course.title, ...course.tags].some((text) => text.normalize('NFKC').toLowerCase().includes(word))
}

/** Takes an earlier filter and a later one; gives both together, the later one where they speak of the same. */
export function narrowed(earlier: CourseFilter, later: CourseFilter): CourseFilter {
  const either = <T>(before: readonly T[], now: readonly T[]) => (now.length > 0 ? now : before)
  return {
    gradeIds: either(earlier.gradeIds, later.gradeIds),
    abilities: either(earlier.abilities, later.abilities),
    awareness: either(earlier.awareness, later.awareness),
    months: either(earlier.months, later.months),
    formats: either(earlier.formats, later.formats),
    categories: either(earlier.categories, later.categories),
    applications: either(earlier.applications, later.applications),
    providers: either(earlier.providers, later.providers),
    stay: later.stay === 'any' ? earlier.stay : later.stay,
    daysFrom: later.daysFrom ?? earlier.daysFrom,
    daysTo: later.daysTo ?? earlier.daysTo,
    keywords: either(earlier.keywords, later.keywords),
  }
}

function meets<T>(wanted: readonly T[], has: readonly T[]): boolean {
  return wanted.length === 0 || wanted.some((each) => has.includes(each))
}
