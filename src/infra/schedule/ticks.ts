import type { Database } from '../db/index.ts'

/**
 * True for exactly one of all who ask for `key` (a scan's name and the moment of its tick). The row carries the
 * database's time, the one clock that all processes share. Throws where the database cannot be asked.
 */
export async function takeTick(prisma: Database['prisma'], key: string): Promise<boolean> {
  return (await prisma.$executeRaw`INSERT INTO cron_run (key, at) VALUES (${key}, now()) ON CONFLICT DO NOTHING`) === 1
}

/** Removes the ticks taken more than a day ago: by then no process still asks for them, were its clock hours behind. */
export async function forgetTicks(prisma: Database['prisma']): Promise<void> {
  await prisma.$executeRaw`DELETE FROM cron_run WHERE at < now() - interval '1 day'`
}
