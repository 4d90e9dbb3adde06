import { describe, expect, it } from 'vitest'
import { type Duty, dutyOfUnit, dutyOn } from '../../src/domain/calendar/duty.ts'
import { writtenHindrance, writtenWait } from '../../src/domain/calendar/explain.ts'
import { nextMoment } from '../../src/domain/calendar/next-moment.ts'
import { reachOf, type Whom } from '../../src/domain/calendar/reach.ts'
import type { Settings } from '../../src/domain/settings.ts'
import { at, calendar, day } from './support.ts'

const OFFICE: Duty = { days: [1, 2, 3, 4, 5], from: '08:30', to: '17:15' }
const CITY: Settings = {
  blackouts: [
    { name: '異動期', from: '03-25', to: '04-10' },
    { name: '確定申告', from: '02-16', to: '03-15', units: ['財務部/税務課'] },
    { name: '選挙', from: '2027-04-12', to: '2027-04-26' },
    { name: '越年の工事', from: '12-20', to: '01-10', units: ['建設部'] },
  ],
}
const someone: Whom = { unitPaths: ['市民部/市民課/窓口係'], duty: OFFICE, away: [] }

/** Where the next digest goes, as local time; or the reason and all that was passed over. */
function digest(after: string, until: string, whom: Partial<Whom> = {}, settings = CITY): string | string[] {
  const reach = reachOf({ ...someone, ...whom }, 'digest', settings, calendar)
  const found = nextMoment(at(after), day(until), reach)
  if (found.kind === 'at') return found.at.toZonedDateTimeISO('Asia/Tokyo').toPlainDateTime().toString()
  return [writtenHindrance(found.because), ...found.waits.map(writtenWait)]
}

describe('the next moment', () => {
  it('is the slot of the same day, to the minute, and of the next open day once that is over', () => {
    expect(digest('2026-12-04T09:10', '2026-12-31')).toBe('2026-12-04T09:10:00')
    expect(digest('2026-12-04T09:11', '2026-12-31')).toBe('2026-12-07T09:10:00')
    expect(digest('2026-12-28T10:00', '2027-01-31')).toBe('2027-01-04T09:10:00')
    expect(digest('2026-09-18T23:59', '2026-12-31')).toBe('2026-09-24T09:10:00')
  })

  it('is on a day in Japan, whatever the day elsewhere', () => {
    const reach = reachOf(someone, 'digest', CITY, calendar)
    const sunday = day('2026-12-06').toZonedDateTime('UTC').add({ hours: 23 }).toInstant()
    expect(nextMoment(sunday, day('2026-12-07'), reach)).toMatchObject({ kind: 'at', waits: [] })
  })

  it('keeps to the days and hours of who works otherwise', () => {
    const duty = (days: number[], from: string, to: string) => ({
      duty: { days, from, to },
    })
    const monday = '2026-12-07T00:00'
    expect(digest(monday, '2026-12-31', duty([3], '08:30', '17:15'))).toBe('2026-12-09T09:10:00')
    expect(digest(monday, '2026-12-31', duty([1, 2], '13:00', '17:00'))).toBe('2026-12-07T13:00:00')
    expect(digest(monday, '2026-12-31', duty([1, 2], '12:00', '16:00'))).toBe('2026-12-07T13:00:00')
    // An early shift that ends before the slot hears of it at the first minute that is not quiet.
    expect(digest(monday, '2026-12-31', duty([1, 2], '05:30', '09:00'))).toBe('2026-12-07T08:45:00')
    // On duty from Saturday morning to Sunday, from Monday morning to Tuesday.
    expect(digest('2026-12-05T00:00', '2026-12-31', duty([1, 6], '09:30', '09:30'))).toBe('2026-12-07T09:30:00')
    expect(digest('2026-12-08T00:00', '2026-12-31', duty([1, 6], '09:30', '09:30'))).toBe('2026-12-08T09:10:00')
  })

  it('is not on a Saturday, even for who works then: the city hall is closed', () => {
    const saturdays = { duty: { ...OFFICE, days: [2, 3, 4, 5, 6] } }
    expect(digest('2026-12-05T00:00', '2026-12-31', saturdays)).toBe('2026-12-08T09:10:00')
  })

  it('is not in a busy time of the unit or of everybody', () => {
    expect(digest('2027-02-16T00:00', '2027-12-31')).toBe('2027-02-16T09:10:00')
    const tax = { unitPaths: ['財務部/税務課/市民税係'] }
    expect(digest('2027-02-16T00:00', '2027-12-31', tax)).toBe('2027-03-16T09:10:00')
    expect(digest('2027-03-25T00:00', '2027-12-31')).toBe('2027-04-27T09:10:00')
    expect(digest('2028-04-12T00:00', '2028-12-31')).toBe('2028-04-12T09:10:00')
    expect(digest('2026-12-20T00:00', '2027-12-31', { unitPaths: ['建設部'] })).toBe('2027-01-12T09:10:00')
    expect(digest('2026-12-21T00:00', '2027-12-31', { unitPaths: ['建設部別館'] })).toBe('2026-12-21T09:10:00')
  })

  it('keeps to somebody’s own quiet hours beside the city’s', () => {
    const own = { quiet: { before: '10:00', after: '16:00', breaks: [] } }
    expect(digest('2026-12-07T00:00', '2026-12-31', own)).toBe('2026-12-07T10:00:00')
    const afternoon = { quiet: { before: '12:00', after: '18:00', breaks: [] } }
    expect(digest('2026-12-07T00:00', '2026-12-31', afternoon)).toBe('2026-12-07T13:00:00')
  })

  it('does not fall silent where own quiet hours leave nothing of a day any more', () => {
    const short = {
      duty: { days: [1, 2], from: '08:30', to: '12:00' },
      quiet: { before: '13:00', after: '24:00', breaks: [] },
    }
    expect(digest('2026-12-07T00:00', '2026-12-31', short)).toBe('2026-12-07T09:10:00')
  })

  it('is none in a disaster, with that as the reason', () => {
    expect(digest('2026-12-04T00:00', '2026-12-31', {}, { ...CITY, disaster: 'on' })).toEqual([
      '災害対応中のため、お知らせを止めています。',
    ])
  })

  it('says of every day why nothing went out', () => {
    expect(digest('2026-12-28T10:00', '2027-01-03')).toEqual([
      '閉庁日のため、お知らせを控えています。',
      '12月28日（月）：その日のお知らせの時刻を過ぎています。',
      '12月29日（火）から12月31日（木）までは年末年始の閉庁日です。',
      '1月1日（金）は元日で、閉庁日です。',
      '1月2日（土）から1月3日（日）までは年末年始の閉庁日です。',
    ])
    const leave = { away: [{ from: day('2026-12-01'), to: undefined }] }
    expect(digest('2026-11-30T12:00', '2026-12-31', leave)).toEqual([
      'お休みの期間のため、お知らせを控えています。',
      '11月30日（月）：その日のお知らせの時刻を過ぎています。',
      '12月1日（火）から12月31日（木）まで：お休みの期間のため、お知らせを控えています。',
    ])
    expect(digest('2027-03-25T00:00', '2027-03-26')).toEqual([
      '異動期に当たるため、お知らせを控えています。',
      '3月25日（木）から3月26日（金）まで：異動期に当たるため、お知らせを控えています。',
    ])
    const night = { duty: { ...OFFICE, from: '17:00', to: '22:00' } }
    expect(digest('2026-12-04T00:00', '2026-12-04', night)[0]).toBe(
      '勤務時間のうちに、お知らせできる時間がありません。',
    )
    const mondays = { duty: { ...OFFICE, days: [1] } }
    expect(digest('2026-12-04T00:00', '2026-12-06', mondays)[0]).toBe('勤務のない日のため、お知らせを控えています。')
    expect(digest('2026-12-04T00:00', '2026-12-03')).toEqual(['お知らせできる日が残っていません。'])
    expect(digest('2050-12-29T00:00', '2051-03-01')[0]).toBe(
      'この先の祝日がまだ分からないため、お知らせの日を決められません。',
    )
  })
})

describe('the duty of a unit', () => {
  const set = {
    ...{ days: '月火水木金', from: '08:30', to: '17:15' },
    units: [
      { unit: '市民部', days: '月火水木', from: '09:00', to: '17:00' },
      { unit: '市民部/北支所', days: '火水木金土', from: '10:00', to: '18:00' },
    ],
  }

  it('is its own, else that of the nearest unit above, else the city’s, else office hours', () => {
    expect(dutyOfUnit('市民部/北支所/窓口係', set)).toEqual({ days: [2, 3, 4, 5, 6], from: '10:00', to: '18:00' })
    expect(dutyOfUnit('市民部/市民課', set)).toEqual({ days: [1, 2, 3, 4], from: '09:00', to: '17:00' })
    expect(dutyOfUnit('総務部', set)).toEqual(OFFICE)
    expect(dutyOfUnit('総務部', undefined)).toEqual(OFFICE)
  })

  const at = (unitPath: string, kind: 'main' | 'concurrent' = 'main', from = '2026-04-01', to = '2027-03-31') => ({
    ...{ kind, unitPath, gradeId: undefined, gradeName: '', jobFamily: '' },
    ...{ from: day(from), to: day(to), superior: undefined, firstAppraiser: undefined, secondAppraiser: undefined },
  })
  const nobodySaid = { dutyDays: undefined, dutyHours: undefined }
  const today = day('2026-12-04')

  it('counts for who has none of their own, by the 本務 of the day', () => {
    const posts = [at('総務部', 'concurrent', '2020-04-01'), at('市民部/北支所/窓口係')]
    const moves = [...posts, at('市民部/市民課', 'main', '2027-04-01', '2028-03-31')]
    const somebody = { ...nobodySaid, appointments: moves }
    expect(dutyOn(somebody, today, set)).toEqual({ days: [2, 3, 4, 5, 6], from: '10:00', to: '18:00' })
    expect(dutyOn(somebody, day('2027-04-01'), set)).toEqual({ days: [1, 2, 3, 4], from: '09:00', to: '17:00' })
    expect(dutyOn(somebody, today, undefined)).toEqual(OFFICE)
  })

  it('gives way to what the directory says of a person, days and hours each for themselves', () => {
    const appointments = [at('市民部/北支所/窓口係')]
    const dutyHours = { from: '08:30', to: '15:30' }
    expect(dutyOn({ dutyDays: [1, 3], dutyHours, appointments }, today, set)).toEqual({ days: [1, 3], ...dutyHours })
    expect(dutyOn({ ...nobodySaid, dutyHours, appointments }, today, set)).toEqual({
      days: [2, 3, 4, 5, 6],
      ...dutyHours,
    })
    expect(dutyOn({ ...nobodySaid, dutyDays: [1, 3], appointments }, today, set)).toEqual({
      days: [1, 3],
      ...{ from: '10:00', to: '18:00' },
    })
  })
})
