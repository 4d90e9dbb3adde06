import { Temporal } from 'temporal-polyfill'
import { within } from '../calendar/unit-path.ts'
import { type Candidate, isAwayOn, mainPostOn, type Post } from './candidate.ts'
import type { Audience } from './definition.ts'

/** Why somebody of the audience is 対象外, as a code. It is shown nowhere: all of them read 対象外. */
export const REASONS = ['leave', 'employment', 'without', 'no_appraiser', 'appraiser_away'] as const
export type Reason = (typeof REASONS)[number]

/** How one person stands to an audience: meant, left out for a reason that HR may look into, or simply not meant. */
export type Belonging =
  | { readonly kind: 'in'; readonly post: Post }
  | { readonly kind: 'excluded'; readonly reason: Reason; readonly post: Post }
  | { readonly kind: 'out' }

/** 任用形態 that are out unless an audience names them: other rules hold for them (domain notes §2). */
export const APART = /派遣|再任用|会計年度/

/** Takes an audience, somebody, and the day of planning; says whether they are meant. */
export function belonging(audience: Audience, someone: Candidate, today: Temporal.PlainDate): Belonging {
  const day = audience.appointedOn === undefined ? today : Temporal.PlainDate.from(audience.appointedOn)
  const post = mainPostOn(someone, day)
  if (!post || hasLeft(someone, day) || hasLeft(someone, today)) return { kind: 'out' }
  const { number } = someone
  const chosen = audience.people ?? audience.pairs?.map(([member]) => member)
  if (chosen && !chosen.includes(number)) return { kind: 'out' }
  if (!meets(audience, post)) return { kind: 'out' }
  if (!employmentMeant(audience, someone)) return audience.employments ? { kind: 'out' } : excluded('employment', post)
  if (audience.without?.includes(number)) return excluded('without', post)
  // On the reference day or now: nobody is looked at for a time they were away, and nothing is sent to them now.
  if (isAwayOn(someone, today) || (audience.appointedOn !== undefined && isAwayOn(someone, day)))
    return excluded('leave', post)
  return { kind: 'in', post }
}

/** Whether 任用形態 is meant: as named, or as chosen by number, or else all but those with rules of their own. */
export function employmentMeant({ employments, people, pairs }: Audience, { employment }: Candidate): boolean {
  if (employments) return employments.includes(employment)
  return people !== undefined || pairs !== undefined || !APART.test(employment)
}

/** Whether 退職日 is not after `day`: on their last day nobody is asked for anything more. */
export function hasLeft({ leftOn }: Candidate, day: Temporal.PlainDate): boolean {
  return leftOn !== undefined && Temporal.PlainDate.compare(leftOn, day) <= 0
}

function meets({ gradeIds, jobFamilies, units }: Audience, post: Post): boolean {
  if (gradeIds && (post.gradeId === undefined || !gradeIds.includes(post.gradeId))) return false
  if (jobFamilies && !jobFamilies.includes(post.jobFamily)) return false
  return !units || units.some((unit) => within(post.unitPath, unit))
}

function excluded(reason: Reason, post: Post): Belonging {
  return { kind: 'excluded', reason, post }
}
