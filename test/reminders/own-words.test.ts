import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quietBy, readWish } from '../../src/features/reminders/own-words.ts'
import { seedOf } from '../calendar/support.ts'

const SEED = seedOf('wishes for notices')

/** 「10時半」「午後2時」, as people write a time of the day. */
const clock = fc.record({
  minutes: fc.integer({ min: 7 * 4, max: 20 * 4 }).map((quarters) => quarters * 15),
  form: fc.constantFrom('plain', 'wide', 'half', 'colon', 'kanji'),
})
type Clock = typeof clock extends fc.Arbitrary<infer T> ? T : never

const KANJI = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九']
const kanji = (number: number) =>
  number < 10
    ? (KANJI[number] ?? '')
    : `${number >= 20 ? KANJI[Math.floor(number / 10)] : ''}十${number % 10 === 0 ? '' : KANJI[number % 10]}`

function written({ minutes, form }: Clock): string {
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60]
  const ending = minute === 0 ? '' : minute === 30 ? '半' : `${minute}分`
  if (form === 'colon') return `${hour}:${String(minute).padStart(2, '0')}`
  if (form === 'kanji') return `${kanji(hour)}時${minute === 0 ? '' : minute === 30 ? '半' : `${kanji(minute)}分`}`
  if (form === 'half' && hour > 12) return `午後${hour - 12}時${ending}`
  const plain = `${hour}時${ending}`
  return form === 'wide' ? plain.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)) : plain
}

const local = ({ minutes }: Clock) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

describe('a wish for the time of notices', () => {
  it('is read however its times are written', () => {
    fc.assert(
      fc.property(
        clock,
        clock,
        fc.constantFrom(
          { say: (a: string, b: string) => `お知らせは${a}から${b}まで`, kind: 'only' },
          { say: (a: string, b: string) => `通知は${a}〜${b}にしてください。`, kind: 'only' },
          { say: (a: string, b: string) => `お知らせを、${a}から${b}の間だけにしてほしい`, kind: 'only' },
          { say: (a: string, b: string) => `${a}から${b}までは控えて`, kind: 'not' },
          { say: (a: string, b: string) => `${a}～${b}は避けてください`, kind: 'not' },
          { say: (a: string, b: string) => `お知らせは${a}から${b}にはしないで`, kind: 'not' },
        ),
        (one, other, { say, kind }) => {
          const [from, to] = [local(one), local(other)]
          const read = readWish(say(written(one), written(other)))
          expect(read).toEqual(one.minutes < other.minutes ? { kind, from, to } : undefined)
        },
      ),
      { seed: SEED, numRuns: 1000 },
    )
  })

  it.each([
    ['9時台は控えて', 'not', '09:00', '10:00'],
    ['午後4時台のお知らせは控えてほしいです', 'not', '16:00', '17:00'],
    ['お知らせは午前は控えて', 'not', '00:00', '12:00'],
    ['午後は控えてください', 'not', '12:00', '24:00'],
    ['お知らせは午前中だけにして', 'only', '00:00', '12:00'],
    ['通知は昼休みの後に', 'only', '12:00', '24:00'],
    ['お知らせは10時以降にしてください', 'only', '10:00', '24:00'],
    ['お知らせは15時まで', 'only', '00:00', '15:00'],
    ['15時以降は控えて', 'not', '15:00', '24:00'],
    ['お知らせは10時まで止めて', 'not', '00:00', '10:00'],
    // In an office 「3時」 is in the afternoon.
    ['お知らせは10時から3時まで', 'only', '10:00', '15:00'],
  ])('「%s」 is read', (text, kind, from, to) => {
    expect(readWish(text)).toEqual({ kind, from, to })
  })

  it.each([
    '午後は休みたい',
    '残業を控えて',
    '10時から15時まで',
    '午前は会議をやめたい',
    'お知らせは？',
    '自己評価は2月3日10時にやります',
    '明日の9時台は控えて',
    'お知らせは15時から10時まで',
    'お知らせは25時から26時まで',
  ])('「%s」 is none', (text) => {
    expect(readWish(text)).toBeUndefined()
  })

  it('adds what is to be avoided to what was, once, and takes the place of all where it names the only hours', () => {
    const first = quietBy({ kind: 'not', from: '09:00', to: '10:00' }, undefined)
    expect(first).toEqual({ before: '00:00', after: '24:00', breaks: [{ from: '09:00', to: '10:00' }] })
    const second = quietBy({ kind: 'not', from: '16:00', to: '24:00' }, first)
    expect(second.breaks).toHaveLength(2)
    expect(quietBy({ kind: 'not', from: '16:00', to: '24:00' }, second)).toEqual(second)
    expect(quietBy({ kind: 'only', from: '10:00', to: '15:00' }, second)).toEqual({
      before: '10:00',
      after: '15:00',
      breaks: [],
    })
  })
})
