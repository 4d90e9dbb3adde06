import { z } from 'zod'
import type { App } from '../../src/app.ts'
import { onOrAfter } from '../../src/domain/calendar/business-days.ts'
import { dayOf } from '../../src/domain/calendar/written.ts'
import { newId } from '../../src/infra/clock/clock.ts'
import { toDate, toMoment } from '../../src/infra/store/days.ts'
import { addAssignments, lookAgain } from '../../src/infra/store/nudges/assignments.ts'
import { calendarOf } from '../../src/plugs.ts'
import { addNewcomers } from './newcomers.ts'
import type { Course } from './shapes.ts'

/** Begins a campaign whose only day is today: everybody in it has something to be told of now. */
export async function beginCampaign({ db, clock }: App, channel: string, { id, people }: Course): Promise<boolean> {
  const [now, stepId] = [clock.now(), newId()]
  const today = dayOf(now)
  await db.prisma.$transaction(async (tx) => {
    if ((await tx.campaign.count({ where: { id } })) > 0) return
    const named = { title: '人事評価', kind: 'custom', author: 'system' }
    const begun = { state: 'running', startsOn: toDate(today), createdAt: new Date(now.epochMilliseconds) }
    await tx.campaign.create({ data: { id, series: newId(), ...named, ...begun } })
    const step = { key: 'self', position: 0, title: '自己評価を書く', minutes: 20, touches: ['T-3'] }
    await tx.campaignStep.create({ data: { id: stepId, campaignId: id, ...step, dueOn: toDate(today) } })
    const employeeIds = await addNewcomers(tx, channel, people)
    const open = { campaignId: id, stepId, dueOn: today, state: 'open' } as const
    await addAssignments(
      tx,
      employeeIds.map((employeeId) => ({ id: newId(), employeeId, ...open })),
      now,
    )
    await lookAgain(tx, { at: now, employeeIds })
  })
  return true
}

/** Days to which a due day is put off. */
const PUT_OFF_DAYS = 14

/**
 * Puts off the due day of a campaign for all who have it open, once; false while what people pressed is not done yet, or
 * somebody's turn has come and they were not looked at.
 */
export async function putOff({ db, clock }: App, campaignId: string): Promise<boolean> {
  const now = clock.now()
  const today = dayOf(now)
  const due = toDate(onOrAfter(today.add({ days: PUT_OFF_DAYS }), calendarOf({})))
  return db.prisma.$transaction(async (tx) => {
    if ((await tx.inboxEvent.count({ where: { state: 'waiting' } })) > 0) return false
    const theirs = { employee: { assignments: { some: { campaignId } } }, nextAt: { lte: toMoment(now) } }
    if ((await tx.nudgeTurn.count({ where: theirs })) > 0) return false
    const steps = { campaignId, dueOn: toDate(today) }
    if ((await tx.campaignStep.updateMany({ where: steps, data: { dueOn: due } })).count === 0) return true
    const open = { campaignId, state: 'open' }
    // Turns before assignments, as a round locks them.
    const whose = await tx.assignment.findMany({ where: open, select: { employeeId: true } })
    await lookAgain(tx, { at: now, employeeIds: whose.map(({ employeeId }) => employeeId) })
    await tx.assignment.updateMany({ where: open, data: { dueOn: due } })
    return true
  })
}

/** What the rows say of everybody in campaigns: what became of it, and of which messages they say that these told of it. */
export const remindedShape = z.array(
  z.strictObject({
    number: z.string(),
    state: z.string(),
    trust: z.string().nullable(),
    /** Of each touch that was told: its message. */
    told: z.array(z.string()),
    /** The letters, by message, in any order. */
    letters: z.array(z.strictObject({ message: z.string(), kind: z.string() })),
  }),
)
export type Reminded = z.infer<typeof remindedShape>[number]

export async function readReminded({ db }: App): Promise<Reminded[]> {
  const rows = await db.prisma.assignment.findMany({ include: { employee: true, nudges: true } })
  const letters = await db.prisma.nudgeLetter.findMany()
  return rows
    .filter(({ employee }) => !employee.sample)
    .map(({ employeeId, employee, state, trust, nudges }) => ({
      number: employee.number,
      state,
      trust,
      told: nudges.filter((nudge) => nudge.state === 'told').map(({ messageId }) => messageId ?? ''),
      letters: letters
        .filter((letter) => letter.employeeId === employeeId)
        .map(({ messageId, kind }) => ({ message: messageId, kind })),
    }))
}
