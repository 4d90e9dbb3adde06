import { z } from 'zod'

const holder = z.object({ pid: z.number().int().positive(), startedAt: z.iso.datetime() })

/** Who holds the database: told to people, never used to decide. */
export type Holder = z.infer<typeof holder>

/** This process. */
export function thisProcess(): Holder {
  const startedAt = new Date(Date.now() - process.uptime() * 1000)
  return { pid: process.pid, startedAt: startedAt.toISOString() }
}

/** A holder as it was written beside the lock; undefined where the text is damaged. */
export function parseHolder(text: string): Holder | undefined {
  try {
    return holder.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

const clock = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})

/** 「プロセス番号 123、11月22日 10:05 開始」 */
export function describeHolder(who: Holder): string {
  return `プロセス番号 ${who.pid}、${clock.format(new Date(who.startedAt))} 開始`
}
