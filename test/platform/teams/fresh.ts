import { randomUUID } from 'node:crypto'

let last = 0

/** An id as Teams names what people write with, the time in ms: no two in a process are alike. */
export function freshTime(): string {
  last = Math.max(Date.now(), last + 1)
  return String(last)
}

/** An id as Teams names everything else with. */
export function freshId(prefix = 'f:'): string {
  return `${prefix}${randomUUID()}`
}
