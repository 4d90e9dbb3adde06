import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newId } from '../../src/infra/clock/clock.ts'
import type { Database } from '../../src/infra/db/index.ts'
import { type Engine, engines } from '../support/engines.ts'
import { approved, FIRST, hagukumi, linked, pressOf, says, stresscheck } from './support.ts'
import { idsOf, masked, STRICT, type WorkingCity, wholeDatabase, workingCity } from './working.ts'

const PEOPLE = 24

/** What two people do in a period. The one falls silent or took it, the other did neither; each pressed a button. */
interface Story {
  readonly one: number
  readonly other: number
  readonly way: 'pressed' | 'said' | 'undone' | 'taken'
  /** After which letter. */
  readonly after: 'start' | 'middle'
}

/** What can be seen of a world: views while it runs, everything but the strict tables then, and everything afterwards. */
interface Seen {
  readonly views: readonly string[]
  readonly steps: readonly string[]
  readonly during: readonly string[]
  readonly afterwards: readonly string[]
}

const MOMENTS = { start: '2027-06-01T09:10', middle: '2027-06-15T09:10', last: '2027-06-25T09:10' } as const

const seed = Number(process.env.FC_SEED ?? Date.now() % 1_000_000)

describe.each(engines)('with two people swapped, on $name', (engine) => {
  it(`every view, the queue and the log are the same, and afterwards the whole database (seed ${seed})`, async () => {
    const person = fc.integer({ min: 0, max: PEOPLE - 1 })
    const story = fc
      .record({
        one: person,
        other: person,
        way: fc.constantFrom('pressed', 'said', 'undone', 'taken'),
        after: fc.constantFrom('start', 'middle'),
      })
      .filter(({ one, other }) => one !== other)
    await fc.assert(
      fc.asyncProperty(story, async (told) => {
        const seen = await seenIn(engine, told)
        const swapped = await seenIn(engine, { ...told, one: told.other, other: told.one })
        expect(seen.views.length).toBeGreaterThan(20)
        expect(seen.during.length).toBeGreaterThan(2_000)
        expect(swapped.views).toEqual(seen.views)
        expect(swapped.steps).toEqual(seen.steps)
        expect(swapped.during).toEqual(seen.during)
        expect(swapped.afterwards).toEqual(seen.afterwards)
      }),
      { seed, numRuns: 3, endOnFailure: true, examples: [[{ one: 0, other: 1, way: 'pressed', after: 'start' }]] },
    )
  }, 240_000)

  it('would be noticed if it were not so: the strict tables differ, and so does a row that tells', async () => {
    const story = { one: 0, other: 1, way: 'pressed', after: 'start' } as const
    const [seen, swapped] = [await strictRows(engine, story), await strictRows(engine, { ...story, one: 1, other: 0 })]
    expect(swapped).not.toEqual(seen)
  }, 60_000)
})

async function inWorld<T>(engine: Engine, story: Story, look: (world: WorkingCity, db: Database) => Promise<T>) {
  const db = await engine.city()
  const world = await workingCity(db)
  try {
    await tell(world, story)
    return await look(world, db)
  } finally {
    await world.close()
  }
}

async function strictRows(engine: Engine, story: Story): Promise<string[]> {
  return inWorld(engine, story, async (_, db) => {
    const rows = await wholeDatabase(db, await idsOf(db))
    return rows.filter((row) => STRICT.test(row))
  })
}

function seenIn(engine: Engine, story: Story): Promise<Seen> {
  return inWorld(engine, story, async (world, db) => {
    const known = await idsOf(db)
    const during = await wholeDatabase(db, known, STRICT)
    const steps = world.steps.map((step) => masked(step, known)).sort()
    const views = (await viewsOf(world)).map((view) => masked(view, known))
    await world.at('2027-07-14T09:10')
    await world.at('2027-07-31T09:00')
    expect(world.faults).toEqual([])
    return { views, steps, during, afterwards: await wholeDatabase(db, known) }
  })
}

/** Two weeks of a period, with what the two do in it. */
async function tell({ app, at, happen }: WorkingCity, { one, other, way, after }: Story): Promise<void> {
  const people = await linked(app, PEOPLE)
  const [quiet, loud] = [people[one], people[other]]
  if (!quiet || !loud) throw new Error('there are two')
  const numbers = people.map(({ number }) => number)
  await approved(app, numbers, { 方式: 'B', 委員会決定日: '2027-04-20', 委員会決定番号: '第3号' })
  await at(MOMENTS.start)
  if (after === 'middle') await at(MOMENTS.middle)
  const press = async (account: string, label: string) => happen(await pressOf(app, account, label))
  if (way === 'taken') await stresscheck(app, ['taken', '-', '--as', FIRST], `職員番号\n${quiet.number}`)
  else if (way === 'said') {
    await happen(saying(app, quiet.account, 'ストレスチェックの知らせを止める'))
    await happen(saying(app, loud.account, 'ストレスチェックいつまで'))
  } else {
    await press(quiet.account, '今後この知らせを止める')
    await press(loud.account, '市が行わないこと')
  }
  if (way === 'undone') {
    await press(quiet.account, '元に戻す')
    await press(loud.account, '受検画面を開く')
  }
  if (after === 'start') await at(MOMENTS.middle)
  await at(MOMENTS.last)
}

function saying({ clock }: WorkingCity['app'], externalId: string, text: string) {
  const place = { kind: 'direct', id: externalId } as const
  return { kind: 'said', id: newId(), account: { channel: 'slack', externalId }, place, at: clock.now(), text } as const
}

/** What every role sees, in chat and by every command that shows something. */
async function viewsOf({ app }: WorkingCity): Promise<string[]> {
  const commands = [
    ['deliveries'],
    ['deliveries', '--json'],
    ['deliveries', 'list', '--json', '--limit', '1000'],
    ['inbox', 'list', '--json'],
    ['roles', 'list', '--json'],
    ['settings', 'export', '-'],
    ['versions', '--json'],
    ['stresscheck', 'show'],
    ['stresscheck', 'show', '--as', FIRST],
    ['stresscheck', 'preview', '--as', FIRST],
    ['stresscheck', 'notice'],
  ]
  const views: string[] = []
  for (const command of commands) {
    const { code, out, err } = await hagukumi(app, command)
    expect([command, code, err]).toEqual([command, 0, ''])
    views.push(out)
  }
  const { prisma } = app.db
  const roles = await prisma.roleGrant.findMany({ distinct: ['role'], orderBy: [{ role: 'asc' }, { id: 'asc' }] })
  const superior = await prisma.appointment.findFirstOrThrow({
    where: { superiorId: { not: null } },
    orderBy: { id: 'asc' },
  })
  const everybody = [...roles.map(({ employeeId }) => employeeId), superior.superiorId ?? '']
  for (const employeeId of everybody) {
    const account = { channel: 'slack', externalId: `ROLE-${employeeId}` }
    await prisma.account.create({ data: { ...account, employeeId } })
    for (const question of ['誰が受けていない？', '未受検者を教えて', 'ストレスチェックの受検率', '私は対象？'])
      views.push(await says(app, account.externalId, question))
  }
  return views
}
