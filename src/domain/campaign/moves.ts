import { Temporal } from 'temporal-polyfill'
import { addBusinessDays } from '../calendar/business-days.ts'
import type { CivicCalendar } from '../calendar/civic-calendar.ts'
import { employmentMeant, hasLeft } from './audience.ts'
import { type Candidate, isAwayOn, mainPostOn, type Other, type Post } from './candidate.ts'
import type { Actor, Audience, Kind } from './definition.ts'
import { type ExtraKey, RETURN_DAYS } from './extra.ts'
import { actorOf } from './plan.ts'
import { transferred } from './transfer.ts'

const { compare } = Temporal.PlainDate

/** An assignment that is neither done nor closed: open, or excluded for a time. */
export interface Held {
  readonly id: string
  /** Of the definition, or one that a move brought about. */
  readonly key: string
  readonly actor: Actor
  readonly state: 'open' | 'excluded'
  readonly reason: string | undefined
  readonly actorId: string
  readonly actorStanding: Other['standing']
  /** Last day of the latest leave of who acts that is over. */
  readonly actorAwayTo: Temporal.PlainDate | undefined
  readonly dueOn: Temporal.PlainDate
  /** The unit of the person in the audience when it was planned. */
  readonly unitPath: string
  readonly protects: 'right' | undefined
}

/** A running round, as far as moves go. */
export interface RunningRound {
  readonly kind: Kind
  readonly audience: Audience
}

/** What a move does to the rows. */
export type Change =
  | { readonly kind: 'close'; readonly id: string; readonly reason: 'left' | 'moved' }
  | { readonly kind: 'exclude'; readonly id: string; readonly reason: 'leave' | 'employment' | 'appraiser_away' }
  | { readonly kind: 'add'; readonly added: Added }
  /** Excluded for a time that is over: HR is told once that it could be picked up. */
  | { readonly kind: 'returned'; readonly id: string }
  /** Nobody is there to do it: HR is told. */
  | { readonly kind: 'orphan'; readonly key: string }

/** A new open assignment. */
export interface Added {
  readonly key: string | ExtraKey
  readonly actorId: string
  readonly aboutId: string | undefined
  readonly dueOn: Temporal.PlainDate
  readonly unitPath: string
}

/** The day on which moves are looked at, and its calendar. */
export interface On {
  readonly day: Temporal.PlainDate
  readonly calendar: CivicCalendar
}

/**
 * Takes somebody, what is held of them in a round (their own and what others do about them), the round and the day; gives
 * what changes: the table of the domain notes (§2). Told twice on the same day, it changes nothing the second time.
 */
export function movesOf(someone: Candidate, held: readonly Held[], round: RunningRound, on: On): Change[] {
  const { day } = on
  const open = held.filter(({ state }) => state === 'open')
  const post = mainPostOn(someone, day)
  if (!post || hasLeft(someone, day)) return open.map(({ id }) => ({ kind: 'close', id, reason: 'left' }))
  if (isAwayOn(someone, day)) return open.map(({ id }) => ({ kind: 'exclude', id, reason: 'leave' }))
  if (!employmentMeant(round.audience, someone))
    return open.map(({ id }) => ({ kind: 'exclude', id, reason: 'employment' }))
  const back = returned(someone, held, on)
  const changes = round.kind === 'appraisal' ? transferred(someone, post, open, on) : undefined
  return [...back, ...(changes ?? open.flatMap((each) => handedOn(someone, post, each)))]
}

/** Who acts for somebody who stayed where they are: when that person left, moved or is away. */
export function handedOn(someone: Candidate, post: Post, held: Held): Change[] {
  const { actor, key, id } = held
  if (actor === 'member') return []
  const keeps = actor === 'partner' || key === 'move_handover'
  const next = keeps ? undefined : actorOf(actor, post)
  if (keeps || next?.employeeId === held.actorId) return withoutActor(held)
  const closed = { kind: 'close', id, reason: 'moved' } as const
  // Nobody appraises themselves, whatever the directory says.
  if (!next || next.employeeId === someone.employeeId || next.standing === 'left')
    return [closed, { kind: 'orphan', key }]
  // Who is away would get it on coming back; until then HR looks after it.
  if (next.standing === 'away') return [closed, { kind: 'orphan', key }]
  const added = {
    key,
    actorId: next.employeeId,
    aboutId: someone.employeeId,
    dueOn: held.dueOn,
    unitPath: post.unitPath,
  }
  return [closed, { kind: 'add', added }]
}

function withoutActor({ id, key, actorStanding }: Held): Change[] {
  if (actorStanding === 'left')
    return [
      { kind: 'close', id, reason: 'left' },
      { kind: 'orphan', key },
    ]
  return actorStanding === 'away' ? [{ kind: 'exclude', id, reason: 'appraiser_away' }] : []
}

/** Excluded ones whose time is over since five business days. What is due by then is not made up for, and not told. */
function returned({ leaves }: Candidate, held: readonly Held[], { day, calendar }: On): Change[] {
  const ends = leaves.flatMap(({ to }) => (to && compare(to, day) < 0 ? [to] : [])).sort(compare)
  const over = (end: Temporal.PlainDate | undefined) =>
    end === undefined || compare(addBusinessDays(end, RETURN_DAYS, calendar), day) <= 0
  return held
    .filter(({ state, reason, actorStanding, actorAwayTo }) => {
      if (state !== 'excluded') return false
      if (reason === 'leave') return over(ends.at(-1))
      return reason === 'appraiser_away' && actorStanding === 'present' && over(actorAwayTo)
    })
    .map(({ id }) => ({ kind: 'returned', id }))
}
