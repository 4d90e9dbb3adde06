import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { basisNote, whyClosed } from '../../src/domain/calendar/explain.ts'
import { nationalHolidays } from '../../src/infra/calendar/national-holidays.ts'
import { calendar, day } from './support.ts'

const { names, from, to, announcedTo } = nationalHolidays()
const ofYear = (year: number) =>
  [...names].filter(([date]) => date.startsWith(`${year}-`)).map(([date, name]) => `${date.slice(5)} ${name}`)

describe('national holidays', () => {
  it('are those that the government announced for 2026, with 振替休日 and 国民の休日', () => {
    expect(ofYear(2026)).toEqual([
      '01-01 元日',
      '01-12 成人の日',
      '02-11 建国記念の日',
      '02-23 天皇誕生日',
      '03-20 春分の日',
      '04-29 昭和の日',
      '05-03 憲法記念日',
      '05-04 みどりの日',
      '05-05 こどもの日',
      '05-06 振替休日',
      '07-20 海の日',
      '08-11 山の日',
      '09-21 敬老の日',
      '09-22 国民の休日',
      '09-23 秋分の日',
      '10-12 スポーツの日',
      '11-03 文化の日',
      '11-23 勤労感謝の日',
    ])
  })

  it('are those that the government announced for 2027', () => {
    expect(ofYear(2027)).toEqual([
      '01-01 元日',
      '01-11 成人の日',
      '02-11 建国記念の日',
      '02-23 天皇誕生日',
      '03-21 春分の日',
      '03-22 振替休日',
      '04-29 昭和の日',
      '05-03 憲法記念日',
      '05-04 みどりの日',
      '05-05 こどもの日',
      '07-19 海の日',
      '08-11 山の日',
      '09-20 敬老の日',
      '09-23 秋分の日',
      '10-11 スポーツの日',
      '11-03 文化の日',
      '11-23 勤労感謝の日',
    ])
  })

  it('have the equinoxes where the sun puts them', () => {
    for (let year = 1980; year <= to.year; year += 1) {
      expect(names.get(`${year}-03-${equinox(year, 20.8431)}`), `spring of ${year}`).toBe('春分の日')
      expect(names.get(`${year}-09-${equinox(year, 23.2488)}`), `autumn of ${year}`).toBe('秋分の日')
    }
  })

  it('follow article 3 of the law in every year of the table since its last change', () => {
    const isNamed = (at: Temporal.PlainDate) => {
      const name = names.get(at.toString())
      return name !== undefined && name !== '振替休日' && name !== '国民の休日'
    }
    for (let at = day('2021-01-01'); Temporal.PlainDate.compare(at, to) < 0; at = at.add({ days: 1 })) {
      if (isNamed(at)) continue
      let before = at.subtract({ days: 1 })
      while (isNamed(before) && before.dayOfWeek !== 7) before = before.subtract({ days: 1 })
      const substitute = isNamed(before) && before.dayOfWeek === 7
      const between = isNamed(at.subtract({ days: 1 })) && isNamed(at.add({ days: 1 }))
      expect(names.get(at.toString()), at.toString()).toBe(substitute ? '振替休日' : between ? '国民の休日' : undefined)
    }
  })

  it('are whole from the first to the last day', () => {
    expect([from, to].map(String)).toEqual(['1970-01-01', '2050-12-31'])
    expect(names.get(`${to.year}-11-23`)).toBe('勤労感謝の日')
    expect(() => calendar.isOpen(to.add({ days: 1 }))).toThrow(RangeError)
    expect(() => calendar.isOpen(from.subtract({ days: 1 }))).toThrow(RangeError)
  })

  it('are said to be computed as soon as nobody has announced them', () => {
    expect(basisNote(announcedTo, calendar)).toBeUndefined()
    expect(calendar.closureOf(day('2027-09-23'))).toMatchObject({ basis: 'announced' })
    expect(calendar.closureOf(day('2028-03-20'))).toMatchObject({ basis: 'computed' })
    expect(basisNote(day('2028-03-20'), calendar)).toBe(
      '2028年の祝日は国の公表がまだ反映されていないため、計算による日です。',
    )
    expect(whyClosed(day('2028-03-20'), calendar)).toBe('3月20日（月）は春分の日で、閉庁日です。')
  })
})

/** The usual approximation of an equinox in Japan, good from 1980 to 2099. */
function equinox(year: number, in1980: number): string {
  const since = year - 1980
  return String(Math.floor(in1980 + 0.242194 * since - Math.floor(since / 4)))
}
