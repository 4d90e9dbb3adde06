import type { App } from '../../src/app.ts'
import { card } from '../../src/bot/card/card.ts'
import type { Route } from '../../src/infra/http/index.ts'
import type { Working } from '../../src/work.ts'
import { reply } from '../platform/http.ts'
import { type LedgerPage, ledgerShape, type NoticePlan, planShape } from './shapes.ts'

interface Parts {
  readonly app: App
  readonly working: Working
  readonly channel: string
}

/** What a worker answers to the run: `POST /plan` 200 once the notices are written, `GET /ledger` what is still to be done. */
export function endpoint(parts: Parts): readonly Route[] {
  return [
    {
      method: 'POST',
      path: '/plan',
      handle: async (_, response, body) => {
        await plan(parts, planShape.parse(JSON.parse(body.toString('utf8'))))
        reply(response, 200, {})
      },
    },
    {
      method: 'GET',
      path: '/ledger',
      handle: async (_, response) => reply(response, 200, await read(parts.app)),
    },
  ]
}

/** A campaign in small: all its rows are written in one transaction, or none. */
async function plan({ app, working, channel }: Parts, { campaign, notices }: NoticePlan): Promise<void> {
  const letters = notices.map(({ id, place }) => {
    const to = { account: { channel, externalId: place }, place: { kind: 'direct', id: place } } as const
    return { id, to, card: card().text(noticeText(id)).build(), purpose: 'notice', campaign } as const
  })
  await app.db.prisma.$transaction(async (tx) => {
    if ((await tx.outboxMessage.count({ where: { campaign } })) === 0) await app.post(tx, letters)
  })
  working.wake()
}

/** What a notice says. */
export function noticeText(id: string): string {
  return `お知らせ ${id}`
}

async function read({ db }: App): Promise<LedgerPage> {
  const events = await db.prisma.inboxEvent.count({ where: { state: 'waiting' } })
  const messages = await db.prisma.outboxMessage.count({ where: { settledAt: null } })
  const rows = await db.prisma.outboxMessage.findMany({
    select: { id: true, state: true, externalId: true, receipt: true },
  })
  return ledgerShape.parse({ events, messages, rows })
}
