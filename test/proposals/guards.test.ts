import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cautionIn, withoutReaches } from '../../src/domain/proposal/guards.ts'
import { seedOf } from '../calendar/support.ts'

const SEED = seedOf('phone numbers in proposals')

describe('how somebody is reached', () => {
  it.each([
    '090-1234-5678',
    '０９０－１２３４－５６７８',
    '090ー1234ー5678',
    '090‐1234―5678',
    '03(1234)5678',
    '（03）1234-5678',
    '03・1234・5678',
    '+81 90-1234-5678',
    '+81-3-1234-5678',
    '＋８１（０）９０－１２３４－５６７８',
    '0123456789',
    '09012345678',
    '0120-123-456',
    '03-12345678',
    'yamada@example.jp',
    'ｙａｍａｄａ＠example．jp',
  ])('is seen in %s and taken out, and nothing else is', (number) => {
    expect(cautionIn(`山田様（${number}）から㍻の書類`)).toBe('reachable')
    expect(withoutReaches(`山田様 ${number} から㍻の書類`)).toBe('山田様 （省略） から㍻の書類')
  })

  it.each([
    '2027-01-26に10-20件',
    '0120',
    '1,200,000円',
    '年に01,234,567,890円',
    '8:30-17:15',
    '令和8年度',
    'R8-001',
    '〒012-3456の地区',
    '第3条第2項第1号',
    '0.5時間から1.5時間',
    '件数\t分\n窓口\t20\n電話\t15',
    '100184番の棚',
  ])('is not seen in %s', (text) => {
    expect(cautionIn(text)).toBeUndefined()
    expect(withoutReaches(text)).toBe(text)
  })

  it('is taken out whole, whatever stands between its parts', () => {
    const digits = fc.stringMatching(/^[1-9]\d{8,9}$/)
    const wide = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    const between = fc.constantFrom('-', '－', 'ー', '・', ' ', '　', ')', '）', '.')
    const words = fc.constantFrom('連絡は', '電話：', '', '窓口の電話「', '①')
    const written = fc
      .tuple(digits, between, between, fc.boolean(), words, words)
      .map(([rest, one, two, full, a, z]) => {
        const number = `0${rest.slice(0, 2)}${one}${rest.slice(2, -4)}${two}${rest.slice(-4)}`
        return { text: `${a}${full ? wide(number) : number}${z}です`, left: `${a}（省略）${z}です` }
      })
    fc.assert(
      fc.property(written, ({ text, left }) => {
        expect(withoutReaches(text)).toBe(left)
      }),
      { seed: SEED, numRuns: 2_000 },
    )
  })
})

describe('a matter of the staff’s own terms', () => {
  it.each([
    '自分の給料を上げてほしい',
    '給与が低すぎる',
    '人事評価がおかしい',
    '私の異動を考えてほしい',
    '課長を厳しく処分してほしい',
    '懲戒にすべきだ',
  ])('is seen in %s', (text) => expect(cautionIn(text)).toBe('personnel'))

  it.each([
    '給与明細を電子化して安全に配る',
    '給与事務の時間を減らす',
    '古い書類を処分して棚を空ける',
    '行政処分の通知書を直す',
    '昇任試験の案内を減らす',
    '人件費を下げる工夫',
    '人事異動の時期に書類が重なる',
    '安全な通路にする',
  ])('is not seen in %s', (text) => expect(cautionIn(text)).toBeUndefined())
})
