import { Temporal } from 'temporal-polyfill'
import type { App } from '../../src/app.ts'
import { plainText } from '../../src/bot/card/plain.ts'
import type { Courier } from '../../src/bot/delivery/courier.ts'
import { directChat, type Event } from '../../src/bot/event.ts'
import type { Message } from '../../src/bot/talk.ts'
import { newId } from '../../src/infra/clock/clock.ts'
import { record } from '../../src/infra/store/audit.ts'
import { addAssignments, lookAgain, lookAgainAtEverybody } from '../../src/infra/store/nudges/assignments.ts'
import { importSettings } from '../../src/infra/store/settings/settings.ts'
import { UNLIMITED } from '../platform/courier.ts'
import { appOn } from '../support/app.ts'
import { StandingClock } from '../support/clock.ts'
import type { Engine } from '../support/engines.ts'

const CHANNEL = 'slack'

/** Takes every message; it is never asked to send one here, only to be there. */
const courier: Courier = {
  channel: CHANNEL,
  limits: UNLIMITED,
  send: async () => ({ kind: 'sent', receipt: { ref: '1' } }),
}

/** A step of a campaign as a test writes it. */
export interface StepOf {
  readonly key: string
  readonly title: string
  readonly due: string
  readonly touches?: readonly string[]
  readonly given?: object
  /** 職員番号 of who acts, with whom it is about behind a colon. */
  readonly who: readonly string[]
}

/** The sample city with accounts for everybody, whose clock a test moves. */
export async function city(engine: Engine) {
  const clock = new StandingClock()
  const warned: string[] = []
  const warn = (what: string, id: string) => void warned.push(`${what}: ${id}`)
  const app = await appOn(await engine.city(), clock, { couriers: [courier], warn })
  await app.db.prisma.$executeRaw`INSERT INTO account (id, channel, external_id, employee_id, linked_at)
    SELECT gen_random_uuid(), ${CHANNEL}, number, id, now() FROM employee`
  return {
    app,
    clock,
    /** What stands in the log as left aside. */
    warned,
    /** Moves the clock to a local time 'YYYY-MM-DDTHH:MM'. */
    at: (text: string) => clock.set(Temporal.Instant.from(`${text}:00+09:00`)),
    /** Looks at everybody whose turn it is; gives what was written to each, as they read it. */
    remind: async () => {
      const before = new Set((await app.db.prisma.outboxMessage.findMany({ select: { id: true } })).map(({ id }) => id))
      await app.remind(clock.now())
      const rows = await app.db.prisma.outboxMessage.findMany({
        where: { purpose: 'notice' },
        orderBy: { externalId: 'asc' },
      })
      return rows
        .filter(({ id }) => !before.has(id))
        .map(({ id, externalId, card }) => ({ id, to: externalId, text: plainText(card as never) }))
    },
    says: (number: string, text: string) => app.take(event(number, clock.now(), { kind: 'said', text })),
    presses: async (number: string, label: string, messages: readonly Pick<Message, 'id'>[]) => {
      for (const { id } of messages) {
        const button = await app.db.prisma.button.findFirst({ where: { messageId: id, label } })
        if (button) return app.take(event(number, clock.now(), { kind: 'pressed', messageId: id, index: button.index }))
      }
      throw new Error(`no button ${label}`)
    },
    done: (number: string) =>
      app.db.prisma.assignment.updateMany({
        where: { employee: { number }, state: 'open' },
        data: { state: 'done', trust: 'csv', settledAt: new Date() },
      }),
    /** Moves the due day of a campaign, also of what is done. */
    moveDue: async (campaignId: string, day: string) => {
      await app.db.prisma.campaignStep.updateMany({ where: { campaignId }, data: { dueOn: new Date(day) } })
      await app.db.prisma.assignment.updateMany({
        where: { campaignId },
        data: { dueOn: new Date(day) },
      })
      await app.db.prisma.nudgeTurn.updateMany({ data: { nextAt: new Date(clock.now().epochMilliseconds) } })
    },
    settings: (some: object) => importSettings(app.db, JSON.stringify(some), { actor: 'operator', now: clock.now() }),
    leave: async (number: string, from: string, to: string) => {
      const { id } = await app.db.prisma.employee.findUniqueOrThrow({ where: { number } })
      await app.db.prisma.leave.create({ data: { employeeId: id, fromOn: new Date(from), toOn: new Date(to) } })
      // As an import leaves it: people are read anew, and looked at again.
      await record(app.db.prisma, { at: clock.now(), actor: 'operator', action: 'people.import', subject: 'sample' })
      await lookAgainAtEverybody(app.db.prisma, clock.now())
    },
    /** Why touches were passed over. */
    skipped: async (number: string) => {
      const rows = await app.db.prisma.nudge.findMany({ where: { assignment: { employee: { number } } } })
      return rows.map(({ reason }) => reason)
    },
    /** The titles of what somebody has open. */
    open: async (number: string) => {
      const rows = await app.db.prisma.assignment.findMany({
        where: { employee: { number }, state: 'open' },
        include: { step: true },
      })
      return rows.map(({ step }) => step.title)
    },
    campaign: (title: string, steps: readonly StepOf[]) => running(app, clock.now(), title, steps),
  }
}

export type City = Awaited<ReturnType<typeof city>>

function event(number: string, at: Temporal.Instant, what: object): Event {
  const account = { channel: CHANNEL, externalId: number }
  return { id: newId(), account, place: directChat(account), at, ...what } as Event
}

/** Writes a campaign that runs, as one that was planned and approved. */
async function running(app: App, now: Temporal.Instant, title: string, steps: readonly StepOf[]): Promise<string> {
  const { prisma } = app.db
  const campaignId = newId()
  const ids = new Map(
    (await prisma.employee.findMany({ select: { id: true, number: true } })).map(({ id, number }) => [number, id]),
  )
  await prisma.$transaction(async (tx) => {
    await tx.campaign.create({
      data: {
        id: campaignId,
        series: newId(),
        kind: 'custom',
        title,
        state: 'running',
        startsOn: new Date('2027-01-01'),
        author: '100025',
        createdAt: new Date(now.epochMilliseconds),
      },
    })
    for (const [
      position,
      { key, title: name, due, touches = ['T-10', 'T-3', 'T-0', 'T+2'], given = {}, who },
    ] of steps.entries()) {
      const stepId = newId()
      const dueOn = new Date(due)
      await tx.campaignStep.create({
        data: {
          id: stepId,
          campaignId,
          key,
          position,
          title: name,
          dueOn,
          touches: [...touches],
          minutes: 20,
          given: { ...given },
        },
      })
      const rows = who.map((each) => {
        const [number = '', about] = each.split(':')
        const employeeId = ids.get(number) ?? ''
        const aboutId = about === undefined ? undefined : ids.get(about)
        return {
          id: newId(),
          campaignId,
          stepId,
          employeeId,
          aboutId,
          dueOn: Temporal.PlainDate.from(due),
          state: 'open' as const,
        }
      })
      await addAssignments(tx, rows, now)
      await lookAgain(tx, { at: now, employeeIds: rows.map(({ employeeId }) => employeeId) })
    }
  })
  return campaignId
}

/** What was said in answer, as it is read. */
export function read(messages: readonly Message[]): string {
  return messages.map(({ card }) => plainText(card)).join('\n')
}
