import { Temporal } from 'temporal-polyfill'
import { readDate } from './read-date.ts'
import { overlap, type Stretch } from './stretch.ts'

/**
 * Takes 「2026-10-01/2027-03-31;2028-04-01/」 (first/last day, the last may be open); gives the stretches in order
 * of time, or undefined when one cannot be read, ends before it begins, or two of them overlap.
 * The kind of leave has no place here, so that it cannot be stored by mistake.
 */
export function readLeaves(text: string): Stretch[] | undefined {
  const parts = text
    .normalize('NFKC')
    .split(/[;；]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const leaves = parts.map(readLeave)
  if (!leaves.every((leave) => leave !== undefined)) return undefined
  leaves.sort((one, other) => Temporal.PlainDate.compare(one.from, other.from))
  const clash = leaves.some((leave, at) => leaves.slice(at + 1).some((later) => overlap(leave, later)))
  return clash ? undefined : leaves
}

/** One part. 2026/4/1 has slashes of its own, so the middle one of five (or of three) parts the days. */
function readLeave(part: string): Stretch | undefined {
  for (let at = part.indexOf('/'); at >= 0; at = part.indexOf('/', at + 1)) {
    const from = readDate(part.slice(0, at))
    const end = part.slice(at + 1).trim()
    const to = end === '' ? undefined : readDate(end)
    if (!from || (end !== '' && !to)) continue
    return to && Temporal.PlainDate.compare(to, from) < 0 ? undefined : { from, to }
  }
  return undefined
}
