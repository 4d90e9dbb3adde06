import { setTimeout as sleep } from 'node:timers/promises'
import { Temporal } from 'temporal-polyfill'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { datedSteps } from '../../src/domain/campaign/plan.ts'
import { nationalHolidays } from '../../src/infra/calendar/national-holidays.ts'
import { newId } from '../../src/infra/clock/clock.ts'
import { Prisma } from '../../src/infra/db/generated/client.ts'
import type { Database } from '../../src/infra/db/index.ts'
import { campaignBy } from '../../src/infra/store/campaigns/by.ts'
import { writePlan } from '../../src/infra/store/campaigns/plan.ts'
import { campaignCalled } from '../../src/infra/store/campaigns/rows.ts'
import {
  holdOwnTurn,
  holdTurns,
  lookAgain,
  lookAgainAtEverybody,
  lookAgainAtFree,
  lookAgainAtOne,
} from '../../src/infra/store/nudges/assignments.ts'
import { plan, Visitor } from '../meetings/support.ts'
import { csv, importText } from '../people/support.ts'
import { type City, city as reminded } from '../reminders/support.ts'
import { engines } from '../support/engines.ts'
import { type Hall, HR, hall, numberIn, small } from './support.ts'

const NOW = Temporal.Instant.from('2027-01-26T09:20:00+09:00')

/** Of 窓口係; and somebody whom an act on many people holds up, with a colleague. */
const [CLERK, HELD, OTHER] = ['100184', '100400', '100401'] as const

const idOf = async ({ prisma }: Database, number: string) =>
  (await prisma.employee.findUniqueOrThrow({ where: { number } })).id

/** Does something while an act on many people, this one among them, has not ended. */
const besideMany = async (db: Database, number: string, work: () => Promise<void>) => {
  const employeeIds = [await idOf(db, number)]
  await db.prisma.$transaction(async (tx) => {
    await lookAgain(tx, { at: NOW, employeeIds })
    await work()
  })
}

const servers = engines.filter(({ name }) => name === 'PostgreSQL')

// One connection at a time does one thing after another.
describe.each(servers)('while something changes for many people, on $name', (engine) => {
  let city: Hall
  beforeEach(async () => {
    city = await hall(engine)
    city.app.clock.set(NOW)
  })
  afterEach(() => city.close())

  it('somebody sets their own quiet hours', async () => {
    const clerk = await Visitor.of(city.app, CLERK)
    await besideMany(city.db, HELD, async () => {
      expect(await clerk.say('お知らせは10時から16時まで')).toContain('お知らせの時間を決めました')
    })
  })

  it('a meeting is recorded, skipped, and planned again', async () => {
    await plan(city.db, '2027-01-12T08:00', '2027-03-31')
    const leaders = await city.db.prisma.assignment.findMany({
      where: { step: { feature: 'meetings' }, state: 'open' },
      include: { employee: true, step: true },
      orderBy: { dueOn: 'asc' },
    })
    const { employee, dueOn } = leaders[0] ?? expect.fail('nobody leads a meeting')
    city.app.clock.set(Temporal.Instant.fromEpochMilliseconds(dueOn.getTime()))
    const leader = await Visitor.of(city.app, employee.number)
    await besideMany(city.db, HELD, async () => {
      expect(await leader.say('今月は見送り')).toContain('見送り')
      await leader.press('元に戻す')
      expect(await leader.say('6人 窓口の待ち時間 / 番号札の案内を入口に出す')).toContain('記録しました')
    })
  })

  it('a plan for a whole city holds up nobody while it is written', async () => {
    const number = numberIn(await city.withFile(HR, small({ audience: {} }), 'new', '--file'))
    const outside = { now: NOW, holidays: nationalHolidays(), reaches: () => true, newId }
    await city.db.prisma.$transaction(async (tx) => {
      const by = await campaignBy(tx, outside)
      const campaign = await campaignCalled(tx, number)
      const { open } = await writePlan(tx, campaign, datedSteps(campaign.definition, by.calendar), by)
      expect(open).toBeGreaterThan(800)
      // Another act on several people, its own turns among them.
      await besideMany(city.db, CLERK, async () => undefined)
    })
  })
})

describe.each(servers)('turns that are held, on $name', (engine) => {
  let city: Hall
  beforeEach(async () => {
    city = await hall(engine)
  })
  afterEach(() => city.close())

  it('are held of whoever has none, too, and nobody keeps one by it', async () => {
    const { prisma } = city.db
    await prisma.nudgeTurn.deleteMany()
    const [employeeId, other] = await Promise.all([idOf(city.db, HELD), idOf(city.db, OTHER)])
    const events: string[] = []
    let pressed = Promise.resolve()
    const whose = Prisma.sql`SELECT id FROM employee WHERE id IN (${employeeId}::uuid, ${other}::uuid)`
    await prisma.$transaction((tx) =>
      holdTurns(tx, whose, async () => {
        const press = prisma.$transaction((own) => lookAgainAtOne(own, employeeId, NOW))
        pressed = press.then(() => void events.push('pressed'))
        await held(city.db, pressed)
        events.push('written')
      }),
    )
    await pressed
    expect(events).toEqual(['written', 'pressed'])
    expect(await prisma.nudgeTurn.findMany()).toEqual([{ employeeId, nextAt: new Date(NOW.epochMilliseconds) }])
  })
})

/** Waits until something waits for a lock, or `work` has ended without that. */
async function held({ prisma }: Database, work: Promise<unknown>): Promise<void> {
  let over = false
  const end = () => {
    over = true
  }
  void work.then(end, end)
  for (;;) {
    const [row] = await prisma.$queryRaw<{ waits: boolean }[]>`SELECT EXISTS (SELECT FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock') AS waits`
    if (over || row?.waits) return
    await sleep(10)
  }
}

describe.each(servers)('a directory beside what one person does, on $name', (engine) => {
  let city: Hall
  beforeEach(async () => {
    city = await hall(engine)
    city.app.clock.set(NOW)
  })
  afterEach(() => city.close())

  it('whoever was being looked at by the old directory is looked at once more', async () => {
    const { prisma } = city.db
    const employeeId = await idOf(city.db, HELD)
    const [due, far] = [new Date(NOW.epochMilliseconds), new Date('2027-03-01')]
    await prisma.nudgeTurn.upsert({
      where: { employeeId },
      create: { employeeId, nextAt: due },
      update: { nextAt: due },
    })
    let everybody: Promise<void> = Promise.resolve()
    await prisma.$transaction(async (tx) => {
      await holdOwnTurn(tx, employeeId)
      everybody = prisma.$transaction((other) => lookAgainAtEverybody(other, NOW))
      await held(city.db, everybody)
      await tx.nudgeTurn.update({ where: { employeeId }, data: { nextAt: far } })
    })
    await everybody
    expect((await prisma.nudgeTurn.findUniqueOrThrow({ where: { employeeId } })).nextAt).toEqual(due)
  })

  it('the sample city goes without a circle: who presses something just now comes first', async () => {
    const { prisma } = city.db
    const number = numberIn(await city.withFile(HR, small(), 'new', '--file'))
    expect(await city.hagukumi(HR, 'start', number)).toContain('始めました')
    const { employeeId } = await prisma.assignment.findFirstOrThrow({ where: { state: 'open' } })
    let imported = Promise.resolve<unknown>(undefined)
    await prisma.$transaction(async (tx) => {
      await lookAgainAtOne(tx, employeeId, NOW)
      imported = importText(city.db, csv({}))
      await held(city.db, imported)
      // Nothing of theirs is locked by the import that waits for them.
      await tx.$queryRaw`SELECT FROM assignment WHERE employee_id = ${employeeId}::uuid FOR UPDATE NOWAIT`
    })
    expect(await imported).toMatchObject({ sampleRemoved: { people: expect.any(Number) } })
    expect(await prisma.employee.count()).toBe(1)
  })
})

describe.each(servers)('a round beside what changes for many people, on $name', (engine) => {
  let here: City
  beforeEach(async () => {
    here = await reminded(engine)
    here.at('2027-01-20T09:10')
  })
  afterEach(() => here.app.close())

  it('takes back what never went out of everybody else, and of whom it passed over the next time', async () => {
    await here.campaign('人事評価', [{ key: 'self', title: '自己評価を書く', due: '2027-02-05', who: [HELD, OTHER] }])
    here.at('2027-01-26T09:10')
    const sent = (await here.remind()).filter(({ to }) => to === HELD || to === OTHER)
    expect(sent).toHaveLength(2)
    await here.app.db.prisma.outboxMessage.updateMany({
      where: { id: { in: sent.map(({ id }) => id) } },
      data: { state: 'skipped', reason: 'stale', settledAt: new Date() },
    })
    const counted = async () => {
      const rows = await here.app.db.prisma.nudgeLetter.findMany({
        where: { messageId: { in: sent.map(({ id }) => id) } },
      })
      return Promise.all(
        rows.map(({ employeeId }) => here.app.db.prisma.employee.findUnique({ where: { id: employeeId } })),
      )
    }
    here.at('2027-01-26T13:30')
    await besideMany(here.app.db, HELD, async () => {
      await here.remind()
      expect((await counted()).map((each) => each?.number)).toEqual([HELD])
    })
    await here.remind()
    expect(await counted()).toEqual([])
  })

  it('takes back nothing of whoever has no turn while many are held, and waits for none of it', async () => {
    const { prisma } = here.app.db
    await prisma.nudgeTurn.deleteMany()
    const { id } = await prisma.employee.findUniqueOrThrow({ where: { number: OTHER } })
    const free = () => prisma.$transaction((tx) => lookAgainAtFree(tx, { at: here.clock.now(), employeeIds: [id] }))
    await prisma.$transaction((tx) =>
      // What holds so many has made turns for those who had none; nobody else sees them, and an insert would wait.
      holdTurns(tx, Prisma.sql`SELECT id FROM employee`, async () => expect(await free()).toEqual([])),
    )
    expect(await free()).toEqual([id])
  })
})
