import type { App } from './app.ts'
import type { Courier, Limits } from './bot/delivery/courier.ts'
import { Delivery } from './bot/delivery/delivery.ts'
import { deliveryQueue, ENDED, INBOX } from './bot/delivery/jobs.ts'
import type { Event } from './bot/event.ts'
import { Arrivals } from './bot/inbox/arrivals.ts'
import { newId } from './infra/clock/clock.ts'
import { jumpWatch, systemPace } from './infra/clock/pace.ts'
import type { Job } from './infra/queue/queue.ts'
import { type Work, Worker } from './infra/queue/worker.ts'
import { openSchedule } from './infra/schedule/index.ts'
import { noteFailure } from './infra/store/messages/inbox.ts'
import { limiter } from './infra/store/messages/limiter.ts'
import { giveUp, openWork } from './infra/store/messages/open-work.ts'
import { stillness } from './infra/store/messages/pause.ts'
import { withStressCheck } from './infra/store/stress-check/ledger.ts'
import { scansOf } from './scans.ts'

/** An event whose handling fails is set aside at this run; one in hand of processes that died is not for that alone. */
const FAILED_RUNS = 4

/** The bot at work: it handles what arrives, sends what is due, and looks after what was left. */
export interface Working {
  /** Stores what happened on a platform; once it returns, the platform may be told that it arrived. False for one known already. */
  receive(event: Event): Promise<boolean>
  /** There is something to send: it is looked for now and not at the next poll. */
  wake(): void
  /** Names what is not ready; empty when all is. */
  ready(): Promise<readonly string[]>
  /** Takes nothing new and ends or returns what is in hand, within the patience given; said again, waits for the same. */
  stop(): Promise<void>
}

/** Starts the workers and the schedule on an open app. `failed` is told of every fault; the work goes on. */
export async function startWork(app: App, failed: (error: unknown) => void): Promise<Working> {
  const { options, queue, db, clock } = app
  const { couriers, patience } = options
  const worker = (name: string, hands: number, work: Work['work'], held?: Work['held']) =>
    new Worker(queue, { queue: name, hands, pollMs: patience.pollMs, work, failed, ...(held ? { held } : {}) })

  const senders = couriers.map((courier) =>
    worker(
      deliveryQueue(courier.channel),
      handsOf(app.limits(courier)),
      deliverer(app, courier),
      stillness(db, courier.channel, patience),
    ),
  )
  const wake = () => {
    for (const sender of senders) sender.wake()
  }
  // One at a time: what a person writes to one process is answered in the order in which it came.
  const arrivals = new Arrivals()
  const reader = worker(INBOX, 1, async (job) => {
    const { id } = job.names
    await arrivals.over()
    await app.inbox.handle(id, job).catch(async (error: unknown) => {
      await noteFailure(db.prisma, id, error instanceof Error ? error.name : 'error')
      if (job.runs < FAILED_RUNS) throw error
      failed(error)
      await giveUp(db, job, { jobs: queue, at: clock.now(), as: 'queued', newId })
    })
    wake()
  })
  const ended = worker(ENDED, 1, async (job) => {
    await giveUp(db, job, { jobs: queue, at: clock.now(), as: 'queued', newId })
    wake()
  })
  const workers = [reader, ended, ...senders]

  // The embedded database belongs to this process alone: whatever was in hand before is in nobody's now.
  if (db.engine === 'pglite') await queue.returnAll()
  for (const each of workers) each.start()
  const care = careFor(app, failed)
  const schedule = openSchedule({
    prisma: db.prisma,
    clock,
    failed,
    scans: [...scansOf(app, wake), { name: 'take-up', cron: '*/5 * * * *', run: () => takeUp(app, 'left') }],
  })
  let stopped: Promise<void> | undefined
  return {
    receive: async (event) => {
      const isNew = await arrivals.during(() => app.inbox.receive(event))
      if (isNew) reader.wake()
      return isNew
    },
    wake,
    ready: async () => {
      await db.prisma.$queryRaw`SELECT 1`
      return []
    },
    stop: () => {
      clearInterval(care)
      stopped ??= Promise.all([schedule.stop(), ...workers.map((each) => each.stop(patience.stopMs))]).then(
        () => undefined,
      )
      return stopped
    },
  }
}

/** Sends of a quarter of a second at the full rate, and half a second of messages that wait for their slot. */
function handsOf({ perSecond }: Limits): number {
  return Math.min(50, Math.max(2, Math.ceil(perSecond * 0.75)))
}

/** Takes one message of a channel a step further. */
export function deliverer({ options, queue, db, limits, clock }: App, courier: Courier): Work['work'] {
  const { patience, trace } = options
  const delivery = new Delivery<Job>(courier, {
    ledger: withStressCheck(options.ledger(db, queue), { db, jobs: queue, now: () => clock.now() }),
    limiter: limiter(db, courier.channel, { limits: limits(courier), slotMs: patience.slotMs }),
    patience,
    pace: systemPace,
    newId,
    trace,
  })
  return (job, stop) => delivery.run(job, { ...job.names, place: job.names.place ?? '', priority: job.priority }, stop)
}

/** Returns jobs of runs that died; where the clock went back, what was put off would wait that much longer. */
function careFor(app: App, failed: (error: unknown) => void): NodeJS.Timeout {
  const jumped = jumpWatch()
  const look = async () => {
    await app.queue.maintain()
    if (jumped() < -BACK_MS && app.db.engine === 'pglite') await takeUp(app, 'all')
  }
  return setInterval(() => void look().catch(failed), app.options.patience.maintenanceS * 1000)
}

/** The clock went back, and was not just set right a little. */
const BACK_MS = 2_000

const TAKEN_UP = 1_000

/** Makes jobs for rows that are open and have none (a queue forgets what waited for two weeks), or for all of them. */
async function takeUp({ db, queue }: App, which: 'all' | 'left'): Promise<void> {
  // Messages of a platform that this city no longer uses wait until it does.
  const open = (await openWork(db.prisma)).filter((job) => queue.has(job.queue))
  const jobs = which === 'all' ? open : await queue.missing(open)
  // Piece by piece: the embedded database serves nobody else meanwhile.
  for (let from = 0; from < jobs.length; from += TAKEN_UP) {
    await db.prisma.$transaction((tx) => queue.insert(tx, jobs.slice(from, from + TAKEN_UP)))
  }
}
