import { createServer, type Server } from 'node:http'
import type { App } from '../../src/app.ts'
import { card } from '../../src/bot/card/card.ts'
import type { Working } from '../../src/work.ts'
import { readBody, reply } from '../platform/http.ts'
import { eventShape, type LedgerPage, type NoticePlan, planShape } from './shapes.ts'

interface Parts {
  readonly app: App
  readonly working: Working
  readonly channel: string
}

/**
 * The bot's side of the platform: `POST /events` and `POST /plan` answer 200 once what they brought is stored and 503
 * where it is not; `GET /ledger` tells what is still to be done. It does not listen yet.
 */
export function endpoint(parts: Parts): Server {
  const routes: Record<string, (body: string) => Promise<unknown>> = {
    'POST /events': (body) => receive(parts, body),
    'POST /plan': (body) => plan(parts, planShape.parse(JSON.parse(body))),
    'GET /ledger': () => read(parts.app),
  }
  return createServer(async (request, response) => {
    const body = await readBody(request)
    const route = routes[`${request.method} ${request.url}`]
    if (body === undefined || !route) return reply(response, 404, {})
    const [status, answer] = await route(body).then(
      (result) => [200, result ?? {}] as const,
      (error: unknown) => [503, { error: String(error) }] as const,
    )
    reply(response, status, answer)
  })
}

function receive({ app, working, channel }: Parts, body: string): Promise<void> {
  const { id, place, text } = eventShape.parse(JSON.parse(body))
  const account = { channel, externalId: `person-${place}` }
  return working.receive({ kind: 'said', id, account, place: { kind: 'direct', id: place }, at: app.clock.now(), text })
}

/** A campaign in small: all its rows are written in one transaction, or none. */
async function plan({ app, working, channel }: Parts, { campaign, notices }: NoticePlan): Promise<void> {
  const letters = notices.map(({ id, place }) => {
    const to = { account: { channel, externalId: `person-${place}` }, place: { kind: 'direct', id: place } } as const
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
  const rows = await db.prisma.outboxMessage.findMany({ select: { id: true, state: true } })
  return { events, messages, rows }
}
