import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../src/infra/db/index.ts'
import { MOST_BYTES, MOST_MARKDOWN } from '../../src/infra/knowledge/import-text.ts'
import { seedKnowledge } from '../../src/infra/knowledge/seed.ts'
import { engines } from '../support/engines.ts'
import { bring, damaged, NOW, refusalOf, rowsOf, seedText } from './support.ts'

/** 「あ」 and a line end in Shift_JIS. */
const SHIFT_JIS = [0x82, 0xa0, 0x0a]
const utf8 = new TextEncoder()

const [policy, competencies, measures, courses, wording] = await Promise.all([
  seedText('policy'),
  seedText('competencies'),
  seedText('measures'),
  seedText('courses'),
  seedText('wording'),
])
const plan = { kind: 'document', key: '推進プラン', title: '人材育成推進プラン' } as const

/** What is damaged, the file, and what the sentence must say of the place. */
const CASES: ReadonlyArray<[string, Parameters<typeof bring>[1], string | Uint8Array, RegExp]> = [
  [
    'broken JSON',
    { kind: 'competencies' },
    damaged(competencies, '"schema": "competencies/1",', '"schema": ,'),
    /の2行目/,
  ],
  ['JSON that was cut off', { kind: 'measures' }, measures.slice(0, 9_000), /の\d+行目のあたりが JSON/],
  ['a full-width blank in JSON', { kind: 'wording' }, damaged(wording, '\n "grades"', '\n　"grades"'), /の3行目/],
  ['JSON of another shape', { kind: 'measures' }, damaged(measures, '\n "pillars": [', '\n "柱": ['), /pillars/],
  ['a file of another kind', { kind: 'competencies' }, measures, /ability_catalog/],
  ['an empty list', { kind: 'wording' }, damaged(wording, '"grades": ["G1-A"]', '"grades": []'), /grades\.0\.grades/],
  [
    'a table without its dashes',
    { kind: 'policy' },
    damaged(policy, '\n| --- | --- | --- | --- | --- |', ''),
    /162行目：表の形/,
  ],
  [
    'a row that lost a cell',
    { kind: 'policy' },
    damaged(policy, '| 求められる能力 | | | | |', '| 求められる能力 | | | |'),
    /166行目：表の列の数（4）/,
  ],
  [
    'a jumped heading',
    { kind: 'policy' },
    damaged(policy, '\n## １　第２次', '\n#### １　第２次'),
    /15行目：見出しの段/,
  ],
  ['text before the first heading', plan, '前書き\n\n# 第１章\n\n本文です。', /1行目/],
  ['a document without a heading', plan, '本文だけです。', /1行目/],
  [
    'Shift_JIS Markdown',
    plan,
    new Uint8Array([...utf8.encode('# A\n\n'), ...SHIFT_JIS]),
    /の3行目が UTF-8 ではありません（Shift_JIS/,
  ],
  ['NUL', plan, '# A\n\nx\0y', /NUL/],
  ['a control character', plan, '# A\n\nx\u0007y', /の3行目に、目に見えない文字/],
  ['what a failed conversion leaves', { kind: 'courses' }, damaged(courses, '服務', '�務'), /の2行目/],
  ['no byte at all', { kind: 'policy' }, '', /空です/],
  ['blanks alone', { kind: 'wording' }, ' \n　\n', /空です/],
  ['more than 10 MB', { kind: 'wording' }, new Uint8Array(MOST_BYTES + 1).fill(0x20), /大きすぎます（10MBまで）/],
  ['more Markdown than is read', plan, new Uint8Array(MOST_MARKDOWN + 1).fill(0x20), /大きすぎます（2MBまで）/],
  ['a CSV that was cut off', { kind: 'courses' }, courses.slice(0, 3_000), /行目：列の数/],
  [
    'a CSV cut off in its last cell',
    { kind: 'courses' },
    courses.trimEnd().slice(0, -1),
    /46行目 サンプル：「はい」か「いいえ」/,
  ],
  [
    'a quote that is never closed',
    { kind: 'courses' },
    damaged(courses, '採用3年目職員研修', '"採用3年目'),
    /4行目から先/,
  ],
  ['headings alone', { kind: 'courses' }, courses.slice(0, courses.indexOf('\n')), /2行目：講座がありません/],
  [
    'a heading that is missing',
    { kind: 'courses' },
    damaged(courses, '開講月', '月'),
    /見出し「開講月」がありません.*\n.*「月」/,
  ],
  ['an unknown grade', { kind: 'courses' }, damaged(courses, ',G5-B;G5-A,', ',G5-B;G9-Z,'), /4行目 対象職位：「G9-Z」/],
  [
    'an unknown ability',
    { kind: 'courses' },
    damaged(courses, '企画立案能力;リスク', '企画力;リスク'),
    /6行目 能力：「企画力」/,
  ],
  ['a month that is none', { kind: 'courses' }, damaged(courses, ',6;9,指名', ',6;13,指名'), /4行目 開講月：/],
  ['the same number twice', { kind: 'courses' }, damaged(courses, 'SMP-002', 'SMP-001'), /3行目 番号：2行目と同じ/],
  [
    'a measure that the policy does not hold',
    { kind: 'measures' },
    damaged(measures, '採用のための効果的な情報発信', '採用のための広告'),
    /第４章１⑴ 主な取組ア：「職員採用のための広告」/,
  ],
  [
    'a cell that the policy does not hold',
    { kind: 'competencies' },
    competencies.replaceAll('所管する部課等の新たな課題を発見', '隠れた課題を発見'),
    /部長級（G1-A）の「課題発見能力」/,
  ],
  [
    'a grade at a place that the policy does not have',
    { kind: 'competencies' },
    competencies.replaceAll('"第２章６⑴"', '"第２章９⑴"'),
    /部長級（G1-A）：場所「第２章９⑴」/,
  ],
  [
    'wording for an unknown grade',
    { kind: 'wording' },
    damaged(wording, '["G1-A"]', '["G0-A"]'),
    /「部長」の職位「G0-A」/,
  ],
]

describe.each(engines)('a damaged file on $name', ({ fresh }) => {
  let db: Database
  beforeAll(async () => {
    db = await fresh()
    await seedKnowledge(db, NOW)
  })
  afterAll(() => db.close())

  it.each(CASES)('changes nothing and is told its place: %s', async (_, file, content, place) => {
    const before = await rowsOf(db)
    expect(await refusalOf(bring(db, file, content))).toMatch(place)
    expect(await rowsOf(db)).toEqual(before)
  })

  it('is told every fault of a course list at once', async () => {
    const twice = damaged(damaged(courses, ',6;9,指名', ',6;13,指名'), ',G5-B,個別', ',G0,個別')
    expect((await refusalOf(bring(db, { kind: 'courses' }, twice))).split('\n')).toEqual([
      expect.stringContaining('直すところが2件'),
      expect.stringMatching(/^2行目 対象職位：/),
      expect.stringMatching(/^4行目 開講月：/),
    ])
  })
})

describe.each(engines)('a file without what it leans on, on $name', ({ fresh }) => {
  it('is refused with what to import first', async () => {
    const db = await fresh()
    expect(await refusalOf(bring(db, { kind: 'competencies' }, competencies))).toMatch(/方針本文がまだない/)
    expect(await refusalOf(bring(db, { kind: 'courses' }, courses))).toMatch(/能力の枠組みがまだない/)
    expect(await rowsOf(db)).toEqual({ versions: [], audit: [] })
    await db.close()
  })
})
