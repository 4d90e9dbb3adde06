import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readNumber } from '../../src/features/meetings/reading/level.ts'
import { readRecord } from '../../src/features/meetings/reading/record.ts'
import { seedOf } from '../calendar/support.ts'
import { day } from './support.ts'

const today = day('2027-10-14')
const read = (text: string) => {
  const found = readRecord(text, today)
  const days = { day: found?.day?.toString(), nextOn: found?.nextOn?.toString() }
  return found && { ...found, ...Object.fromEntries(Object.entries(days).filter(([, each]) => each !== undefined)) }
}

const WAITING = { kind: 'meeting', headCount: 6, theme: '窓口の待ち時間', decisions: ['番号札の案内を入口に出す'] }
const WITH_NEXT = { ...WAITING, nextOn: '2027-11-11' }

describe('a record in one message', () => {
  it.each([
    ['6人 窓口の待ち時間 / 番号札の案内を入口に出す / 次11月11日', WITH_NEXT],
    ['６人　窓口の待ち時間／番号札の案内を入口に出す／次回：１１月１１日（木）', WITH_NEXT],
    ['記録 6名 窓口の待ち時間\n番号札の案内を入口に出す\n次は11/11', WITH_NEXT],
    ['ミーティングの記録：六人参加 窓口の待ち時間 / ① 番号札の案内を入口に出す / 次 令和9年11月11日', WITH_NEXT],
    ['窓口の待ち時間 6人 / 番号札の案内を入口に出す', WAITING],
    ['窓口係 6人 窓口の待ち時間 / 番号札の案内を入口に出す', { ...WAITING, unitName: '窓口係' }],
    [
      '10月7日 窓口係 6人 窓口の待ち時間 / 番号札の案内を入口に出す',
      { ...WAITING, unitName: '窓口係', day: '2027-10-07' },
    ],
    ['10/7（木） 6人 / 窓口の待ち時間 / 番号札の案内を入口に出す', { ...WAITING, day: '2027-10-07' }],
    ['12月16日 6人 窓口の待ち時間 / 番号札の案内を入口に出す', { ...WAITING, day: '2026-12-16' }],
    ['人数：6\nテーマ：窓口の待ち時間\n決まったこと：番号札の案内を入口に出す\n次回：11月11日', undefined],
    ['記録\n人数：6\nテーマ：窓口の待ち時間\n決まったこと：番号札の案内を入口に出す\n次回：11月11日', WITH_NEXT],
    ['研修記録 6人 窓口の待ち時間 / 番号札の案内を入口に出す', { ...WAITING, kind: 'training' }],
    ['6人 ヒヤリハット / なし', { kind: 'meeting', headCount: 6, theme: 'ヒヤリハット', decisions: [] }],
    [
      '6人 応援 / ①月末は2人で ②電話は3番 / 次回未定',
      { kind: 'meeting', headCount: 6, theme: '応援', decisions: ['月末は2人で', '電話は3番'], nextOn: null },
    ],
    ['記録 6人', { kind: 'meeting', headCount: 6 }],
    ['記録', { kind: 'meeting' }],
    ['記録 窓口の待ち時間', { kind: 'meeting', theme: '窓口の待ち時間' }],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  it.each([
    '記録と見える人',
    '3人 の部下を持つ課長に必要な能力は？',
    '主査に求められる能力は？',
    '研修の記録係とは',
    '6/1の研修は？',
  ])('%s is none', (text) => {
    expect(read(text)).toBeUndefined()
  })

  it('comes back as it was written, whatever the words and the width', () => {
    const seed = seedOf('meetings: reading')
    const word = fc
      .constantFrom('窓口', '番号札', '待ち時間', '月末の応援', '電話', '引継ぎ', '鍵の置き場', '朝の確認')
      .chain((one) => fc.constantFrom('', 'を見直す', 'の順番', 'を入口に出す').map((other) => one + other))
    const wide = (text: string) =>
      text.replace(/[0-9/ ]/g, (letter) => (letter === ' ' ? '　' : String.fromCharCode(letter.charCodeAt(0) + 0xfee0)))
    const message = fc.record({
      count: fc.integer({ min: 1, max: 99 }),
      theme: word,
      decisions: fc.array(word, { minLength: 1, maxLength: 4 }),
      next: fc.integer({ min: 1, max: 360 }),
      width: fc.constantFrom((text: string) => text, wide),
      marks: fc.constantFrom('lines', 'numbers'),
    })
    fc.assert(
      fc.property(message, ({ count, theme, decisions, next, width, marks }) => {
        const nextOn = today.add({ days: next })
        const listed =
          marks === 'lines'
            ? decisions.join(' / ')
            : decisions.map((each, at) => `${String.fromCharCode(0x2460 + at)}${each}`).join(' ')
        const text = width(`${count}人 ${theme} / ${listed} / 次${nextOn.month}月${nextOn.day}日`)
        expect(read(text)).toEqual({ kind: 'meeting', headCount: count, theme, decisions, nextOn: nextOn.toString() })
      }),
      { seed, numRuns: 500 },
    )
  })

  it('numbers in kanji are read up to 99', () => {
    expect(['一', '十', '十二', '二十', '九十九'].map(readNumber)).toEqual([1, 10, 12, 20, 99])
    expect(['', '一二', '百', 'x'].map(readNumber)).toEqual([undefined, undefined, undefined, undefined])
  })
})
