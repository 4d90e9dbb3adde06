import { Temporal } from 'temporal-polyfill'
import { ZONE } from '../../domain/calendar/written.ts'
import { Prisma } from '../../infra/db/generated/client.ts'
import { rowsOf } from '../../infra/db/index.ts'
import { scansOf } from '../../scans.ts'
import { Answers } from './answers.ts'
import type { Town } from './town.ts'

/** When a day's scans run: before work, and at the slot of the digest. Between them only what has its turn. */
const SCANS = ['08:00', '09:10'] as const

/** What only removes what is over: once a week is enough for that. */
const TIDY = 'tidy'

function isSunday(day: Temporal.PlainDate, time: string): boolean {
  return day.dayOfWeek === 7 && time === SCANS[0]
}

/** When people do what they heard of. */
const EVENING = '17:00'

/** What happens on some days beside the usual: an order, a campaign. */
export type Occasion = (day: Temporal.PlainDate) => Promise<void>

/** Lives through `days` days from `from`: the real scans at their times, the round whenever somebody has their turn. */
export async function live(town: Town, from: Temporal.PlainDate, days: number, occasion: Occasion): Promise<void> {
  const answers = new Answers()
  const scans = scansOf(town.app, () => undefined).filter(({ name }) => name !== 'remind')
  for (let day = from; from.until(day).days < days; day = day.add({ days: 1 })) {
    town.moveTo(at(day, '07:00'))
    await occasion(day)
    for (const time of SCANS) {
      await turnsUntil(town, at(day, time))
      for (const scan of scans) if (scan.name !== TIDY || isSunday(day, time)) await scan.run(town.now())
      await turn(town)
    }
    await turnsUntil(town, at(day, EVENING))
    await answers.give(town.app.db.prisma, town.now())
  }
}

/** The round for everybody whose turn comes up to `moment`, each at their time; then it is that moment. */
async function turnsUntil(town: Town, moment: Temporal.Instant): Promise<void> {
  for (;;) {
    const next = await nextTurn(town)
    if (!next || Temporal.Instant.compare(next, moment) > 0) break
    town.moveTo(next)
    await turn(town)
  }
  town.moveTo(moment)
}

async function turn(town: Town): Promise<void> {
  await town.app.remind(town.now())
  await town.deliver()
}

async function nextTurn({ app }: Town): Promise<Temporal.Instant | undefined> {
  const [row] = await rowsOf<{ ms: number | null }>(
    app.db,
    Prisma.sql`SELECT (extract(epoch FROM min(next_at)) * 1000)::float8 AS ms FROM nudge_turn`,
  )
  return row?.ms === null || row?.ms === undefined ? undefined : Temporal.Instant.fromEpochMilliseconds(row.ms)
}

function at(day: Temporal.PlainDate, clock: string): Temporal.Instant {
  return day.toZonedDateTime({ timeZone: ZONE, plainTime: clock }).toInstant()
}
