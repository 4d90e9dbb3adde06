import type { Temporal } from 'temporal-polyfill'
import { addBusinessDays } from '../../../domain/calendar/business-days.ts'
import type { CivicCalendar } from '../../../domain/calendar/civic-calendar.ts'
import { type Candidate, canLead, inUnitSince, nextLeader, TOLD_BEFORE } from '../../../domain/meeting/rotation.ts'
import { onLeaveOn } from '../../../domain/people/employee.ts'
import type { Enrolled } from '../../../domain/people/person.ts'
import type { DutySettings } from '../../../domain/settings.ts'
import type { Prisma, Tx } from '../../db/index.ts'
import { toDate, toDay } from '../days.ts'
import { staffByUnit } from './units.ts'

/** A planned meeting, as far as its leader goes. */
export interface Coming {
  readonly id: string
  readonly unitId: string
  readonly unitPath: string
  readonly day: Temporal.PlainDate
  readonly at: string
  readonly leaderId: string | undefined
  readonly passedBy: readonly string[]
  readonly stepId: string | undefined
}

/** Who leads a meeting from now on. */
export interface Turn {
  readonly meeting: Coming
  readonly leaderId: string | undefined
}

/** The planned meetings from a day to a day, in order. */
export async function comingMeetings(tx: Tx, where: Prisma.MeetingWhereInput): Promise<Coming[]> {
  const rows = await tx.meeting.findMany({
    where: { kind: 'meeting', state: 'planned', ...where },
    orderBy: [{ day: 'asc' }, { id: 'asc' }],
  })
  const unitIds = [...new Set(rows.map(({ unitId }) => unitId))]
  const units = await tx.orgUnit.findMany({ where: { id: { in: unitIds } }, select: { id: true, path: true } })
  const paths = new Map(units.map(({ id, path }) => [id, path]))
  return rows.map(({ id, unitId, day, startsAt, leaderId, passedBy, stepId }) => ({
    id,
    unitId,
    unitPath: paths.get(unitId) ?? '',
    day: toDay(day),
    at: startsAt ?? '',
    leaderId: leaderId ?? undefined,
    passedBy,
    stepId: stepId ?? undefined,
  }))
}

/** When everybody led last in each unit before a day, and who led there last. What was skipped was led by nobody. */
export class Led {
  readonly #days = new Map<string, Map<string, Temporal.PlainDate>>()
  readonly #last = new Map<string, string>()

  static async before(tx: Tx, day: Temporal.PlainDate, unitIds?: readonly string[]): Promise<Led> {
    const led = new Led()
    const rows = await tx.meeting.findMany({
      where: {
        kind: 'meeting',
        state: { not: 'skipped' },
        leaderId: { not: null },
        day: { lt: toDate(day) },
        ...(unitIds ? { unitId: { in: [...unitIds] } } : {}),
      },
      select: { unitId: true, leaderId: true, day: true },
      orderBy: { day: 'asc' },
    })
    for (const row of rows) if (row.leaderId) led.note(row.unitId, row.leaderId, toDay(row.day))
    return led
  }

  note(unitId: string, leaderId: string, day: Temporal.PlainDate): void {
    const days = this.#days.get(unitId) ?? new Map<string, Temporal.PlainDate>()
    this.#days.set(unitId, days.set(leaderId, day))
    this.#last.set(unitId, leaderId)
  }

  on(unitId: string, leaderId: string): Temporal.PlainDate | undefined {
    return this.#days.get(unitId)?.get(leaderId)
  }

  last(unitId: string): string | undefined {
    return this.#last.get(unitId)
  }
}

/** What decides who may lead, beside the people of the unit. */
export interface Order {
  /** 職員番号 of those who never lead. */
  readonly notLeading: readonly string[]
  readonly led: Led
  readonly calendar: CivicCalendar
  /** When units work. */
  readonly duty: DutySettings | undefined
}

/**
 * Those of a unit who are there to be told of a meeting and to lead it, and have not handed it on; only by an e-mail
 * address can they be linked and reached.
 */
export function candidatesFor(
  meeting: Coming,
  own: readonly Enrolled[],
  { notLeading, led, calendar, duty }: Order,
): Candidate[] {
  const toldOn = addBusinessDays(meeting.day, -TOLD_BEFORE, calendar)
  const there = own.filter(
    ({ employee, employeeId }) =>
      canLead(employee, meeting, duty) &&
      !onLeaveOn(employee, toldOn) &&
      !notLeading.includes(employee.number) &&
      !meeting.passedBy.includes(employeeId),
  )
  const reachable = there.filter(({ employee }) => employee.email !== undefined)
  return (reachable.length > 0 ? reachable : there).flatMap(({ employee, employeeId: id }) => {
    const since = inUnitSince(employee, meeting)
    return since ? [{ id, number: employee.number, since, led: led.on(meeting.unitId, id) }] : []
  })
}

/**
 * Goes through coming meetings in the order of days and gives each its leader. Whoever has one already keeps it, unless
 * they will not be there, or would lead twice running where others could; who was asked by a colleague keeps it too.
 */
export function turnsOf(meetings: readonly Coming[], order: Order & { readonly staff: readonly Enrolled[] }): Turn[] {
  const { led } = order
  const people = staffByUnit(order.staff)
  return meetings.map((meeting) => {
    const { unitId, unitPath, leaderId, passedBy, day } = meeting
    const candidates = candidatesFor(meeting, people.get(unitPath) ?? [], order)
    const last = led.last(unitId)
    const stays =
      candidates.some(({ id }) => id === leaderId) &&
      (leaderId !== last || passedBy.length > 0 || candidates.every(({ id }) => id === last))
    const leader = stays ? leaderId : nextLeader(candidates, last)?.id
    if (leader !== undefined) led.note(unitId, leader, day)
    return { meeting, leaderId: leader }
  })
}
