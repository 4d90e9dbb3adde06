import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROLES } from '../../src/domain/people/roles.ts'
import { readPersonas, readSampleCity } from '../../src/infra/csv/sample-city.ts'
import type { Database } from '../../src/infra/db/index.ts'
import { importPeople } from '../../src/infra/store/people/import.ts'
import { peopleCalled } from '../../src/infra/store/people/people.ts'
import { loadSampleCity } from '../../src/infra/store/people/sample-city.ts'
import { readSettings } from '../../src/infra/store/settings/settings.ts'
import { engines } from '../support/engines.ts'
import { by, csv, day, dump, gradeOf, importText, real, root, today } from './support.ts'

const folder = fileURLToPath(new URL('prisma/seed/city/', root))
const city = () => readSampleCity(folder)
const loading = { by, gradeOf, furnish: () => Promise.resolve() }

describe('the files of the sample city', () => {
  it('are what make.mjs makes, to the letter', () => {
    const copy = mkdtempSync(path.join(tmpdir(), 'hagukumi-city-'))
    cpSync(folder, copy, { recursive: true })
    execFileSync(process.execPath, [path.join(copy, 'make.mjs')])
    for (const file of ['people.csv', 'roles.csv', 'personas.json'])
      expect(readFileSync(path.join(copy, file), 'utf8')).toBe(readFileSync(path.join(folder, file), 'utf8'))
    rmSync(copy, { recursive: true })
  })

  it('hold no telephone number, no contact and no address that could be somebody’s', async () => {
    const { people, settings } = await city()
    expect(settings).not.toMatch(/contacts|\d{2,4}-\d{2,4}-\d{3,4}|内線/)
    expect(JSON.parse(settings).sample.sort()).toEqual(
      Object.keys(JSON.parse(settings))
        .filter((key) => key !== 'sample')
        .sort(),
    )
    const addresses = people.map(({ cells }) => cells.メール).filter(Boolean)
    expect(addresses.every((address) => address.endsWith('@sample.invalid'))).toBe(true)
  })
})

describe.each(engines)('the sample city on $name', ({ fresh, name }) => {
  let db: Database
  let loaded = 0
  beforeAll(async () => {
    db = await fresh()
    const start = performance.now()
    expect(await loadSampleCity(db, { ...loading, read: city })).toBe('loaded')
    loaded = performance.now() - start
  })
  afterAll(() => db.close())

  it('is about a thousand people in about sixty units, loaded in seconds', async () => {
    process.stderr.write(`sample city on ${name}: loaded in ${Math.round(loaded)} ms\n`)
    expect(await db.prisma.employee.count({ where: { sample: true } })).toBeGreaterThan(950)
    expect(await db.prisma.orgUnit.count({ where: { sample: true } })).toBeGreaterThan(55)
    expect(await db.prisma.leave.count()).toBeGreaterThanOrEqual(12)
    expect(loaded).toBeLessThan(40_000)
  })

  it('has people of every grade of the framework, and people without a table', async () => {
    const grades = await db.prisma.appointment.groupBy({ by: ['gradeId'], _count: true })
    expect(grades.map(({ gradeId }) => gradeId).sort()).toEqual(
      [
        'G1-A',
        'G1-B',
        'G1-C',
        'G2-A',
        'G2-B',
        'G3-A',
        'G4-A',
        'G4-B',
        'G5-A',
        'G5-B',
        'G6-A',
        'G6-B',
        'G7-A',
        'G7-B',
        null,
      ].sort(),
    )
  })

  it('finds every persona by name and by family name, whose roles cover all', async () => {
    const roles = new Set<string>()
    for (const persona of await readPersonas(folder)) {
      for (const called of [
        persona.name,
        persona.name.replace(' ', ''),
        persona.name.split(' ')[0] ?? '',
        persona.number,
      ]) {
        const found = await peopleCalled(db.prisma, called, today)
        expect(
          found.map((person) => person.name),
          called,
        ).toEqual([persona.name])
        expect(found[0]?.sample).toBe(true)
        for (const role of found[0]?.roles ?? []) roles.add(role)
      }
    }
    expect([...roles].sort()).toEqual(ROLES.map(({ code }) => code).sort())
  })

  it('has two people of one name, and a clerk who moved on 1 October', async () => {
    const names = await db.prisma.employee.groupBy({ by: ['name'], having: { name: { _count: { gt: 1 } } } })
    expect(names).toHaveLength(1)
    const unitOn = async (text: string) => (await peopleCalled(db.prisma, '山本 健太', day(text)))[0]?.unitPath
    expect(await unitOn('2026-09-30')).toBe('市民部/市民課/窓口係')
    expect(await unitOn('2026-10-01')).toBe('財務部/税務課/市民税係')
  })

  it('marks all its settings as examples', async () => {
    const { settings, sample } = await readSettings(db.prisma)
    expect([...sample].sort()).toEqual(Object.keys(settings).sort())
    expect(settings.contacts).toBeUndefined()
  })

  it('does not come twice, and not again after a real directory', async () => {
    const before = await dump(db)
    expect(await loadSampleCity(db, { ...loading, read: () => Promise.reject(new Error('not needed')) })).toBe(
      'left alone',
    )
    expect(await dump(db)).toBe(before)
    const report = await importText(db, csv({}))
    expect(report.sampleRemoved?.people).toBeGreaterThan(950)
    await db.prisma.employee.deleteMany()
    expect(await loadSampleCity(db, { ...loading, read: city })).toBe('left alone')
  })

  it('imports a thousand real people, and a thousand changes, in a few seconds', async () => {
    const { people } = await city()
    const timed = async (rows: typeof people) => {
      const start = performance.now()
      const report = await importPeople(db, rows, real, gradeOf)
      return { report, ms: Math.round(performance.now() - start) }
    }
    const first = await timed(people)
    const again = await timed(people)
    const renamed = people.map((row) => ({ ...row, cells: { ...row.cells, ふりがな: 'かえた' } }))
    const changed = await timed(renamed)
    process.stderr.write(`1,000 people on ${name}: new ${first.ms}, same ${again.ms}, all changed ${changed.ms} ms\n`)
    expect(first.report.added).toBeGreaterThan(950)
    expect(again.report).toMatchObject({ added: 0, changed: 0, left: 0, unchanged: first.report.added })
    expect(changed.report.changed).toBe(first.report.added)
    expect(Math.max(first.ms, again.ms, changed.ms)).toBeLessThan(40_000)
  })
})
