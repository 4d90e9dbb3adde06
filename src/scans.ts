import type { Temporal } from 'temporal-polyfill'
import type { App } from './app.ts'
import { dayOf } from './domain/calendar/written.ts'
import { agendaCard } from './features/meetings/agenda-card.ts'
import { letterCard } from './features/stresscheck/letters.ts'
import { nationalHolidays } from './infra/calendar/national-holidays.ts'
import { newId } from './infra/clock/clock.ts'
import { type Tx, untilUnhindered } from './infra/db/index.ts'
import type { Scan } from './infra/schedule/index.ts'
import { postAgendas } from './infra/store/meetings/agenda.ts'
import { planMeetings } from './infra/store/meetings/plan.ts'
import { settleOver } from './infra/store/meetings/tasks.ts'
import { IMPORT_LIMITS } from './infra/store/people/import.ts'
import { changesMark } from './infra/store/people/staff.ts'
import { sendDue } from './infra/store/stress-check/send.ts'
import { takenOf } from './infra/store/stress-check/taken.ts'

/** What looks for work that a day brings. Each may run at any time and any number of times; `posted` hears of new messages. */
export function scansOf(app: App, posted: () => void): Scan[] {
  const remind = async (now: Temporal.Instant) => {
    if ((await app.remind(now)) > 0) posted()
  }
  // What was written is sent, also where one campaign could not be looked at.
  const campaigns = (now: Temporal.Instant) => app.campaigns(now).finally(posted)
  const meetings = meetingsOf(app)
  return [
    // Once before anybody is on duty, then within the hours in which authors may be told.
    { name: 'campaigns', cron: '46 7-16 * * *', run: campaigns },
    { name: 'tidy', cron: '*/10 * * * *', run: (now) => app.tidy(now) },
    { name: 'meetings', cron: '0 8-16 * * *', run: (now) => meetings(now).then(posted) },
    { name: 'stress-check', cron: '*/5 * * * *', run: async () => void ((await sendLetters(app)) && posted()) },
    { name: 'remind', cron: '*/5 * * * *', run: remind },
  ]
}

/** Days ahead for which meetings are planned. */
const MEETINGS_DAYS = 35

/**
 * Plans the workplace meetings of the month ahead, and posts the agendas that are due. The plan is made anew each week and
 * whenever people, roles or settings changed since; on other days only what is over is settled.
 */
function meetingsOf({ db, options, post }: App): Scan['run'] {
  const channels = options.couriers.map(({ channel }) => channel)
  let planned: string | undefined
  return async (now) => {
    const from = dayOf(now)
    const house = { newId, holidays: nationalHolidays(), now }
    const mark = `${from.yearOfWeek} ${from.weekOfYear} ${await changesMark(db.prisma)}`
    const span = { from, to: from.add({ days: MEETINGS_DAYS }) }
    const plan = async (tx: Tx) => {
      if (mark === planned) await settleOver(tx, from, now)
      else await planMeetings(tx, { ...house, ...span })
    }
    await untilUnhindered(() => db.prisma.$transaction(plan, IMPORT_LIMITS))
    planned = mark
    await db.prisma.$transaction((tx) =>
      postAgendas(tx, now, { ...house, agendaCard, post: { channels, write: post } }),
    )
  }
}

/** Posts the letters of the stress check that are due; true where something is to be sent. */
export function sendLetters({ db, queue, clock, options }: App): Promise<boolean> {
  return sendDue(db, {
    national: nationalHolidays(),
    posting: { jobs: queue, at: clock.now(), as: 'queued', newId },
    cardOf: letterCard,
    hasQueue: (name) => queue.has(name),
    taken: (tx, period) => takenOf(tx, period, options.stressCheckKey),
  })
}
