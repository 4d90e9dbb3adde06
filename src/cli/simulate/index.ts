import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Temporal } from 'temporal-polyfill'
import { ZONE } from '../../domain/calendar/written.ts'
import { readSampleCity } from '../../infra/csv/sample-city.ts'
import { importPeople } from '../../infra/store/people/import.ts'
import { gradesInForce } from '../people.ts'
import { approveAll } from './campaigns.ts'
import { duesOf } from './dues.ts'
import { type Grounds, groundsOf } from './grounds.ts'
import { ledgerOf, type Sent } from './ledger.ts'
import { approveStressCheck } from './stress-check.ts'
import { type Touches, touchesOf } from './touches.ts'
import { openTown, type Town } from './town.ts'
import { orderOf } from './transfers.ts'
import { type Verdict, verdictOf } from './verdict.ts'
import { live } from './year.ts'

const SEED = fileURLToPath(new URL('../../../prisma/seed', import.meta.url))

/** A year as it came out. */
export interface Simulated {
  readonly messages: number
  readonly touches: Touches
  readonly verdict: Verdict
  readonly grounds: Grounds
  readonly sent: readonly Sent[]
}

/** Lives through so many days of the sample city in a database of its own; gives what came of it. */
export async function simulate(from: Temporal.PlainDate, days: number): Promise<Simulated> {
  const town = await openTown(from.toZonedDateTime({ timeZone: ZONE, plainTime: '06:00' }).toInstant())
  try {
    await approveAll(town, path.join(SEED, 'campaigns'), from)
    await approveStressCheck(town, from)
    await live(town, from, days, async (day) => {
      if (day.month === 10 && day.day === 1) await issueOrder(town, day)
    })
    const grounds = await groundsOf(town, from, days, await duesOf(town, from.add({ days: days - 1 })))
    const sent = await ledgerOf(town)
    return { messages: sent.length, touches: await touchesOf(town), verdict: verdictOf(grounds, sent), grounds, sent }
  } finally {
    await town.close()
  }
}

/** One line with what the counts are made from, then one for each message. */
export async function writeLedger(file: string, { grounds, sent }: Simulated): Promise<void> {
  await writeFile(file, `${[grounds, ...sent].map((line) => JSON.stringify(line)).join('\n')}\n`)
}

/** The orders of a day, imported as a city imports its directory. */
async function issueOrder({ app, now }: Town, day: Temporal.PlainDate): Promise<void> {
  const { people } = await readSampleCity(path.join(SEED, 'city'))
  const by = { actor: 'operator', now: now(), today: day, sample: 'sample', mode: 'write' } as const
  await importPeople(app.db, orderOf(people, day), by, await gradesInForce(app.db, now()))
}
