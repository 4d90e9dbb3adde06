import { Temporal } from 'temporal-polyfill'
import { civicCalendar } from '../../domain/calendar/civic-calendar.ts'
import { whomOf } from '../../domain/calendar/whom.ts'
import { Hours } from '../../domain/nudge/hours.ts'
import { TouchDays } from '../../domain/nudge/touch-days.ts'
import { inServiceOn } from '../../domain/people/employee.ts'
import { nationalHolidays } from '../../infra/calendar/national-holidays.ts'
import { readEnrolled } from '../../infra/store/people/rows.ts'
import { readSettings } from '../../infra/store/settings/settings.ts'
import type { Due } from './grounds.ts'
import type { Town } from './town.ts'

interface Row {
  readonly number: string
  readonly title: string
  readonly key: string
  readonly due_on: string
  readonly state: string
  readonly settled_at: string | null
}

const { compare } = Temporal.PlainDate

/** Everything that fell due up to `until`, by person, campaign and step, and whether it could have been announced. */
export async function duesOf({ app }: Town, until: Temporal.PlainDate): Promise<Due[]> {
  const { prisma } = app.db
  const { settings } = await readSettings(prisma)
  const calendar = civicCalendar(nationalHolidays(), settings.closed_days)
  const days = new TouchDays(calendar)
  const people = new Map((await readEnrolled(prisma)).map(({ employee }) => [employee.number, employee]))
  const rows = await prisma.$queryRaw<Row[]>`SELECT e.number, c.title, s.key, a.due_on::text, a.state,
      to_char(a.settled_at AT TIME ZONE 'Asia/Tokyo', 'YYYY-MM-DD"T"HH24:MI') AS settled_at
    FROM assignment a JOIN employee e ON e.id = a.employee_id JOIN campaign_step s ON s.id = a.step_id
      JOIN campaign c ON c.id = a.campaign_id
    WHERE a.due_on <= ${until.toString()}::date AND c.state NOT IN ('draft', 'approved', 'cancelled')
    ORDER BY a.due_on, e.number, c.title, s.key, a.state, a.settled_at, a.id`
  return rows.map((row) => {
    const due = Temporal.PlainDate.from(row.due_on)
    const nearFrom = days.nearFrom(due)
    const employee = people.get(row.number)
    const hours = employee && new Hours(whomOf(employee, due, settings), settings, calendar)
    let couldBeTold = false
    if (hours && !hours.isAway(due))
      for (let day = nearFrom; compare(day, due) <= 0 && !couldBeTold; day = day.add({ days: 1 }))
        couldBeTold = inServiceOn(employee, day) && hours.slotOn(day) !== undefined
    const { number: person, title: campaign, key: step, state, settled_at: settledAt } = row
    return { person, campaign, step, due: row.due_on, nearFrom: nearFrom.toString(), state, settledAt, couldBeTold }
  })
}
