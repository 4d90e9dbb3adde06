import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../src/infra/db/index.ts'
import { readCourses } from '../../src/infra/knowledge/courses.ts'
import { seedKnowledge } from '../../src/infra/knowledge/seed.ts'
import { listVersions, versionsInForce } from '../../src/infra/store/knowledge.ts'
import { engines } from '../support/engines.ts'
import { bring, damaged, NOW, refusalOf, rowsOf, seedText, shiftJis } from './support.ts'

const day = (written: string) => Temporal.PlainDate.from(written)
const plan = { kind: 'document', key: '推進プラン', title: '人材育成推進プラン' } as const
const [policy, competencies, measures, courses, wording] = await Promise.all([
  seedText('policy'),
  seedText('competencies'),
  seedText('measures'),
  seedText('courses'),
  seedText('wording'),
])

describe.each(engines)('versions on $name', ({ fresh }) => {
  let db: Database
  beforeAll(async () => {
    db = await fresh()
    await seedKnowledge(db, NOW)
  })
  afterAll(() => db.close())

  const held = async (on: string, key: string) =>
    (await versionsInForce(db.prisma, day(on))).find((each) => each.key === key)

  it.each([
    ['policy', `${policy}\n`],
    ['competencies', `${competencies}\n`],
    ['measures', `${measures}\n`],
    ['courses', damaged(courses, '採用3年目職員研修', '採用４年目職員研修')],
    ['wording', `${wording}\n`],
  ] as const)('of %s: another file makes version 2 and keeps version 1 to the letter', async (kind, text) => {
    const first = await held('2026-11-22', kind)
    const report = await bring(db, { kind }, text)
    expect(report).toMatchObject({ outcome: 'imported', version: 2, notices: [] })
    expect(await held('2026-11-22', kind)).toMatchObject({ version: 2, body: text, sample: false })
    expect(await held('2026-11-21', kind)).toEqual(first)
    expect(first?.body).toBe(await seedText(kind))
  })

  it('of a city document begin at 1, under its own key and title', async () => {
    const text = '# 第１章　計画\n\n## １　期間\n\n５年間とします。\n'
    expect(await bring(db, plan, text)).toMatchObject({ outcome: 'imported', version: 1, counts: { passages: 1 } })
    expect(await held('2026-11-22', '推進プラン')).toMatchObject({ kind: 'document', title: plan.title, body: text })
  })

  it('are not made of a file that is the same to the byte', async () => {
    const before = await rowsOf(db)
    expect(
      await bring(db, { kind: 'courses' }, damaged(courses, '採用3年目職員研修', '採用４年目職員研修')),
    ).toMatchObject({
      outcome: 'unchanged',
      version: 2,
    })
    expect(await rowsOf(db)).toEqual(before)
  })

  it('are not made by a dry run', async () => {
    const before = await rowsOf(db)
    expect(await bring(db, plan, '# 新しい計画\n\n本文です。\n', 'dry_run')).toMatchObject({
      outcome: 'checked',
      version: 2,
    })
    expect(await rowsOf(db)).toEqual(before)
  })

  it('may lie ahead, and hold from their day on', async () => {
    const text = '# 第１章　次の計画\n\n本文です。\n'
    expect(await bring(db, { ...plan, inForceFrom: day('2027-04-01') }, text)).toMatchObject({ version: 2 })
    expect(await held('2027-03-31', '推進プラン')).toMatchObject({ version: 1 })
    expect(await held('2027-04-01', '推進プラン')).toMatchObject({ version: 2, body: text })
  })

  it('that begin on one day: the later import holds', async () => {
    await bring(db, { ...plan, inForceFrom: day('2027-04-01') }, '# 次の計画（訂正）\n\n本文です。\n')
    expect(await held('2027-04-01', '推進プラン')).toMatchObject({ version: 3 })
  })

  it('that begin too early to hold are said to', async () => {
    const { notices } = await bring(db, { ...plan, inForceFrom: day('2020-04-01') }, '# 昔の計画\n\n本文です。\n')
    expect(notices).toEqual([expect.stringContaining('今日は第1版（2026-11-22から）が有効なままです')])
    const today = (await held('2026-11-22', '推進プラン'))?.body ?? ''
    expect(await bring(db, plan, today)).toMatchObject({ outcome: 'unchanged', version: 1 })
  })

  it('of a policy that leave the framework behind are imported, and say what has to follow', async () => {
    const next = policy.replaceAll('行政ニーズや時代', '地域のニーズや時代')
    const ahead = { inForceFrom: day('2028-04-01') }
    const { outcome, notices } = await bring(db, { kind: 'policy', ...ahead }, next)
    expect(outcome).toBe('imported')
    expect(notices).toEqual([expect.stringMatching(/能力の枠組み（第2版）.*部長級（G1-A）の「課題発見能力」/)])
    // What follows is checked against the policy of its own day.
    const framework = competencies.replaceAll('行政ニーズや時代', '地域のニーズや時代')
    expect(await refusalOf(bring(db, { kind: 'competencies' }, framework))).toMatch(/部長級（G1-A）の「課題発見能力」/)
    expect(await bring(db, { kind: 'competencies', ...ahead }, framework)).toMatchObject({ version: 3, notices: [] })
  })

  it('are audited with counts and no word of the file', async () => {
    const entries = await db.prisma.auditEntry.findMany({
      where: { subject: 'courses/courses' },
      orderBy: { id: 'asc' },
    })
    expect(entries.map(({ actor, action, detail }) => ({ actor, action, detail }))).toEqual([
      { actor: 'setup', action: 'knowledge.import', detail: { version: 1, courses: 45, sample: 45 } },
      { actor: 'officer', action: 'knowledge.import', detail: { version: 2, courses: 45, sample: 45 } },
    ])
  })

  it('need a key and a title where the file is a city document, and no key elsewhere', async () => {
    const text = '# A\n\n本文です。\n'
    expect(await refusalOf(bring(db, { kind: 'document', title: 'A' }, text))).toMatch(/--key/)
    expect(await refusalOf(bring(db, { kind: 'document', key: 'A' }, text))).toMatch(/--title/)
    expect(await refusalOf(bring(db, { ...plan, key: 'policy' }, text))).toMatch(/使えません/)
    expect(await refusalOf(bring(db, { ...plan, key: 'A#1' }, text))).toMatch(/空白や記号のない/)
    expect(await refusalOf(bring(db, { kind: 'policy', key: 'A' }, text))).toMatch(/市の文書/)
  })

  it('of courses may be Shift_JIS, have their headings in any order, a byte order mark and CRLF', async () => {
    const turned = courses
      .trimEnd()
      .split('\n')
      .map((line) => line.split(',').reverse().join(','))
      .join('\r\n')
    const before = readCourses(courses)
    for (const content of [`\ufeff${turned}`, shiftJis(courses)]) {
      expect(await bring(db, { kind: 'courses' }, content)).toMatchObject({ outcome: 'imported' })
      expect(readCourses((await held('2026-11-22', 'courses'))?.body ?? '')).toEqual(before)
    }
  })
})

describe.each(engines)('imports at the same time on $name', ({ name, fresh }) => {
  it('each get a number of their own, and none is lost', async () => {
    const db = await fresh()
    const texts = Array.from({ length: 8 }, (_, at) => `# 計画\n\n${at}年目です。\n`)
    const reports = await Promise.all(texts.map((text) => bring(db, plan, text)))
    expect(reports.map(({ version }) => version).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(await listVersions(db.prisma)).toHaveLength(8)
    const same = await Promise.all([1, 2, 3].map(() => bring(db, plan, '# 計画\n\n同じです。\n')))
    expect(same.map(({ outcome }) => outcome).sort()).toEqual(['imported', 'unchanged', 'unchanged'])
    await db.close()
  })

  // The embedded database has one connection: nobody can be in its way.
  it.runIf(name === 'PostgreSQL')('are told to wait where another program takes the number', async () => {
    const db = await fresh()
    const late = await db.prisma.$transaction(async (tx) => {
      await tx.knowledgeVersion.create({
        data: {
          ...{ kind: 'document', key: plan.key, title: 'x', version: 1, sha256: '', body: '', importedBy: 'x' },
          importedAt: new Date(),
          inForceFrom: new Date(),
        },
      })
      const attempt = bring(db, plan, '# 計画\n\n本文です。\n').catch((error: unknown) => error)
      await expect
        .poll(() => db.prisma.$queryRaw`SELECT 1 AS waiting FROM pg_locks WHERE NOT granted`, { timeout: 10_000 })
        .toHaveLength(1)
      return { attempt }
    })
    expect(await late.attempt).toMatchObject({
      code: 'locked',
      message: expect.stringContaining('もう一度お試しください'),
    })
    expect(await listVersions(db.prisma)).toHaveLength(1)
    await db.close()
  })
})
