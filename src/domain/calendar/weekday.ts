import { Temporal } from 'temporal-polyfill'

/** From Monday on, as people write them beside a date. */
const WEEKDAYS = '月火水木金土日'

/**
 * Takes a day and the weekday that somebody wrote beside it, 「月」; undefined where they agree, or else the nearest day of
 * that weekday, which may be the one that was meant. None before `from`, where that is given: then the one a week later.
 */
export function otherDay(
  day: Temporal.PlainDate,
  weekday: string,
  from?: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  const ahead = (WEEKDAYS.indexOf(weekday) + 1 - day.dayOfWeek + 7) % 7
  if (ahead === 0) return undefined
  const nearest = day.add({ days: ahead > 3 ? ahead - 7 : ahead })
  return from && Temporal.PlainDate.compare(nearest, from) < 0 ? nearest.add({ days: 7 }) : nearest
}
