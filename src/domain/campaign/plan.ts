import { Temporal } from 'temporal-polyfill'
import type { CivicCalendar } from '../calendar/civic-calendar.ts'
import { dueDay } from '../calendar/due-day.ts'
import { belonging, type Reason } from './audience.ts'
import type { Candidate, Other, Post } from './candidate.ts'
import type { Actor, Audience, Definition, Step } from './definition.ts'

/** A step with its real due day. */
export interface DatedStep extends Step {
  readonly dueOn: Temporal.PlainDate
}

/** One person's part in one step: who acts about whom, or why nobody does. */
export interface Part {
  readonly step: DatedStep
  /** Who acts; of an excluded one it is the member, unless somebody else would have acted. */
  readonly actorId: string
  readonly actorNumber: string
  /** Whom it is about, where that is somebody else. */
  readonly aboutId: string | undefined
  /** The unit of the person in the audience. */
  readonly unitPath: string
  readonly excluded: Reason | undefined
}

/** What a plan needs beside the people. `partners` are those of the pairs, by 職員番号. */
export interface Grounds {
  readonly audience: Audience
  readonly steps: readonly DatedStep[]
  readonly today: Temporal.PlainDate
  readonly partners: ReadonlyMap<string, Other>
}

/** Takes a definition and the calendar; gives its steps with their real due days. Throws RangeError outside the calendar. */
export function datedSteps({ steps }: Definition, calendar: CivicCalendar): DatedStep[] {
  return steps.map((step) => ({
    ...step,
    dueOn: dueDay(Temporal.PlainDate.from(step.due.day), step.due.rule, calendar),
  }))
}

/**
 * The plan, flat in memory: takes people one after another, from wherever they come, and gives each one's parts.
 * Who appraises is read from the 本務 alone, so nobody has two for one step (domain notes §2).
 */
export function* planOf(people: Iterable<Candidate>, grounds: Grounds): Generator<Part> {
  for (const someone of people) yield* partsOf(someone, grounds)
}

/** The parts that one person brings about: their own, and what others do about them. */
export function* partsOf(someone: Candidate, { audience, steps, today, partners }: Grounds): Generator<Part> {
  const belongs = belonging(audience, someone, today)
  if (belongs.kind === 'out') return
  const { unitPath } = belongs.post
  const own = { actorId: someone.employeeId, actorNumber: someone.number, aboutId: undefined, unitPath }
  for (const step of steps) {
    if (belongs.kind === 'excluded') yield { ...own, step, excluded: belongs.reason }
    else if (step.actor === 'member') yield { ...own, step, excluded: undefined }
    else yield partOfOther({ step, someone, post: belongs.post, partner: partnerOf(someone, audience, partners) })
  }
}

/** Who does a step for somebody in a post; undefined where the directory names nobody. */
export function actorOf(actor: Actor, post: Post): Other | undefined {
  if (actor === 'first_appraiser') return post.first
  return actor === 'second_appraiser' ? post.second : post.superior
}

interface Asked {
  readonly step: DatedStep
  readonly someone: Candidate
  readonly post: Post
  readonly partner: Other | undefined
}

function partOfOther({ step, someone, post, partner }: Asked): Part {
  const other = step.actor === 'partner' ? partner : actorOf(step.actor, post)
  const own = { step, actorId: someone.employeeId, actorNumber: someone.number, aboutId: undefined }
  const { unitPath } = post
  // Nobody appraises themselves, whatever the directory says.
  if (!other || other.employeeId === someone.employeeId || other.standing === 'left')
    return { ...own, unitPath, excluded: 'no_appraiser' }
  const acts = { step, actorId: other.employeeId, actorNumber: other.number, aboutId: someone.employeeId, unitPath }
  return { ...acts, excluded: other.standing === 'away' ? 'appraiser_away' : undefined }
}

function partnerOf({ number }: Candidate, { pairs }: Audience, partners: Grounds['partners']): Other | undefined {
  const pair = pairs?.find(([member]) => member === number)
  return pair && partners.get(pair[1])
}
