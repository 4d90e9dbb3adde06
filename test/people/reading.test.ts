import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PEOPLE_COLUMNS } from '../../src/domain/people/columns.ts'
import { readDutyDays, readDutyHours } from '../../src/domain/people/duty.ts'
import { readDate } from '../../src/domain/people/read-date.ts'
import { readLeaves } from '../../src/domain/people/read-leaves.ts'
import { readTable } from '../../src/infra/csv/table.ts'
import { csv, plain, sjis, sjisLetters, utf8 } from './support.ts'

const seed = Number(process.env.FC_SEED ?? Date.now() % 2 ** 31)
process.stderr.write(`people/reading: FC_SEED=${seed}\n`)

const wide = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

describe('a date', () => {
  it('is the same day however it is written', () => {
    const days = fc.record({
      year: fc.integer({ min: 2020, max: 2099 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
    })
    fc.assert(
      fc.property(days, ({ year, month, day }) => {
        const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
        const ways = [
          `${year}/${month}/${day}`,
          `${year}年${month}月${day}日`,
          `令和${year - 2018}年${month}月${day}日`,
        ]
        for (const way of [iso, ...ways, wide(iso), ...ways.map(wide), ` ${iso} `])
          expect(readDate(way)?.toString()).toBe(iso)
      }),
      { seed },
    )
  })

  it('never throws and never makes up a day', () => {
    const near = fc.stringMatching(/^[0-9０-９年月日令和平成昭元/-]{0,14}$/)
    fc.assert(
      fc.property(fc.oneof(fc.string(), near), (text) => {
        const day = readDate(text)
        if (day) expect(day.year).toBeGreaterThanOrEqual(1940)
      }),
      { seed, numRuns: 2000 },
    )
  })

  it.each([
    '2026-02-30',
    '2026-13-01',
    '令和8年2月29日',
    '平成31年5月1日',
    '令和元年4月30日',
    '0206-04-01',
    '2026-4',
    '26/4/1',
    '8.4.1',
    '',
  ])('is not %s', (text) => expect(readDate(text)).toBeUndefined())

  it.each([
    ['令和元年5月1日', '2019-05-01'],
    ['平成31年4月30日', '2019-04-30'],
    ['昭和64年1月7日', '1989-01-07'],
  ])('%s is %s', (text, iso) => expect(readDate(text)?.toString()).toBe(iso))
})

describe('leaves, duty days and hours', () => {
  it('read both ends of a leave, whatever slashes the dates have', () => {
    const read = readLeaves('2026/10/1/2027/3/31；令和10年4月1日/')
    expect(read?.map(({ from, to }) => `${from}..${to ?? ''}`)).toEqual(['2026-10-01..2027-03-31', '2028-04-01..'])
  })

  it.each(['2026-10-01', '2027-03-31/2026-10-01', '2026-10-01/;2027-01-01/', '育児休業', '2026-10-01/まだ'])(
    'refuse the leave %s',
    (text) => expect(readLeaves(text)).toBeUndefined(),
  )

  it('read days and hours as they are written in offices and fire stations', () => {
    expect(readDutyDays('土・火水木金')).toEqual([2, 3, 4, 5, 6])
    expect(readDutyDays('月月')).toBeUndefined()
    expect(readDutyHours('８：３０～１７：１５')).toEqual({ from: '08:30', to: '17:15' })
    expect(readDutyHours('8:30〜8:30')).toEqual({ from: '08:30', to: '08:30' })
    expect(readDutyHours('25:00-26:00')).toBeUndefined()
  })
})

describe('a file', () => {
  it('says the same in UTF-8, with a byte order mark, in Shift_JIS, with CRLF or LF', () => {
    const name = fc
      .array(fc.constantFrom(...sjisLetters), { minLength: 1, maxLength: 12 })
      .map((letters) => letters.join(''))
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 5 }), (names) => {
        const text = csv(...names.map((each, at) => ({ 職員番号: String(at + 1), 氏名: each })))
        const [one, ...others] = [
          utf8(text),
          utf8(`\ufeff${text}`),
          sjis(text),
          utf8(text.replaceAll('\n', '\r\n')),
          sjis(text.replaceAll('\n', '\r\n')),
        ].map((bytes) => readTable(bytes, PEOPLE_COLUMNS))
        expect(one?.map(({ cells }) => cells.氏名)).toEqual(names)
        for (const other of others) expect(other).toEqual(one)
      }),
      { seed, numRuns: 60 },
    )
  })

  it('may have its columns in any order and blank cells to the right', () => {
    const columns = [...PEOPLE_COLUMNS].reverse()
    const text = `${columns.join(',')},,\r\n\r\n${columns.map((column) => plain[column]).join(',')},,\r\n,,\r\n`
    expect(readTable(utf8(text), PEOPLE_COLUMNS)).toEqual([{ line: 3, cells: plain }])
  })

  it('keeps count of lines past a quoted cell with line ends', () => {
    const rows = readTable(utf8('あ,い\r\n"1\r\n2",3\r\n4,5\r\n'), ['あ', 'い'])
    expect(rows.map(({ line }) => line)).toEqual([2, 4])
  })

  const bytes = (...values: number[]) => Uint8Array.from(values)
  it.each([
    ['an empty file', bytes(), 'ファイルが空です'],
    ['nothing but white space', utf8('\n \n'), 'ファイルが空です'],
    ['a NUL', utf8(csv({ 氏名: '試\0験' })), 'NUL'],
    ['UTF-16', bytes(0xff, 0xfe, 0x77, 0x80), 'UTF-16'],
    ['EUC-JP', bytes(0xbf, 0xa6, 0xb0, 0xf7, 0xc8, 0xd6, 0xb9, 0xe6, 0x2c, 0xbb, 0xe1, 0xcc, 0xbe, 0x0a), 'EUC-JP'],
    ['ISO-2022-JP', utf8('\u001b$B?&0w\u001b(B,x\n'), 'JIS'],
    ['bytes of no encoding', bytes(0xfd, 0xfd, 0xff, 0x0a), '文字コード'],
    ['an Excel book', bytes(0x50, 0x4b, 3, 4, 20), 'Excel'],
    ['a PDF', utf8('%PDF-1.7 …'), 'PDF'],
    ['prose', utf8('拝啓 名簿をお送りします。\n敬具\n'), '見出しがありません'],
    ['JSON', utf8('{"職員": [1, 2]}'), 'CSV として読めません'],
    ['an open quote', utf8(csv({ 氏名: '"試験' })), '引用符'],
    ['a row too short', utf8(`${csv({})}1002,試験 二郎\n`), '3行目の列の数（2）'],
    ['a missing heading', utf8(csv({}).replace('退職日', 'たいしょく')), '見出し「退職日」がありません'],
    [
      'a heading nobody knows',
      utf8(csv({}).replace('退職日', '退職日,血液型').replace('8:30-17:15,,', '8:30-17:15,,,A')),
      '知らない見出し「血液型」',
    ],
    [
      'a heading twice',
      utf8(csv({}).replace('退職日', '退職日,氏名').replace('8:30-17:15,,', '8:30-17:15,,,x')),
      '「氏名」が2つ',
    ],
    ['more than 10 MB', new Uint8Array(10 * 1024 * 1024 + 1), '大きすぎます'],
  ])('is refused in one sentence when it is %s', (_, file, said) => {
    expect(() => readTable(file, PEOPLE_COLUMNS)).toThrow(
      expect.objectContaining({ code: 'bad_input', message: expect.stringContaining(said) }),
    )
  })

  it('never repeats a cell when there are no headings', () => {
    expect(() => readTable(utf8('1001,試験 一郎\n1002,試験 二郎\n'), PEOPLE_COLUMNS)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('一郎') }),
    )
  })
})
