import type { Feature } from '../../bot/feature.ts'
import { linesOf } from './lines.ts'

/** Reminders people like: what somebody has to do until when, said at a good moment and no more often than needed. */
export const reminders: Feature<object> = {
  name: 'reminders',
  lines: linesOf,
}
