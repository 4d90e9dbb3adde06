import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { dutyOfUnit } from '../../src/domain/calendar/duty.ts'
import { nextMoment } from '../../src/domain/calendar/next-moment.ts'
import { reachOf } from '../../src/domain/calendar/reach.ts'
import { readSettingsFile } from '../../src/infra/store/settings/read.ts'
import { at, calendar, day } from './support.ts'

const read = (file: string) => readFileSync(new URL(`../../prisma/seed/city/${file}`, import.meta.url), 'utf8')
const { set: settings } = readSettingsFile(read('settings.json'))

describe('the sample city', () => {
  it('sets duty and busy times for units that it has', () => {
    const named = [
      ...(settings.duty?.units ?? []).map(({ unit }) => unit),
      ...(settings.blackouts ?? []).flatMap(({ units = [] }) => units),
    ]
    expect(named.length).toBeGreaterThan(2)
    for (const unit of named) expect(read('people.csv')).toContain(`,${unit},`)
  })

  it.each([
    ['digest', '市民部/市民課', '2026-12-28T12:00', '2027-01-04T09:10:00+09:00'],
    ['last_day', '市民部/市民課', '2026-12-28T12:00', '2026-12-28T13:05:00+09:00'],
    // Works from Tuesday to Saturday.
    ['digest', '市民部/北支所', '2026-12-28T12:00', '2027-01-05T09:10:00+09:00'],
    ['digest', '財務部/税務課/資産税係', '2027-02-16T00:00', '2027-03-16T09:10:00+09:00'],
    ['digest', '総務部/人事課', '2027-03-25T00:00', '2027-04-12T09:10:00+09:00'],
  ] as const)('hears a %s in %s after %s at %s', (what, unit, after, expected) => {
    const whom = { unitPaths: [unit], duty: dutyOfUnit(unit, settings.duty), away: [] }
    const found = nextMoment(at(after), day('2027-12-31'), reachOf(whom, what, settings, calendar))
    expect(found).toMatchObject({ kind: 'at' })
    if (found.kind === 'at') expect(found.at.toString({ timeZone: 'Asia/Tokyo' })).toBe(expected)
  })
})
