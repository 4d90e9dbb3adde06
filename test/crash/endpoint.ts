import type { z } from 'zod'
import type { App } from '../../src/app.ts'
import { card } from '../../src/bot/card/card.ts'
import { dayOf } from '../../src/domain/calendar/written.ts'
import type { Route } from '../../src/infra/http/index.ts'
import { toDate, toMoment } from '../../src/infra/store/days.ts'
import type { Working } from '../../src/work.ts'
import { reply } from '../platform/http.ts'
import { beginCampaign, putOff, readReminded } from './endpoint-reminders.ts'
import { beginPeriod, encourage, readTraces } from './endpoint-stress-check.ts'
import { courseShape, type LedgerPage, ledgerShape, type NoticePlan, planShape } from './shapes.ts'

interface Parts {
  readonly app: App
  readonly working: Working
  readonly channel: string
}

/**
 * What a worker answers to the run. What it is told is done once it says 200; with 409 it cannot be done yet. `GET /ledger`:
 * what is still to be done. `GET /reminded`, `GET /traces`: what became of campaigns, and of periods.
 */
export function endpoint(parts: Parts): readonly Route[] {
  const { app, channel } = parts
  return [
    told('/plan', planShape, (notices) => plan(parts, notices)),
    told('/campaign', courseShape, (course) => beginCampaign(app, channel, course)),
    told('/put-off', courseShape, ({ id }) => putOff(app, id)),
    told('/period', courseShape, (course) => beginPeriod(app, channel, course)),
    told('/encourage', courseShape, ({ id }) => encourage(app, id)),
    asked('/ledger', () => read(app)),
    asked('/reminded', () => readReminded(app)),
    asked('/traces', () => readTraces(app)),
  ]
}

/** `act` gives false where it cannot be done yet. */
function told<S extends z.ZodType>(path: string, shape: S, act: (said: z.infer<S>) => Promise<boolean>): Route {
  return {
    method: 'POST',
    path,
    handle: async (_, response, body) => {
      const isDone = await act(shape.parse(JSON.parse(body.toString('utf8'))))
      reply(response, isDone ? 200 : 409, {})
    },
  }
}

function asked(path: string, say: () => Promise<unknown>): Route {
  return { method: 'GET', path, handle: async (_, response) => reply(response, 200, await say()) }
}

/** A campaign in small: all its rows are written in one transaction, or none. */
async function plan({ app, working, channel }: Parts, { campaign, notices }: NoticePlan): Promise<boolean> {
  const letters = notices.map(({ id, place }) => {
    const to = { account: { channel, externalId: place }, place: { kind: 'direct', id: place } } as const
    return { id, to, card: card().text(noticeText(id)).build(), purpose: 'notice', campaign } as const
  })
  await app.db.prisma.$transaction(async (tx) => {
    if ((await tx.outboxMessage.count({ where: { campaign } })) === 0) await app.post(tx, letters)
  })
  working.wake()
  return true
}

/** What a notice says. */
export function noticeText(id: string): string {
  return `お知らせ ${id}`
}

async function read({ db, clock }: App): Promise<LedgerPage> {
  const { prisma } = db
  const unsettled = { where: { settledAt: null } }
  const events = await prisma.inboxEvent.count({ where: { state: 'waiting' } })
  const messages = (await prisma.outboxMessage.count(unsettled)) + (await prisma.stressCheckMessage.count(unsettled))
  const now = clock.now()
  const turns = await prisma.nudgeTurn.count({ where: { nextAt: { lte: toMoment(now) } } })
  const letters = await prisma.stressCheckLetter.count({
    where: { state: 'planned', onDay: { lte: toDate(dayOf(now)) } },
  })
  const select = { id: true, state: true, externalId: true, receipt: true } as const
  const common = await prisma.outboxMessage.findMany({ select })
  const strict = await prisma.stressCheckMessage.findMany({ select })
  const rows = [...common, ...strict]
  return ledgerShape.parse({ events, messages, due: turns + letters, rows })
}
