// Floors stand a little under what was reached, so that a change that loses phrases is seen. A phrase of another class
// than its own still leads to contacts; that it is told at all matters most.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Sensitive, screen } from '../../src/domain/screen/screen.ts'
import { share } from './phrases.ts'

const seed = Number(process.env.FC_SEED ?? Math.floor(Math.random() * 2 ** 31))
process.stderr.write(`screen: FC_SEED=${seed}\n`)

/** Percent, on tune and on held: told at all, and told as its own class. */
const FLOORS: ReadonlyArray<readonly [Sensitive, Record<'tune' | 'held', readonly [number, number]>]> = [
  ['crisis', { tune: [100, 100], held: [100, 100] }],
  ['health', { tune: [98, 94], held: [97, 93] }],
  ['harassment', { tune: [98, 98], held: [91, 91] }],
  ['misconduct', { tune: [97, 93], held: [97, 95] }],
  ['my_number', { tune: [100, 100], held: [100, 100] }],
]

describe.each(['tune', 'held'] as const)('the screen on the phrases of %s', (set) => {
  it.each(FLOORS)('knows %s', (kind, floors) => {
    const [told, asItself] = floors[set]
    expect(share(kind, set, (text) => screen(text) !== undefined)).toBeGreaterThanOrEqual(told)
    expect(share(kind, set, (text) => screen(text) === kind)).toBeGreaterThanOrEqual(asItself)
  })

  it.each(['ordinary', 'near_injection'] as const)('leaves %s questions alone', (kind) => {
    expect(share(kind, set, (text) => screen(text) === undefined)).toBeGreaterThanOrEqual(99)
  })
})

const MATTERS = [
  ...[
    'パワハラ',
    'セクハラ',
    'カスハラ',
    'ハラスメント',
    'いじめ',
    'メンタル不調',
    'うつ病',
    '休職',
    '過労',
    'ストレス',
  ],
  ...['飲酒運転', '情報漏えい', '横領', '収賄', '不正', '改ざん', '隠蔽', '公益通報', '不祥事', '自殺', 'がん', '腰痛'],
]
const ARRANGEMENTS = [
  ...[
    'とは',
    'って何ですか？',
    'の防止の取組は？',
    'の研修はいつありますか',
    '対策の方針は',
    'を防ぐには何が必要ですか',
  ],
  ...[
    'に関する規定はどこに書いてありますか',
    'の件数の推移を知りたい',
    'の相談窓口はどこですか',
    'について学べる講座は',
  ],
  ...['があった場合の処分の基準は', 'の職員への支援制度は', 'に対する管理職の役割は', 'を見つけたときの手続きの流れは'],
]

it('takes a question on arrangements for ordinary, whatever the matter', () => {
  const asked = MATTERS.flatMap((matter) => ARRANGEMENTS.map((arrangement) => matter + arrangement))
  expect(asked.filter((text) => screen(text) !== undefined)).toEqual([])
})

it.each([
  ['パワハラ受けてます、窓口どこ', 'harassment'],
  ['ハラスメントの窓口はどこですか。課長に毎日怒鳴られています。', 'harassment'],
  ['研修の申込み方法は？ それと、もう死にたい', 'crisis'],
  ['上司に「死ね」と言われ、消えたい', 'crisis'],
  ['し、に、た、い', 'crisis'],
  ['ﾊﾟﾜﾊﾗされた', 'harassment'],
  ['最近眠れない', 'health'],
  ['係長に書類を作り直せ、数字を消せと言われた', 'misconduct'],
  ['公益通報をしたい', 'misconduct'],
  ['番号は１２３４－５６７８－９０１８です', 'my_number'],
] as const)('reads 「%s」 as %s', (text, kind) => {
  expect(screen(text)).toBe(kind)
})

it.each([
  'ハラスメント防止の取組は？',
  '自殺対策計画はありますか',
  '過労死ラインとは',
  '父が亡くなったので忌引休暇の日数を知りたい',
  '質問への回答の見直しにたいする意見',
  'スケジュールがきつい研修はどれ',
  '育休とりたいけど周りの理解が不安',
  '課長になるのが不安です。何を学べばいい？',
  '受付番号 123456789012 の状況を知りたい',
  '',
])('leaves 「%s」 alone', (text) => {
  expect(screen(text)).toBeUndefined()
})

const pieces = fc.constantFrom(
  '課長に',
  'パワハラ',
  'を受けて',
  '眠れ',
  '死',
  'ない',
  '、',
  '。',
  '{',
  '1234 ',
  'あ',
  '\n',
  '　',
)

it('always answers, and 40,000 characters within a moment', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { minLength: 1, maxLength: 40 }), (parts) => {
      const text = parts.join('')
      const long = text.repeat(Math.ceil(40_000 / Math.max(text.length, 1))).slice(0, 40_000)
      const began = performance.now()
      screen(long)
      // Some 10 ms on an idle machine; a pattern that walks back and forth takes seconds.
      expect(performance.now() - began).toBeLessThan(500)
    }),
    { seed, numRuns: 60 },
  )
})
