import { randomUUID } from 'node:crypto'

let last = 0

/** A timestamp as Slack names messages with: no two in a process are alike. */
export function freshTs(): string {
  last = Math.max(Date.now() * 1000, last + 1)
  return `${Math.floor(last / 1e6)}.${String(last % 1e6).padStart(6, '0')}`
}

/** An id that nobody else has, also not in another process. */
export function freshId(prefix: string): string {
  return `${prefix}${randomUUID().replaceAll('-', '').slice(0, 12).toUpperCase()}`
}
