import { cardOf } from '../../src/bot/card/shape.ts'
import type { Ledger } from '../../src/bot/delivery/ledger.ts'
import type { Database } from '../../src/infra/db/index.ts'
import type { Job, Queue } from '../../src/infra/queue/queue.ts'
import { ledger } from '../../src/infra/store/messages/ledger.ts'
import type { Order } from './shapes.ts'

type OpenLedger = (db: Database, queue: Queue) => Ledger<Job>

/** The rows of messages, written in another order than the product's; everything around them is the product. */
export const LEDGERS: Readonly<Record<Order, OpenLedger>> = {
  own: ledger,
  'mark-first': markFirst,
  'send-first': sendFirst,
  reminders: ledger,
  stresscheck: ledger,
}

/** "Sent" is written when the message is taken in hand; what happened then is not written any more. */
function markFirst(db: Database, queue: Queue): Ledger<Job> {
  const own = ledger<Job>(db, queue)
  const mark = (id: string) =>
    db.prisma.outboxMessage.update({ where: { id }, data: { state: 'sent', settledAt: new Date() } })
  return {
    claim: async (id, claim) => {
      const reach = await own.claim(id, claim)
      if (reach.kind === 'held') await mark(id)
      return reach
    },
    takeOver: async (doubtful, claim, how) => {
      const held = await own.takeOver(doubtful, claim, how)
      if (held) await mark(held.message.id)
      return held
    },
    record: (job, id, _entry, next) => own.record(job, id, undefined, next),
  }
}

/** Nothing is written before the send, "sent" after it: a row that is being sent looks like one that waits. */
function sendFirst(db: Database, queue: Queue): Ledger<Job> {
  return {
    ...ledger<Job>(db, queue),
    claim: async (id, claim) => {
      const row = await db.prisma.outboxMessage.findUnique({ where: { id } })
      const card = cardOf(row?.card)
      if (!row || row.settledAt || !card) return { kind: 'nothing' }
      const account = { channel: row.channel, externalId: row.externalId }
      const thread = row.thread === null ? {} : { thread: row.thread }
      const to = { account, place: { kind: 'direct', id: row.place, ...thread } } as const
      return { kind: 'held', message: { id, to, card, again: false }, claim, tries: row.tries + 1 }
    },
  }
}
