import PgBoss from 'pg-boss'
import { z } from 'zod'
import {
  deliveryQueue,
  ENDED,
  INBOX,
  type Jobs,
  type NewJob,
  type Settled,
  type Statement,
} from '../../bot/delivery/jobs.ts'
import type { Patience } from '../../bot/delivery/patience.ts'
import type { Database, Tx } from '../db/index.ts'
import { openSql, type Sql, sqlIn } from './sql.ts'

/** A job in hand. What it stands for is in the rows it names. */
export interface Job {
  readonly queue: string
  readonly id: string
  readonly priority: number
  /** Runs begun, this one included: some ended with an error, some with their process. */
  readonly runs: number
  readonly names: Names
}

/** An event by its id, a message by its id and its conversation. */
const names = z.object({ id: z.uuid(), place: z.string().optional() })
type Names = z.infer<typeof names>

/** Jobs of this many rows go in one statement. */
const CHUNK = 1_000

/** The jobs of all processes, kept by pg-boss in the same database. */
export class Queue implements Jobs<Tx, Job> {
  readonly #boss: PgBoss
  readonly #many: ManyAtOnce
  readonly #sql: Sql & { close(): Promise<void> }
  readonly #schema: string
  readonly #queues: ReadonlySet<string>

  private constructor(boss: PgBoss, sql: Sql & { close(): Promise<void> }, schema: string, queues: readonly string[]) {
    this.#queues = new Set(queues)
    this.#boss = boss
    this.#many = boss as unknown as ManyAtOnce
    this.#sql = sql
    this.#schema = schema
  }

  /** Opens the queues, creates what is missing; throws what the database throws. */
  static async open(db: Database, channels: readonly string[], patience: Patience): Promise<Queue> {
    const sql = openSql(db)
    const schema = db.address?.schema === undefined ? 'pgboss' : `${db.address.schema}_pgboss`
    // Finished jobs say nothing that their rows do not say better.
    const kept = { archiveCompletedAfterSeconds: 600, deleteAfterSeconds: 600 }
    const { retryDelayS, leaseS, tries } = patience
    const common = { retryDelay: retryDelayS, retryBackoff: true, expireInSeconds: leaseS }
    const wanted = [
      // pg-boss gives what ends here the waits of where it came from; what is left over, the take-up finds.
      { name: ENDED },
      { name: INBOX, ...common, retryLimit: INBOX_RUNS - 1, deadLetter: ENDED },
      // The row counts the sends; the job also the runs that died before one.
      ...channels.map((each) => ({ name: deliveryQueue(each), ...common, retryLimit: tries + 4, deadLetter: ENDED })),
    ]
    // Also those of other processes: an answer to what they took in is theirs to send.
    const known = new Set(wanted.map(({ name }) => name))
    const boss = new PgBoss({ db: sql, schema, supervise: false, schedule: false, ...kept })
    boss.on('error', () => undefined)
    try {
      await inTurn(db, async () => {
        await boss.start()
        const there = new Set((await boss.getQueues()).map(({ name }) => name))
        for (const name of there) known.add(name)
        for (const queue of wanted) {
          if (there.has(queue.name)) await boss.updateQueue(queue.name, queue)
          else await boss.createQueue(queue.name, queue)
        }
      })
    } catch (error) {
      await sql.close()
      throw error
    }
    return new Queue(boss, sql, schema, [...known])
  }

  /** Whether there is such a queue. */
  has(queue: string): boolean {
    return this.#queues.has(queue)
  }

  /**
   * Inserts jobs in a transaction of ours. A job whose id is there already is left as it is. Throws for a queue that
   * does not exist.
   */
  async insert(tx: Tx, jobs: readonly NewJob[]): Promise<void> {
    this.#refuseStrange(jobs)
    const db = sqlIn(tx)
    for (let from = 0; from < jobs.length; from += CHUNK) {
      const rows = jobs.slice(from, from + CHUNK).map(toBoss)
      await this.#boss.insert(rows, { db })
    }
  }

  /**
   * Inserts jobs outside every transaction of ours, together with the rows that they stand for: one statement commits as
   * one. A platform waits for it, and a transaction of its own would take four ways to the database.
   */
  async insertWith({ text, values }: Statement, jobs: readonly NewJob[]): Promise<Record<string, unknown>[]> {
    this.#refuseStrange(jobs)
    let rows: Record<string, unknown>[] = []
    const beside: Sql = {
      executeSql: async (insertion, given = []) => {
        const whole = `WITH job_for_row AS (${insertion}) ${text(given.length + 1)}`
        rows = (await this.#sql.executeSql(whole, [...given, ...values])).rows
        return { rows: [] }
      },
    }
    await this.#boss.insert(jobs.map(toBoss), { db: beside })
    return rows
  }

  /** Up to `most` jobs that are due, the most urgent first. Throws what the database throws. */
  async fetch(queue: string, most: number): Promise<Job[]> {
    let failure: unknown
    // pg-boss itself takes every failure for "nothing there".
    const listening: Sql = {
      executeSql: (text, values) =>
        this.#sql.executeSql(text, values).catch((error: unknown) => {
          failure = error
          throw error
        }),
    }
    const jobs = await this.#boss.fetch(queue, { batchSize: most, includeMetadata: true, db: listening })
    if (failure !== undefined) throw failure
    const found = jobs.map(({ id, priority, retryCount, data }) => ({
      id,
      priority,
      runs: retryCount + 1,
      read: names.safeParse(data),
    }))
    // A job that names nothing ends here; the row it was for is found without one and gets another.
    const empty = found.filter(({ read }) => !read.success)
    if (empty.length > 0)
      await this.#boss.cancel(
        queue,
        empty.map(({ id }) => id),
      )
    return found.flatMap(({ id, priority, runs, read }) =>
      read.success ? [{ queue, id, priority, runs, names: read.data }] : [],
    )
  }

  /** Settles jobs in a transaction of ours: each ends, comes back after a time, or after its growing delay. */
  async settle(tx: Tx, done: readonly Settled<Job>[]): Promise<void> {
    const db = sqlIn(tx)
    for (const queue of new Set(done.map(({ job }) => job.queue))) {
      const here = done.filter(({ job }) => job.queue === queue)
      const failed = here.filter(({ next }) => next.kind === 'backoff').map(({ job }) => job.id)
      const over = here.filter(({ next }) => next.kind !== 'backoff').map(({ job }) => job.id)
      if (failed.length > 0) await this.#many.fail(queue, failed, {}, { db })
      if (over.length > 0) await this.#many.complete(queue, over, {}, { db })
    }
    const later = done.flatMap(({ job, next }) => {
      const { queue: name, priority, names: data } = job
      return next.kind === 'after' ? [{ name, priority, data, startAfter: String(next.ms / 1000) }] : []
    })
    if (later.length > 0) await this.#boss.insert(later, { db })
  }

  /** Of these, the jobs whose row has no job that is still to be done or in hand. */
  async missing(wanted: readonly NewJob[]): Promise<NewJob[]> {
    const { rows } = await this.#sql.executeSql(
      `SELECT data->>'id' AS id FROM ${this.#schema}.job WHERE state < 'completed' AND name <> $1`,
      [ENDED],
    )
    const there = new Set(rows.map(({ id }) => id))
    return wanted.filter(({ names }) => !there.has(names.id))
  }

  /** Returns what is in hand: only for a process that knows that nobody else is there. Each counts as a run that failed. */
  async returnAll(): Promise<void> {
    const { rows } = await this.#sql.executeSql(`SELECT name, id FROM ${this.#schema}.job WHERE state = 'active'`)
    for (const { name, id } of rows) await this.#boss.fail(String(name), String(id))
  }

  /** Lets a job come back after its growing delay, on its own. */
  async fail(job: Job): Promise<void> {
    await this.#boss.fail(job.queue, job.id)
  }

  /** Returns the jobs of runs that died, and removes old ones. To be called now and then. */
  async maintain(): Promise<void> {
    await this.#boss.maintain()
  }

  /** pg-boss would drop a job of a queue that does not exist without a word. */
  #refuseStrange(jobs: readonly NewJob[]): void {
    const strange = jobs.find(({ queue }) => !this.has(queue))
    if (strange) throw new Error(`no queue ${strange.queue}`)
  }

  async close(): Promise<void> {
    await this.#boss.stop({ graceful: false, wait: true })
    await this.#sql.close()
  }
}

/** pg-boss settles several jobs in one statement, also in a transaction; its types know that for one job alone. */
interface ManyAtOnce {
  complete(queue: string, ids: readonly string[], output: object, options: { db: Sql }): Promise<unknown>
  fail(queue: string, ids: readonly string[], output: object, options: { db: Sql }): Promise<unknown>
}

/** Runs of one event before it is set aside even where none said why: it may be what ends the process. */
const INBOX_RUNS = 12

function toBoss({ queue, id, priority = 0, names }: NewJob): PgBoss.JobInsert {
  return { name: queue, priority, data: names, ...(id === undefined ? {} : { id }) }
}

/** Work of one process at a time: two that make the same queue at once end in a deadlock of its tables. */
function inTurn(db: Database, work: () => Promise<void>): Promise<void> {
  if (db.engine === 'pglite') return work()
  const lock = async (tx: Tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('hagukumi queues'))`
    await work()
  }
  return db.prisma.$transaction(lock, { timeout: 60_000 })
}
