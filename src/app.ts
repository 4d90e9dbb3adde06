import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Event } from './bot/event.ts'
import { plug } from './bot/feature.ts'
import { type Message, Talk } from './bot/talk.ts'
import type { Config } from './config.ts'
import { dayOf } from './domain/calendar/written.ts'
import { gradeLookup } from './domain/people/grade-lookup.ts'
import { ask } from './features/ask/index.ts'
import { SUBJECT_MINUTES, type Subject } from './features/ask/subject.ts'
import { home } from './features/home/index.ts'
import { people } from './features/people/index.ts'
import { support } from './features/support/index.ts'
import { type Clock, newId } from './infra/clock/clock.ts'
import { readPersonas, readSampleCity } from './infra/csv/sample-city.ts'
import { type Database, openDatabase, type Tx } from './infra/db/index.ts'
import type { Library } from './infra/knowledge/library.ts'
import { readReadings } from './infra/knowledge/readings.ts'
import { seedKnowledge } from './infra/knowledge/seed.ts'
import { Shelf } from './infra/knowledge/shelf.ts'
import { readCityFacts, readDesk, readSubject, writeSubject } from './infra/store/ask.ts'
import { readContacts } from './infra/store/contacts.ts'
import { knowledgeMark, versionsInForce } from './infra/store/knowledge.ts'
import { loadSampleCity } from './infra/store/sample-city.ts'
import { sampleWasRemoved } from './infra/store/sample-removal.ts'
import { removeExpired, talkStore } from './infra/store/talk.ts'

/** The bot with all its parts, ready to talk. */
export interface App {
  readonly db: Database
  readonly clock: Clock
  /** Handles one event; the messages in answer are the channel's to show. */
  take(event: Event): Promise<readonly Message[]>
  /** Removes what has expired; to be called now and then. */
  tidy(): Promise<void>
  close(): Promise<void>
}

const CITY = path.join(fileURLToPath(new URL('../prisma/seed/city', import.meta.url)))

/** Opens the database, fills a new one, and builds the parts. Errors as of openDatabase. */
export async function openApp(config: Config, clock: Clock): Promise<App> {
  const db = await openDatabase(config)
  try {
    return await appOn(db, clock)
  } catch (error) {
    await db.close()
    throw error
  }
}

/** Fills a new database and builds the parts on it. */
export async function appOn(db: Database, clock: Clock): Promise<App> {
  const stock = {
    mark: () => knowledgeMark(db.prisma),
    inForce: (day: ReturnType<typeof dayOf>) => versionsInForce(db.prisma, day),
  }
  const now = clock.now()
  await seedKnowledge(db, now)
  const shelf = new Shelf(stock, await readReadings())
  const { framework } = await shelf.refresh(dayOf(now))
  const by = { actor: 'setup', now, today: dayOf(now) }
  await loadSampleCity(db, () => readSampleCity(CITY), by, gradeLookup(framework.grades))
  const store = talkStore(db)
  return {
    db,
    clock,
    // The library of the event's day is held for the whole turn, whatever is imported meanwhile.
    take: async (event) => new Talk<Tx>(features(await shelf.refresh(dayOf(event.at))), store, newId).take(event),
    tidy: () => removeExpired(db.prisma, clock.now()),
    close: () => db.close(),
  }
}

/** One line a feature; `ask` comes last, for it takes every text that nobody else claims. */
function features(library: Library) {
  return [
    plug(home, () => ({})),
    plug(support, (tx: Tx) => ({
      contacts: () => readContacts(tx),
      passages: (about) => library.passagesOn(about),
    })),
    plug(people, (tx: Tx) => ({ personas: async () => ((await sampleWasRemoved(tx)) ? [] : readPersonas(CITY)) })),
    plug(ask, (tx: Tx) => ({
      knowledge: library,
      subject: async (turn) => (await readSubject(tx, turn)) as Subject | undefined,
      remember: (turn, subject) => writeSubject(tx, turn, subject, SUBJECT_MINUTES),
      cityFacts: () => readCityFacts(tx),
      desk: () => readDesk(tx),
    })),
  ]
}
