import type { Temporal } from 'temporal-polyfill'
import { dayOf } from '../../domain/calendar/written.ts'
import { Prisma } from '../db/generated/client.ts'
import type { Tx } from '../db/index.ts'
import { toMoment } from './days.ts'
import { forgetMet } from './messages/references.ts'
import { forgetOwnHours } from './nudges/own-hours.ts'

/** Days that the words of an event set aside are kept for an operator, and that a handled one guards against its like. */
const INBOX_DAYS = 7

/** Days that the words of a message are kept after it failed, or was given up in doubt, to be sent again. */
const CARD_DAYS = 30

/** Days that ratings of answers, and that something was set aside, are kept: a fiscal year, and the time to learn from it. */
const RATING_DAYS = 500

/** Removes words that nobody will need: of events set aside, of messages that did not go; handled events; own hours of who left. */
export async function forgetOld(tx: Tx, now: Temporal.Instant): Promise<void> {
  const [inbox, cards] = [daysBefore(now, INBOX_DAYS), daysBefore(now, CARD_DAYS)]
  await tx.inboxEvent.updateMany({
    where: { state: 'set_aside', settledAt: { lt: inbox }, event: { not: Prisma.DbNull } },
    data: { event: Prisma.DbNull },
  })
  await tx.inboxEvent.deleteMany({ where: { state: 'handled', settledAt: { lt: inbox } } })
  await tx.outboxMessage.updateMany({
    where: { state: { in: ['skipped', 'failed', 'unknown'] }, settledAt: { lt: cards }, card: { not: Prisma.DbNull } },
    data: { card: Prisma.DbNull },
  })
  const [wordless, rated] = [{ equals: Prisma.DbNull }, daysBefore(now, RATING_DAYS)]
  await tx.inboxEvent.deleteMany({ where: { state: 'set_aside', event: wordless, settledAt: { lt: rated } } })
  await tx.answerRating.deleteMany({ where: { day: { lt: rated } } })
  await forgetMet(tx, now)
  await forgetOwnHours(tx, dayOf(now))
}

function daysBefore(now: Temporal.Instant, days: number): Date {
  return toMoment(now.subtract({ hours: 24 * days }))
}
