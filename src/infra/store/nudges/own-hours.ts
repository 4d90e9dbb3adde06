import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { QuietHours } from '../../../domain/settings.ts'
import type { Tx } from '../../db/index.ts'
import { lookAgainAtOne } from './assignments.ts'

const clock = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/)
const shape = z.strictObject({
  before: clock,
  after: clock,
  breaks: z.array(z.strictObject({ from: clock, to: clock })),
})

/**
 * The quiet hours that these people set for themselves, by employee; who set none is not there. Nor is anybody whose row
 * cannot be read, damaged or written by a newer version: `unreadable` hears of it, and the city's hours hold for them.
 */
export async function ownHoursOf(
  tx: Tx,
  employeeIds: readonly string[],
  unreadable: (employeeId: string) => void = () => undefined,
): Promise<ReadonlyMap<string, QuietHours>> {
  const rows = await tx.$queryRaw<{ id: string; quiet: unknown }[]>`SELECT employee_id::text AS id, quiet FROM own_hours
    WHERE employee_id = ANY (${[...employeeIds]}::uuid[])`
  const own = new Map<string, QuietHours>()
  for (const { id, quiet } of rows) {
    const read = shape.safeParse(quiet)
    if (read.success) own.set(id, read.data)
    else unreadable(id)
  }
  return own
}

/** Sets somebody's own quiet hours, undefined takes them back. They are looked at again; nothing tells of it elsewhere. */
export async function setOwnHours(
  tx: Tx,
  { employeeId, quiet, at }: { employeeId: string; quiet: QuietHours | undefined; at: Temporal.Instant },
): Promise<void> {
  // Before the row, as a round does: two that lock in turns would wait for each other.
  await lookAgainAtOne(tx, employeeId, at)
  if (!quiet) await tx.$executeRaw`DELETE FROM own_hours WHERE employee_id = ${employeeId}::uuid`
  else
    await tx.$executeRaw`INSERT INTO own_hours (employee_id, quiet)
      VALUES (${employeeId}::uuid, ${JSON.stringify(quiet)}::jsonb)
      ON CONFLICT (employee_id) DO UPDATE SET quiet = excluded.quiet`
}

/** Forgets the own hours of who has left. */
export async function forgetOwnHours(tx: Tx, today: Temporal.PlainDate): Promise<void> {
  await tx.$executeRaw`DELETE FROM own_hours o USING employee e
    WHERE e.id = o.employee_id AND e.left_on < ${today.toString()}::date`
}
