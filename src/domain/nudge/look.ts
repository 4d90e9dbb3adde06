import { Temporal } from 'temporal-polyfill'
import { dayOf } from '../calendar/written.ts'
import type { Hours } from './hours.ts'
import { nextLook } from './next-look.ts'
import { type Standing, standingOf } from './standing.ts'
import type { Task } from './task.ts'
import type { TouchDays, Touching } from './touch-days.ts'
import { isOwed, isUnsaidByWish, unasked } from './unasked.ts'

/** One person at one moment, with everything that decides whether something is said to them. */
export interface Looking {
  readonly now: Temporal.Instant
  readonly tasks: readonly Task[]
  readonly hours: Hours
  readonly days: TouchDays
  /** Days of the last and the next week on which something goes to them unasked: what did, and what will for everybody. */
  readonly told: readonly Temporal.PlainDate[]
  /** Whether they have a chat at all. */
  readonly reachable: 'in_chat' | 'nowhere'
}

/** What a message is for. The first two come unasked and count; `own_time` was asked for, `correction` is owed. */
export type LetterKind = 'digest' | 'last_day' | 'own_time' | 'correction'

/** A message to be written, and the tasks it tells of. */
export interface Letter {
  readonly kind: LetterKind
  readonly standings: readonly Standing[]
}

/** Touches that pass without a message, and why. */
export interface Passing {
  readonly task: Task
  readonly touches: readonly Touching[]
  readonly reason: string
}

export interface Look {
  readonly letters: readonly Letter[]
  readonly passing: readonly Passing[]
  /** When to look again; undefined where nothing is left to say. */
  readonly nextAt: Temporal.Instant | undefined
}

/**
 * Looks at one person: what is said now, what will never be, and when to look again. Pure. Their own quiet hours hold back
 * neither what they asked for at a time, nor what protects a right, nor a due day that could be announced at no other time.
 */
export function look(given: Looking): Look {
  const { now, tasks, days, reachable } = given
  const today = dayOf(now)
  const standings = tasks.map((task) => standingOf(task, { now, today }, days))
  const isPlain = standings.some((each) => isOwed(each) || isUnsaidByWish(each, given))
  const looking = isPlain ? { ...given, hours: given.hours.plain } : given
  const { hours } = looking
  const passing = standings.flatMap((each) => lapsedOf(each, today, { hours, reachable }))
  const live = standings.map((each) => (isOver(each.task, today) ? afterDue(each, today) : each))
  if (reachable === 'nowhere') {
    const unheard = live.filter(({ pending }) => pending.length > 0)
    const never = unheard.map(({ task, pending }): Passing => ({ task, touches: pending, reason: 'no_account' }))
    return { letters: [], passing: [...passing, ...never], nextAt: nextLook(looking, live.map(settled)) }
  }
  const letters = lettersNow(looking, live)
  const toldOf = new Set(letters.flatMap((letter) => letter.standings.map(({ task }) => task.id)))
  const left = live.map((each) => (toldOf.has(each.task.id) ? settled(each) : each))
  const unaskedNow = letters.some(({ kind }) => kind === 'digest' || kind === 'last_day')
  const told = unaskedNow ? [...looking.told, today] : looking.told
  return { letters, passing, nextAt: nextLook({ ...looking, told }, left) }
}

/** In their own quiet hours, only what was asked for. */
function lettersNow(looking: Looking, live: readonly Standing[]): Letter[] {
  const { now, hours } = looking
  if (!hours.plain.isFree(now)) return []
  const standings = hours.isFree(now) ? live : live.filter(({ promised }) => promised)
  const corrected = standings.filter(({ wrong }) => wrong)
  const promised = standings.filter((each) => each.promised && !corrected.includes(each))
  const rest = standings.filter((each) => !corrected.includes(each) && !promised.includes(each))
  const letter = unasked(looking, rest)
  return [
    ...(corrected.length > 0 ? [{ kind: 'correction', standings: corrected } as const] : []),
    ...(promised.length > 0 ? [{ kind: 'own_time', standings: promised } as const] : []),
    ...(letter ? [letter] : []),
  ]
}

function isOver({ due }: Task, today: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(today, due) > 0
}

/** Days after its own in which a touch that comes after the due day is still worth saying. */
const WORTH_DAYS = 5

/** After the due day only what was meant for after it is still said, and that not much later. */
function isLapsed({ touch, day }: Touching, { due }: Task, today: Temporal.PlainDate): boolean {
  return touch.offset > 0 ? day.until(today).days > WORTH_DAYS : Temporal.PlainDate.compare(today, due) > 0
}

function afterDue(standing: Standing, today: Temporal.PlainDate): Standing {
  const pending = standing.pending.filter((touching) => !isLapsed(touching, standing.task, today))
  return { ...standing, pending, near: 'no' }
}

/** What had no day on which it could be said, and why. */
function lapsedOf(
  { task, pending }: Standing,
  today: Temporal.PlainDate,
  { hours, reachable }: Pick<Looking, 'hours' | 'reachable'>,
): Passing[] {
  const touches = pending.filter((touching) => isLapsed(touching, task, today))
  const [first] = touches
  if (!first) return []
  const until = first.touch.offset > 0 ? first.day.add({ days: WORTH_DAYS }) : task.due
  const because = reachable === 'nowhere' ? 'no_account' : hours.hindrance(first.day, until)?.kind
  return [{ task, touches, reason: because ?? 'cap' }]
}

function settled(standing: Standing): Standing {
  return { ...standing, pending: [], near: 'no', promised: undefined, wrong: undefined }
}
