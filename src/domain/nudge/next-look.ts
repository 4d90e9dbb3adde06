import { Temporal } from 'temporal-polyfill'
import { dayOf, ZONE } from '../calendar/written.ts'
import type { Looking } from './look.ts'
import type { Standing } from './standing.ts'

const { compare } = Temporal.PlainDate

/** When to look at somebody again: at the next time they asked for, the next slot of a touch, the next chance to announce. */
export function nextLook(looking: Looking, standings: readonly Standing[]): Temporal.Instant | undefined {
  const { now, hours } = looking
  const next = now.add({ minutes: 1 })
  const moments = [
    ...standings.flatMap(({ later }) => later ?? []),
    ...standings.flatMap(
      ({ wrong, promised }) => (promised ? hours.plain : wrong ? hours : undefined)?.soonest(next) ?? [],
    ),
    ...standings.flatMap((each) => (each.later ? [] : slotsAhead(each, looking))),
  ]
  return moments.filter((at) => at !== undefined).sort(Temporal.Instant.compare)[0]
}

/** The slots that are still to come for one task: of today, and of the first day on which there is something to say. */
function slotsAhead({ task, pending, near }: Standing, looking: Looking): (Temporal.Instant | undefined)[] {
  const { now, days } = looking
  // What protects a right comes at its slot, whatever somebody's own quiet hours.
  const hours = task.protects ? looking.hours.plain : looking.hours
  const today = dayOf(now)
  const waits = pending.length > 0 || near !== 'no'
  const todays = waits ? [hours.slotOn(today), hours.slotOn(today, 'last_day')] : []
  const ahead = todays.filter((slot) => slot !== undefined && Temporal.Instant.compare(slot, now) > 0)
  const nearFrom = task.announced?.equals(task.due) ? undefined : days.nearFrom(task.due)
  const touchings = days.of(task.due, task.touches)
  const coming = [...touchings.map(({ day }) => day), ...(nearFrom ? [nearFrom] : [])]
    .filter((day) => compare(day, today) > 0)
    .sort(compare)
  const day = waits ? today.add({ days: 1 }) : coming[0]
  if (!day) return ahead
  // Nothing can be said any more before the due day: it is looked at once it is over, so that this is noted.
  const slot = hours.slotFrom(day)
  const over = task.due.add({ days: 1 }).toZonedDateTime(ZONE).toInstant()
  const isLate = slot === undefined || (compare(day, task.due) <= 0 && Temporal.Instant.compare(slot, over) > 0)
  const isOver = Temporal.Instant.compare(over, now) <= 0
  return [...ahead, !isLate ? slot : isOver ? undefined : over]
}
