import type { Temporal } from 'temporal-polyfill'
import { covers, type Stretch } from '../people/stretch.ts'

/** Somebody of the directory as planning needs them: read in pages, so nothing here refers to all others. */
export interface Candidate {
  readonly employeeId: string
  readonly number: string
  readonly employment: string
  /** 退職日: the last day in service. */
  readonly leftOn: Temporal.PlainDate | undefined
  readonly leaves: readonly Stretch[]
  /** All appointments, by the day they began. */
  readonly posts: readonly Post[]
}

export interface Post extends Stretch {
  readonly kind: 'main' | 'concurrent'
  readonly unitPath: string
  readonly gradeId: string | undefined
  readonly jobFamily: string
  readonly superior: Other | undefined
  readonly first: Other | undefined
  readonly second: Other | undefined
}

/** Another person of the same directory, who would act. */
export interface Other {
  readonly employeeId: string
  readonly number: string
  /** Whether they can act on the day of planning: 'away' for whatever keeps them from it for a time. */
  readonly standing: 'present' | 'away' | 'left'
}

/** The 本務 on `day`: it alone says who appraises, however many appointments there are (domain notes §2). */
export function mainPostOn({ posts }: Candidate, day: Temporal.PlainDate): Post | undefined {
  return posts.find((post) => post.kind === 'main' && covers(post, day))
}

/** Whether nothing may be sent to them on `day`, for they are on leave. */
export function isAwayOn({ leaves }: Candidate, day: Temporal.PlainDate): boolean {
  return leaves.some((leave) => covers(leave, day))
}
