import { Temporal } from 'temporal-polyfill'
import { dayOf } from '../calendar/written.ts'
import { withinCap } from './cap.ts'
import { byDay } from './hours.ts'
import type { Letter, Looking } from './look.ts'
import type { Standing } from './standing.ts'
import type { Touching } from './touch-days.ts'

/** A day after a touch that is meant for after the due day, until which it may wait for a better day. */
const AFTER_DUE_DAYS = 3

/** Hours after its slot in which a digest still comes at the time people know; later the day is over for it. */
const SLOT_HOURS = 2

const { compare } = Temporal.PlainDate

/**
 * What goes out unasked at this moment: the digest at its slot, or the note on a last day at its own. Something may be
 * said within the cap, outside busy times, rather from Tuesday to Thursday. Something must be said where this is the last
 * chance to announce a near due day, whatever cap and busy time, or where it protects a right.
 */
export function unasked(looking: Looking, standings: readonly Standing[]): Letter | undefined {
  const { now, hours, told } = looking
  const today = dayOf(now)
  const said = standings.filter(({ later }) => !later)
  const must = said.filter((each) => isLastChance(each, looking) || isOwed(each))
  const mayAny = withinCap(today, told) && !hours.isBusy(today)
  if (has(hours.slotOn(today), now) && !told.some((day) => day.equals(today))) {
    const wished = said.filter(({ pending }) => pending.some((touching) => !isLastDay(touching)))
    const isTime = has(hours.slotOn(today), now) && !has(hours.slotOn(today)?.add({ hours: SLOT_HOURS }), now)
    const may = isTime && mayAny && leavesRoom(said, looking) && wished.some((each) => !mayWait(each, looking))
    if (may || must.length > 0) return digestOf(said, must)
  }
  const last = said.filter(({ pending }) => pending.some(isLastDay))
  if (last.length === 0 || !mayAny || !has(hours.slotOn(today, 'last_day'), now)) return undefined
  const digest = digestOf(said, last)
  return digest.standings.every((each) => last.includes(each)) ? { ...digest, kind: 'last_day' } : digest
}

/** All that has a touch or is near goes along with what made the message necessary: the next one may be days away. */
function digestOf(said: readonly Standing[], must: readonly Standing[]): Letter {
  const standings = said.filter((each) => must.includes(each) || each.pending.length > 0 || each.near !== 'no')
  return { kind: 'digest', standings }
}

/**
 * Whether a near due day can be announced on no later day, or only against the cap, which leaves no better day. Who is on
 * leave on that day has nothing due then.
 */
function isLastChance({ task, near }: Standing, { now, hours, told }: Looking): boolean {
  if (near === 'no' || hours.isAway(task.due)) return false
  const today = dayOf(now)
  for (let day = today.add({ days: 1 }); compare(day, task.due) <= 0; day = day.add({ days: 1 })) {
    if (withinCap(day, told) && hours.slotOn(day) !== undefined) return false
  }
  return true
}

/** Days ahead of which is known what will have to be announced. */
const AHEAD_DAYS = 10

/** Whether, after a digest today, what comes near in the days to come can still be announced within the cap. */
function leavesRoom(standings: readonly Standing[], { now, hours, told, days }: Looking): boolean {
  const today = dayOf(now)
  const then = [...told, today]
  return standings.every(({ task }) => {
    const nearFrom = days.nearFrom(task.due)
    if (compare(nearFrom, today) <= 0 || today.until(nearFrom).days > AHEAD_DAYS || hours.isAway(task.due)) return true
    let chances = 0
    for (let day = nearFrom; compare(day, task.due) <= 0; day = day.add({ days: 1 })) {
      if (hours.slotOn(day) === undefined) continue
      if (withinCap(day, then)) return true
      chances += 1
    }
    return chances === 0
  })
}

/** Whether it protects a right and its touch or near day has come: then no cap, busy time or wish holds it back. */
export function isOwed({ task, pending, near }: Standing): boolean {
  return task.protects !== undefined && (pending.length > 0 || near !== 'no')
}

/** Whether somebody's own quiet hours leave no more time to announce a near due day, up to that day itself. */
export function isUnsaidByWish(
  { task, near, later }: Standing,
  { now, hours }: Pick<Looking, 'now' | 'hours'>,
): boolean {
  if (near === 'no' || later || hours === hours.plain || hours.isAway(task.due)) return false
  const today = dayOf(now)
  const soonest = hours.soonest(now)
  if (soonest && byDay(soonest, today)) return false
  const next = hours.slotFrom(today.add({ days: 1 }))
  return next === undefined || !byDay(next, task.due)
}

/** Whether a better day of the week comes before the next thing is to be said. */
function mayWait({ task, pending }: Standing, { now, hours, told, days }: Looking): boolean {
  const today = dayOf(now)
  if (hours.isPreferred(today)) return false
  const touchings = days.of(task.due, task.touches)
  const next = touchings.find(({ day }) => compare(day, today) > 0)?.day
  const last = pending.at(-1)
  const meant = last && last.touch.offset > 0 ? last.day.add({ days: AFTER_DUE_DAYS }) : task.due
  const until = next && compare(next, meant) < 0 ? next : meant
  for (let day = today.add({ days: 1 }); compare(day, until) < 0; day = day.add({ days: 1 })) {
    if (hours.isPreferred(day) && withinCap(day, told)) return true
  }
  return false
}

function isLastDay({ touch }: Touching): boolean {
  return touch.offset === 0
}

function has(slot: Temporal.Instant | undefined, now: Temporal.Instant): boolean {
  return slot !== undefined && Temporal.Instant.compare(slot, now) <= 0
}
