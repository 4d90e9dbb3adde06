import type { Temporal } from 'temporal-polyfill'
import { blackoutsOf, isBlackout } from '../../../domain/calendar/blackout.ts'
import { addBusinessDays } from '../../../domain/calendar/business-days.ts'
import type { CivicCalendar } from '../../../domain/calendar/civic-calendar.ts'
import { cadenceOf, meetingDays } from '../../../domain/meeting/cadence.ts'
import { type Held, inUnitSince, TOLD_BEFORE } from '../../../domain/meeting/rotation.ts'
import type { Cadence, Channel } from '../../../domain/meeting/settings.ts'
import type { Enrolled } from '../../../domain/people/person.ts'
import type { Settings } from '../../../domain/settings.ts'
import type { Tx } from '../../db/index.ts'
import { readSettings } from '../settings/settings.ts'

/** A meeting that a unit is to have by the city's setting. */
export interface Wanted {
  readonly unitId: string
  readonly unitPath: string
  readonly day: Temporal.PlainDate
  readonly cadence: Cadence
}

/**
 * The meetings that units are to have from a day to a day, by what the city set. Where the leader would have to be told in
 * a busy time (異動期, 確定申告) none is planned: no nudge goes out then, and the unit may meet and record it all the same.
 */
export async function wantedMeetings(
  tx: Tx,
  span: { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate },
  { settings, staff, calendar }: { settings: Settings; staff: readonly Enrolled[]; calendar: CivicCalendar },
): Promise<Wanted[]> {
  const units = await tx.orgUnit.findMany({ select: { id: true, path: true }, orderBy: { path: 'asc' } })
  const people = staffByUnit(staff)
  return units.flatMap(({ id, path }) => {
    const own = people.get(path) ?? []
    const most = cadenceOf(path, own.length, settings.meetings ?? {})
    if (!most) return []
    const busy = blackoutsOf([path], settings.blackouts ?? [])
    return meetingDays(most, span, calendar).flatMap((day): Wanted[] => {
      const cadence = cadenceOf(path, peopleOn(own, { unitPath: path, day, at: most.at }), settings.meetings ?? {})
      const toldOn = addBusinessDays(day, -TOLD_BEFORE, calendar)
      const untold = busy.some((each) => isBlackout(each, toldOn))
      return cadence && !untold ? [{ unitId: id, unitPath: path, day, cadence }] : []
    })
  })
}

/** How many have their main post in the unit on the day of the meeting. */
function peopleOn(own: readonly Enrolled[], meeting: Held): number {
  return own.filter(({ employee }) => inUnitSince(employee, meeting) !== undefined).length
}

/** Everybody by the units in which they ever have their main post. */
export function staffByUnit(staff: readonly Enrolled[]): ReadonlyMap<string, readonly Enrolled[]> {
  const people = new Map<string, Enrolled[]>()
  for (const each of staff) {
    const paths = new Set(each.employee.appointments.filter(({ kind }) => kind === 'main').map((post) => post.unitPath))
    for (const path of paths) people.set(path, [...(people.get(path) ?? []), each])
  }
  return people
}

/** The channel of a unit, where the city set one. */
export async function channelOfUnit(tx: Tx, unitPath: string): Promise<Channel | undefined> {
  const { settings } = await readSettings(tx)
  return settings.meetings?.units?.find(({ unit }) => unit === unitPath)?.channel
}
