import { type Courier, type Limits, limitsOf } from './bot/delivery/courier.ts'
import { deliveryQueue } from './bot/delivery/jobs.ts'
import type { Ledger } from './bot/delivery/ledger.ts'
import { fitsTogether, type Patience, patienceFrom } from './bot/delivery/patience.ts'
import type { Event } from './bot/event.ts'
import type { Plugged } from './bot/feature.ts'
import { Acquaintance, type Directory } from './bot/inbox/acquaint.ts'
import { Inbox } from './bot/inbox/inbox.ts'
import { City, round } from './bot/nudge/round.ts'
import { type Offers, offersOf } from './bot/offers.ts'
import { type Message, Talk } from './bot/talk.ts'
import type { Trace, Warn } from './bot/trace.ts'
import type { Config } from './config.ts'
import { dayOf } from './domain/calendar/written.ts'
import { fill, type SampleCampaign } from './fill.ts'
import { nationalHolidays } from './infra/calendar/national-holidays.ts'
import { type Clock, newId } from './infra/clock/clock.ts'
import { type Database, openDatabase, sweep, type Tx, untilUnhindered } from './infra/db/index.ts'
import { type Library, openLibrary } from './infra/knowledge/library.ts'
import { type Job, Queue } from './infra/queue/queue.ts'
import { campaignScan } from './infra/store/campaigns/scan.ts'
import type { Mail } from './infra/store/campaigns/tell.ts'
import { MovesWatch } from './infra/store/campaigns/watch.ts'
import { forgetOld } from './infra/store/forget-old.ts'
import { forgetMeetings } from './infra/store/meetings/forget.ts'
import { postAnswers } from './infra/store/messages/answers.ts'
import { inboxStore } from './infra/store/messages/inbox.ts'
import { ledger } from './infra/store/messages/ledger.ts'
import { forgetSlots } from './infra/store/messages/limiter.ts'
import { type Letter, post } from './infra/store/messages/outbox.ts'
import { ROUND_LIMITS, roundStore } from './infra/store/nudges/round.ts'
import { takeBackUnsent } from './infra/store/nudges/unsent.ts'
import { accountStore } from './infra/store/people/accounts.ts'
import { Staff } from './infra/store/people/staff.ts'
import { readSettings } from './infra/store/settings/settings.ts'
import { fixedDays } from './infra/store/stress-check/days.ts'
import { purgeOld } from './infra/store/stress-check/purge.ts'
import { removeExpired, talkStore } from './infra/store/talk.ts'
import { calendarOf, pluggedFeatures } from './plugs.ts'

/** The bot with all its parts, ready to talk. */
export interface App {
  readonly db: Database
  readonly clock: Clock
  readonly queue: Queue
  readonly inbox: Inbox<Tx, Job>
  readonly options: Options
  /** What is sent a second, as the city set it or the courier brings it. */
  limits(courier: Courier): Limits
  /** Handles one event for a reader who waits at this process; the messages in answer are the channel's to show. */
  take(event: Event): Promise<readonly Message[]>
  readonly offers: Offers
  /** Writes messages that nobody asked for, in the transaction of what caused them. */
  post(tx: Tx, letters: readonly Letter[]): Promise<void>
  /** Looks at everybody whose turn has come and writes what is to be said to them; gives how many messages that were. */
  remind(now: Event['at']): Promise<number>
  /** How somebody is written to unasked, and by which channels. */
  readonly mail: Mail
  /** Starts and ends campaigns, and looks at people who moved; to be called some times a day. */
  campaigns(now: Event['at']): Promise<void>
  /** Removes what has expired; to be called now and then. */
  tidy(now: Event['at']): Promise<void>
  close(): Promise<void>
}

/** What differs between the bot of a city, a command and a test. */
export interface Options {
  /** The platforms that messages are sent to. */
  readonly couriers: readonly Courier[]
  /** The platforms that vouch for who has which account. */
  readonly directories: readonly Directory[]
  /** For each platform, how a person deletes what they wrote there. */
  readonly deleting: ReadonlyMap<string, string>
  /** Features beside the bot's own, asked first. */
  readonly features: readonly Plugged<Tx>[]
  readonly patience: Patience
  /** Seals the list of who took the stress check; without it there is no mode B. */
  readonly stressCheckKey: string | undefined
  readonly sampleCampaign: SampleCampaign
  /** Makes what the bot knows out of the versions in force; a test, which builds many bots, makes it once. */
  readonly openLibrary: typeof openLibrary
  readonly trace: Trace
  readonly warn: Warn
  /** The rows of messages; a test runs other orders of writing and sending through the same code. */
  readonly ledger: (db: Database, queue: Queue) => Ledger<Job>
}

const PLAIN = {
  couriers: [],
  directories: [],
  deleting: new Map<string, string>(),
  features: [],
  stressCheckKey: undefined,
  sampleCampaign: 'running' as const,
  openLibrary,
  trace: () => undefined,
  warn: () => undefined,
  ledger,
}

/** Opens the database, fills a new one, and builds the parts. Errors as of openDatabase. */
export async function openApp(config: Config, clock: Clock, options: Partial<Options> = {}): Promise<App> {
  const db = await openDatabase(config)
  try {
    return await appOn(db, clock, { stressCheckKey: config.stressCheckKey, ...options })
  } catch (error) {
    await db.close()
    throw error
  }
}

/** Fills a new database and builds the parts on it. Closing the app closes the database. */
export async function appOn(db: Database, clock: Clock, given: Partial<Options> = {}): Promise<App> {
  const shelf = await fill(db, clock.now(), { ...PLAIN, ...given })
  const { delivery } = (await readSettings(db.prisma)).settings
  const options: Options = { ...PLAIN, patience: patienceFrom(delivery), ...given }
  if (!fitsTogether(options.patience)) throw new RangeError('the waits of delivery do not fit together')
  const queue = await Queue.open(
    db,
    options.couriers.map(({ channel }) => channel),
    options.patience,
  )
  const store = talkStore()
  const staff = new Staff()
  const later = () => ({ at: clock.now(), as: 'queued' }) as const
  const write = (tx: Tx, letters: readonly Letter[]) => post(tx, letters, { jobs: queue, ...later() })
  const mail: Mail = {
    reaches: (channel) => queue.has(deliveryQueue(channel)),
    post: write,
  }
  const known = (library: Library) => pluggedFeatures(library, options, { write, staff, mail, now: () => clock.now() })
  const acquaintance = new Acquaintance(options.directories, accountStore(db.prisma))
  const inbox = new Inbox<Tx, Job>({
    store: inboxStore(db, queue),
    // The library of the event's day is held for the whole turn, whatever is imported meanwhile.
    talk: async (event) => new Talk<Tx>(known(await shelf.refresh(dayOf(event.at))), store, newId),
    post: (tx, messages, event, cause) =>
      postAnswers(tx, messages, { event, cause, jobs: queue, ...(cause ? later() : { at: event.at, as: 'shown' }) }),
    meet: (event) => acquaintance.meet(event),
    trace: options.trace,
  })
  let city: City | undefined
  const rounds = roundStore(db, {
    staff,
    channels: options.couriers.map(({ channel }) => channel),
    fixedDays,
    warn: options.warn,
    posts: { newId, post: (tx, letters, at) => post(tx, letters, { jobs: queue, at, as: 'queued' }) },
  })
  const watch = new MovesWatch()
  return {
    db,
    clock,
    queue,
    inbox,
    options,
    limits: (courier) => limitsOf(courier, delivery),
    take: (event) => inbox.take(event),
    offers: offersOf(known(await shelf.refresh(dayOf(clock.now())))),
    post: write,
    mail,
    remind: async (now) => {
      await untilUnhindered(() => db.prisma.$transaction((tx) => takeBackUnsent(tx, now), ROUND_LIMITS))
      if (!(await rounds.isDue(now))) return 0
      const { settings } = await readSettings(db.prisma)
      // Compared by what they say: the hours and days that were counted serve until a setting changes.
      if (!city || JSON.stringify(city.settings) !== JSON.stringify(settings))
        city = new City(settings, calendarOf(settings))
      return round(rounds, known(await shelf.refresh(dayOf(now))), { city, now })
    },
    campaigns: (now) =>
      campaignScan(db, { now, holidays: nationalHolidays(), reaches: mail.reaches, newId }, { mail, watch }),
    tidy: async (now) => {
      await removeExpired(db.prisma, now)
      await forgetOld(db.prisma, now)
      await forgetMeetings(db.prisma, now)
      await forgetSlots(db)
      await purgeOld(db, now)
      await sweep(db)
    },
    close: async () => {
      await queue.close()
      await db.close()
    },
  }
}
