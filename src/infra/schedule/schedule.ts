import { parse } from 'node-cron'
import type { Temporal } from 'temporal-polyfill'
import type { Database } from '../db/index.ts'
import { wake } from './wake.ts'

/** A scan that looks for what is due; it may run at any time and any number of times. */
export interface Scan {
  /** The same in every process, and no other scan's: the processes share its ticks by this name. */
  readonly name: string
  /** A cron expression in Asia/Tokyo: five fields, or six with seconds first. */
  readonly cron: string
  run(now: Temporal.Instant): Promise<void>
}

/** Scans that are being woken. */
export interface Schedule {
  /** Begins no further tick; settles when nothing is under way, however long a scan takes. */
  stop(): Promise<void>
}

/** What a schedule needs from the house. */
export interface ScheduleParts {
  readonly prisma: Database['prisma']
  /** Tells a scan the time. The ticks themselves follow the machine's clock. */
  readonly clock: { now(): Temporal.Instant }
  /** Hears of each fault with the scan's name, while the schedule goes on. Must not throw. */
  failed(error: unknown, scan: string): void
}

/**
 * Begins each scan at once, which makes up for ticks that nobody was there for, then at each of its ticks: of all
 * processes on the database one runs a tick. A scan never overlaps itself in one process. Where the database cannot be
 * asked, or the scan throws, `failed` hears of it and the next tick is tried again.
 *
 * Throws an Error, before anything is begun, for an expression that is none or for two scans of one name.
 */
export function openSchedule(options: ScheduleParts & { readonly scans: readonly Scan[] }): Schedule {
  const { scans, ...parts } = options
  for (const { cron } of scans) parse(cron)
  if (new Set(scans.map(({ name }) => name)).size < scans.length) throw new Error('two scans have the same name')
  const woken = scans.map((scan) => wake(scan, parts))
  return {
    stop: async () => {
      await Promise.all(woken.map(({ stop }) => stop()))
    },
  }
}
