import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Temporal } from 'temporal-polyfill'
import type { App, Options } from './app.ts'
import { type Plugged, plug, takerOf } from './bot/feature.ts'
import { type CivicCalendar, civicCalendar } from './domain/calendar/civic-calendar.ts'
import type { Settings } from './domain/settings.ts'
import { ask } from './features/ask/index.ts'
import { SUBJECT_MINUTES, type Subject } from './features/ask/subject.ts'
import { campaigns } from './features/campaigns/index.ts'
import { home } from './features/home/index.ts'
import { meetings } from './features/meetings/index.ts'
import { people } from './features/people/index.ts'
import { reminders } from './features/reminders/index.ts'
import { stressCheck } from './features/stresscheck/index.ts'
import { support } from './features/support/index.ts'
import { nationalHolidays } from './infra/calendar/national-holidays.ts'
import { newId } from './infra/clock/clock.ts'
import { readPersonas } from './infra/csv/sample-city.ts'
import type { Tx } from './infra/db/index.ts'
import type { Library } from './infra/knowledge/library.ts'
import { readCityFacts, readDesk, readSubject, writeRating, writeSubject } from './infra/store/ask.ts'
import { tellAsked } from './infra/store/campaigns/asked.ts'
import { campaignDesk } from './infra/store/campaigns/desk.ts'
import { meetingPorts } from './infra/store/meetings/ports.ts'
import { remindersStore } from './infra/store/nudges/reminders.ts'
import { sampleWasRemoved } from './infra/store/people/sample-removal.ts'
import type { Staff } from './infra/store/people/staff.ts'
import { readContacts } from './infra/store/settings/contacts.ts'
import { stressCheckPorts } from './infra/store/stress-check/ports.ts'

/** The folder of the sample city. */
export const CITY = path.join(fileURLToPath(new URL('../prisma/seed/city', import.meta.url)))

/** The folder of the campaigns' templates. */
const TEMPLATES = path.join(fileURLToPath(new URL('../prisma/seed/campaigns', import.meta.url)))

/** The days on which this city hall is open. */
export function calendarOf({ closed_days }: Settings): CivicCalendar {
  return civicCalendar(nationalHolidays(), closed_days)
}

/** What features are given beside the library. */
interface Outside {
  readonly write: App['post']
  readonly staff: Staff
  readonly mail: App['mail']
  now(): Temporal.Instant
}

/** One line a feature; `ask` comes last, for it takes every text that nobody else claims. */
export function pluggedFeatures(
  library: Library,
  { features: beside, deleting, couriers }: Options,
  { write, staff, mail, now }: Outside,
): readonly Plugged<Tx>[] {
  const meetingHouse = {
    newId,
    library,
    holidays: nationalHolidays(),
    post: { channels: couriers.map(({ channel }) => channel), write },
  }
  const desk = { outside: { holidays: nationalHolidays(), reaches: mail.reaches, newId }, now, mail, folder: TEMPLATES }
  const all: Plugged<Tx>[] = [
    ...beside,
    plug(home, () => ({})),
    plug(support, (tx: Tx) => ({
      contacts: () => readContacts(tx),
      passages: (about) => library.passagesOn(about),
      deleting: (channel) => deleting.get(channel),
    })),
    plug(reminders, (tx: Tx) => {
      const store = remindersStore(tx, { staff, calendarOf })
      const askHr = async (whose: Parameters<typeof store.askHr>[0]) => {
        await store.askHr(whose)
        await tellAsked(tx, whose, desk)
      }
      return { ...store, askHr, desk: () => readDesk(tx) }
    }),
    plug(campaigns, (tx: Tx) => campaignDesk(tx, desk)),
    plug(people, (tx: Tx) => ({ personas: async () => ((await sampleWasRemoved(tx)) ? [] : readPersonas(CITY)) })),
    plug(meetings, (tx: Tx) => meetingPorts(tx, { ...meetingHouse, idea: takerOf(all, 'idea') })),
    plug(stressCheck, stressCheckPorts),
    plug(ask, (tx: Tx) => ({
      knowledge: library,
      subject: async (turn) => (await readSubject(tx, turn)) as Subject | undefined,
      remember: (turn, subject) => writeSubject(tx, turn, subject, SUBJECT_MINUTES),
      cityFacts: () => readCityFacts(tx),
      desk: () => readDesk(tx),
      rate: (rating) => writeRating(tx, rating),
    })),
  ]
  return all
}
