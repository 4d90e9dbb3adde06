import type { CourseFilter } from './courses/filter.ts'

/**
 * What was last talked of: grades, abilities, sections and conditions on courses (in the catalogue's words), never what was typed.
 * A follow-up (「じゃあ課長は」「根拠は」) is read against it.
 */
export interface Subject {
  readonly gradeIds: readonly string[]
  readonly abilityIds: readonly string[]
  readonly about: 'role' | 'ability' | 'grade' | 'courses' | 'documents'
  /** Sections that the last answer rested on, best first. */
  readonly sectionIds: readonly string[]
  /** The conditions under which courses were last listed. */
  readonly courses?: CourseFilter
}

/** How long a subject is kept, in minutes. */
export const SUBJECT_MINUTES = 30
