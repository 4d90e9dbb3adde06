import fc from 'fast-check'
import type { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { writtenInEra } from '../../src/domain/calendar/written.ts'
import { Hours } from '../../src/domain/nudge/hours.ts'
import { momentOf, readTime } from '../../src/features/reminders/typed.ts'
import { at, calendar, day, seedOf } from '../calendar/support.ts'

const SEED = seedOf('typed times')
/** A Wednesday. */
const NOW = at('2027-01-20T09:10')
const TODAY = day('2027-01-20')
const WEEKDAYS = '月火水木金土日'

const clerk = new Hours(
  { unitPaths: [], duty: { days: [1, 2, 3, 4, 5], from: '08:30', to: '17:15' }, away: [] },
  {},
  calendar,
)

const read = (text: string, hours = clerk) => {
  const typed = readTime(text, NOW)
  const moment = typed && momentOf(typed, hours)
  return (
    moment && `${typed.before}|${moment.toZonedDateTimeISO('Asia/Tokyo').toPlainDateTime().toString().slice(0, 16)}`
  )
}

const wide = (text: string) => text.replace(/[0-9/:]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
const kanji = (text: string) => text.replace(/\d+/g, (digits) => kanjiOf(Number(digits)))
const LETTERS = '〇一二三四五六七八九'
function kanjiOf(number: number): string {
  if (number >= 100) return [...String(number)].map((digit) => LETTERS[Number(digit)]).join('')
  const [tens, units] = [Math.floor(number / 10), number % 10]
  if (tens === 0) return LETTERS[units] ?? ''
  return `${tens > 1 ? LETTERS[tens] : ''}十${units === 0 ? '' : LETTERS[units]}`
}

/** Every form in which people write a day, as far as it means this one. */
function daysWritten(on: Temporal.PlainDate): string[] {
  const { year, month, day: date } = on
  const ahead = TODAY.until(on).days
  const weekday = WEEKDAYS[on.dayOfWeek - 1]
  const monday = TODAY.subtract({ days: TODAY.dayOfWeek - 1 })
  const week = ['今週', '来週', '再来週'][Math.floor(monday.until(on).days / 7)]
  return [
    `${year}年${month}月${date}日`,
    `${year}/${month}/${date}`,
    on.toString(),
    writtenInEra(on),
    `R${year - 2018}年${month}月${date}日（${weekday}）`,
    ...(ahead < 365 ? [`${month}月${date}日`, `${month}/${date}`, `${month}月${date}日（${weekday}）`] : []),
    ...([
      ['今日', '本日'],
      ['明日', 'あす'],
      ['明後日', 'あさって'],
    ][ahead] ?? []),
    ...(week ? [`${week}の${weekday}曜`, `${week}${weekday}曜日`, `${week}${weekday}曜の`, `${week}の${weekday}`] : []),
    ...(ahead > 0 && ahead < 7 ? [`${weekday}曜の`, `${weekday}曜日`] : []),
  ]
}

/** Every form of a time of the day. */
function clocksWritten(minutes: number): string[] {
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60]
  const ends = minute === 0 ? [''] : minute === 30 ? ['半', '30分'] : [`${minute}分`]
  return [
    `${hour}:${String(minute).padStart(2, '0')}`,
    ...ends.flatMap((end) => [
      // 「3時」 is in the afternoon, so the morning's is written so.
      ...(hour === 0 || hour >= 7 ? [`${hour}時${end}`] : []),
      ...(hour < 12 ? [`午前${hour}時${end}`] : []),
      ...(hour > 12 ? [`午後${hour - 12}時${end}`] : []),
      ...(hour > 12 && hour < 19 ? [`${hour - 12}時${end}`] : []),
    ]),
  ]
}

describe('a time that is typed', () => {
  it('reads back to the same moment, in whatever form it is written', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.integer({ min: 1, max: 18 }), fc.integer({ min: 1, max: 700 })),
        fc.oneof(fc.constantFrom(8 * 60 + 30, 10 * 60, 15 * 60 + 30), fc.nat(1439)),
        fc.nat(1000),
        fc.constantFrom('', '自己評価は', '自己評価 ', '「自己評価」を'),
        fc.constantFrom('', 'にやります', 'に', '頃。'),
        fc.constantFrom((text: string) => text, wide, kanji),
        fc.constantFrom(' ', 'の', ''),
        (ahead, minutes, pick, before, after, letters, between) => {
          const on = TODAY.add({ days: ahead })
          const days = daysWritten(on)
          const clocks = clocksWritten(minutes)
          const [written = '', clock = ''] = [days[pick % days.length], clocks[pick % clocks.length]]
          // Two numbers do not touch.
          const words = `${written}${written.endsWith('の') ? '' : /\d$/.test(written) ? ' ' : between}${clock}`
          // Nobody writes 「二/三」.
          const said = `${before}${letters === kanji && /[/:-]/.test(words) ? words : letters(words)}${after}`
          const local = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
          expect([said, read(said)]).toEqual([said, `${before.replace(/[はを ]$/, '')}|${on}T${local}`])
        },
      ),
      { seed: SEED, numRuns: process.env.HAGUKUMI_LONG ? 20_000 : 2_000 },
    )
  })

  it.each([
    ['自己評価は火曜の10時', '自己評価|2027-01-26T10:00'],
    ['水曜の9時', '|2027-01-27T09:00'],
    ['水曜の10時', '|2027-01-20T10:00'],
    ['今週月曜の10時', '|2027-01-18T10:00'],
    ['来週の火10時', '|2027-01-26T10:00'],
    ['2月3日の午後', '|2027-02-03T15:00'],
    ['自己評価、2月3日の午前中にやります', '自己評価|2027-02-03T10:00'],
    ['来週火曜の朝', '|2027-01-26T09:10'],
    ['2月3日の3時', '|2027-02-03T15:00'],
    ['令和9年2月3日10時半', '|2027-02-03T10:30'],
    ['2026年2月3日10時', '|2026-02-03T10:00'],
    ['2月29日10時', '|2028-02-29T10:00'],
    ['2月3日25時', undefined],
    ['令和9年2月30日10時', undefined],
    ['自己評価いつまで', undefined],
  ])('「%s」 is %s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  it('is told with the nearest day of the weekday in brackets, where that is of another', () => {
    fc.assert(
      fc.property(
        fc.nat(300),
        fc.constantFrom(...WEEKDAYS),
        fc.constantFrom('', '曜', '曜日'),
        fc.constantFrom('', ' 10時', 'の午後'),
        (ahead, weekday, ends, clock) => {
          const on = TODAY.add({ days: ahead })
          const typed = readTime(`自己評価は${on.month}月${on.day}日（${weekday}${ends}）${clock}`, NOW)
          const meant = typed?.instead ?? on
          expect([typed?.day.toString(), WEEKDAYS[meant.dayOfWeek - 1]]).toEqual([on.toString(), weekday])
          expect(typed?.instead === undefined).toBe(WEEKDAYS[on.dayOfWeek - 1] === weekday)
        },
      ),
      { seed: SEED },
    )
  })

  it('is the first free minute of the afternoon for who has gone by three', () => {
    const duty = { days: [1, 2, 3, 4, 5], from: '08:30', to: '14:30' }
    const part = new Hours({ unitPaths: [], duty, away: [] }, {}, calendar)
    expect(read('2月3日の午後', part)).toBe('|2027-02-03T13:00')
  })
})
