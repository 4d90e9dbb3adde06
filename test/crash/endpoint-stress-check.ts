import { z } from 'zod'
import type { App } from '../../src/app.ts'
import { dayOf } from '../../src/domain/calendar/written.ts'
import { toDate } from '../../src/infra/store/days.ts'
import { addNewcomers } from './newcomers.ts'
import type { Course } from './shapes.ts'

/** Days that a period lasts from today on. */
const DAYS = 14

const FACTS = {
  url: 'https://check.example.jp/',
  minutes: 10,
  workTime: 'counts',
  conductor: '産業医 山田',
  office: '衛生担当 内線123',
  requestTo: '健康管理室 内線456',
  requestDays: 30,
  passedTo: '衛生担当',
}

/** Begins a period, as two operators approved it: its first letter and its 申出 notice are due today. */
export async function beginPeriod({ db, clock }: App, channel: string, { id, people }: Course): Promise<boolean> {
  const today = dayOf(clock.now())
  await db.prisma.$transaction(async (tx) => {
    if ((await tx.stressCheckPeriod.count({ where: { id } })) > 0) return
    const days = { fromOn: toDate(today), toOn: toDate(today.add({ days: DAYS })), slot: '09:10' }
    const decided = { state: 'approved', author: '100040', approver: '100042', eligibleCount: people.length }
    await tx.stressCheckPeriod.create({ data: { id, name: id, facts: FACTS, ...days, ...decided } })
    const letter = { periodId: id, onDay: toDate(today) }
    await tx.stressCheckLetter.createMany({ data: ['start', 'request'].map((kind) => ({ ...letter, kind })) })
    const employeeIds = await addNewcomers(tx, channel, people)
    await tx.stressCheckEligible.createMany({ data: employeeIds.map((employeeId) => ({ periodId: id, employeeId })) })
  })
  return true
}

/** Plans another encouragement for today, once; false while what people pressed is not done, or a letter not posted yet. */
export function encourage({ db, clock }: App, periodId: string): Promise<boolean> {
  const onDay = toDate(dayOf(clock.now()))
  return db.prisma.$transaction(async (tx) => {
    if ((await tx.inboxEvent.count({ where: { state: 'waiting' } })) > 0) return false
    if ((await tx.stressCheckLetter.count({ where: { periodId, kind: { not: 'middle' }, state: 'planned' } })) > 0)
      return false
    await tx.stressCheckLetter.createMany({ data: [{ periodId, kind: 'middle', onDay }], skipDuplicates: true })
    return true
  })
}

/** What the rows of the stress check say, and where else somebody of it is known. */
export const tracesShape = z.strictObject({
  /** 職員番号 of the silent, one for each row. */
  silent: z.array(z.string()),
  /** Letters by account. */
  letters: z.array(z.strictObject({ account: z.string(), kind: z.string(), message: z.string() })),
  /** Rows of the common tables that tell of a message, a matter or an event of these people, by table. */
  elsewhere: z.record(z.string(), z.int()),
})
export type Traces = z.infer<typeof tracesShape>

export async function readTraces({ db: { prisma } }: App): Promise<Traces> {
  const employees = await prisma.employee.findMany({ where: { sample: false }, select: { id: true, number: true } })
  const numbers = new Map(employees.map(({ id, number }) => [id, number]))
  const externalIds = employees.map(({ number }) => number)
  const silences = await prisma.stressCheckSilence.findMany()
  const rows = await prisma.stressCheckMessage.findMany({ where: { kind: { not: null } } })
  const theirs = { employeeId: { in: [...numbers.keys()] } }
  return {
    silent: silences.map(({ employeeId }) => numbers.get(employeeId) ?? employeeId),
    letters: rows.map(({ externalId, kind, id }) => ({ account: externalId, kind: kind ?? '', message: id })),
    elsewhere: {
      outbox_message: await prisma.outboxMessage.count({ where: { externalId: { in: externalIds } } }),
      conversation: await prisma.conversation.count({ where: { externalId: { in: externalIds } } }),
      assignment: await prisma.assignment.count({ where: theirs }),
      nudge_letter: await prisma.nudgeLetter.count({ where: theirs }),
      delivery_note: await prisma.deliveryNote.count(),
    },
  }
}
