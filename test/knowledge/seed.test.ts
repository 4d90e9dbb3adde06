import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../src/infra/db/index.ts'
import { importKnowledge } from '../../src/infra/knowledge/import.ts'
import { seedKnowledge } from '../../src/infra/knowledge/seed.ts'
import { listVersions, versionsInForce } from '../../src/infra/store/knowledge.ts'
import { engines } from '../support/engines.ts'
import { NOW, rowsOf } from './support.ts'

describe.each(engines)('the knowledge of a new database on $name', ({ fresh }) => {
  let db: Database
  beforeAll(async () => {
    db = await fresh()
  })
  afterAll(() => db.close())

  it('is the policy, its framework and measures, and samples marked as such', async () => {
    const reports = await seedKnowledge(db, NOW)
    expect(reports.map(({ kind, outcome, notices }) => [kind, outcome, notices])).toEqual(
      ['policy', 'competencies', 'measures', 'courses', 'wording'].map((kind) => [kind, 'imported', []]),
    )
    const counts = Object.fromEntries(reports.map((report) => [report.kind, report.counts]))
    expect(counts.competencies).toEqual({ grades: 14, cells: 133, awareness: 4 })
    expect(counts.measures).toEqual({ pillars: 4, items: 17, measures: 48, timeline: 13 })
    expect(counts.courses).toEqual({ courses: 45, sample: 45 })
    const held = await versionsInForce(db.prisma, Temporal.PlainDate.from('2026-11-22'))
    expect(Object.fromEntries(held.map(({ kind, sample }) => [kind, sample]))).toEqual({
      policy: false,
      competencies: false,
      measures: false,
      courses: true,
      wording: true,
    })
    expect(held.find(({ kind }) => kind === 'policy')?.title).toBe('第３次会津若松市人材育成基本方針')
  })

  it('is not filled a second time', async () => {
    const before = await rowsOf(db)
    expect(await seedKnowledge(db, NOW)).toEqual([])
    expect(await rowsOf(db)).toEqual(before)
  })

  it('renews a sample that an upgrade brings anew, and keeps the old version', async () => {
    const fresher = await fresh()
    await seedKnowledge(fresher, NOW)
    // As an older release left it.
    await fresher.prisma.knowledgeVersion.updateMany({ where: { kind: 'wording' }, data: { sha256: 'older' } })
    const reports = await seedKnowledge(fresher, NOW)
    expect(reports.map(({ kind, outcome }) => [kind, outcome])).toEqual([['wording', 'imported']])
    const kept = (await listVersions(fresher.prisma)).filter(({ kind }) => kind === 'wording')
    expect(kept.map(({ version, sample }) => [version, sample])).toEqual([
      [1, true],
      [2, true],
    ])
    await fresher.close()
  })

  it('holds from 平成30年度 on, and not before', async () => {
    expect(await versionsInForce(db.prisma, Temporal.PlainDate.from('2018-03-31'))).toEqual([])
    expect(await versionsInForce(db.prisma, Temporal.PlainDate.from('2018-04-01'))).toHaveLength(5)
  })

  it('gives way to what a city imports for any day since, and keeps the sample', async () => {
    const file = { kind: 'wording', name: 'wording.json', sample: 'real' } as const
    const text = (await versionsInForce(db.prisma, Temporal.PlainDate.from('2026-11-22'))).find(
      ({ kind }) => kind === 'wording',
    )?.body
    const bytes = new TextEncoder().encode(text?.replace('（サンプル）', ''))
    await importKnowledge(
      db,
      { ...file, bytes, inForceFrom: Temporal.PlainDate.from('2019-04-01') },
      { actor: 'a', now: NOW },
    )
    const held = await versionsInForce(db.prisma, Temporal.PlainDate.from('2026-11-22'))
    expect(held.find(({ kind }) => kind === 'wording')).toMatchObject({ version: 2, sample: false })
    expect((await listVersions(db.prisma)).filter(({ kind }) => kind === 'wording')).toHaveLength(2)
  })
})

describe.each(engines)('two processes that start at once on $name', ({ fresh }) => {
  it('fill the database once', async () => {
    const db = await fresh()
    await Promise.all([seedKnowledge(db, NOW), seedKnowledge(db, NOW)])
    expect((await listVersions(db.prisma)).map(({ kind, version }) => `${kind} ${version}`)).toEqual([
      'competencies 1',
      'courses 1',
      'measures 1',
      'policy 1',
      'wording 1',
    ])
    await db.close()
  })
})
