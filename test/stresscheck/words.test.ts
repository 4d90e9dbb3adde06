import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { TEXT as FAILED } from '../../src/bot/texts.ts'
import { CLI } from '../../src/cli/stresscheck/texts.ts'
import { forbiddenWordIn, isAboutStressCheck } from '../../src/domain/stress-check/words.ts'
import { notDoneCard, periodCard } from '../../src/features/stresscheck/cards.ts'
import { letterCard } from '../../src/features/stresscheck/letters.ts'
import { EXAMPLES } from '../../src/features/stresscheck/period-texts.ts'
import { BUTTON, SAY, TEXT } from '../../src/features/stresscheck/texts.ts'

/** All sentences of an object of texts, those with blanks filled with something plain. */
function sentences(texts: object): string[] {
  return Object.values(texts).flatMap((text: unknown) => {
    if (typeof text === 'string') return [text]
    if (typeof text === 'function') return [String(text('丸', 1, 1))]
    return typeof text === 'object' && text !== null ? sentences(text) : []
  })
}

describe('the words of the stress check', () => {
  const people = [TEXT, BUTTON, SAY, EXAMPLES].flatMap(sentences)

  it('never hurry, call late or call it a duty', () => {
    expect(people.length).toBeGreaterThan(50)
    for (const text of [...people, ...sentences(CLI)]) expect([text, forbiddenWordIn(text)]).toEqual([text, undefined])
    for (const text of people) expect(text).not.toMatch(/[!！]|あなた|してください、/)
    expect(sentences(FAILED).length).toBeGreaterThan(5)
  })

  it('never hurry in any letter or card of a period either', () => {
    const facts = { url: 'https://check.example.jp', minutes: 5, workTime: 'unsaid', conductor: '甲', office: '乙' }
    const days = { from: Temporal.PlainDate.from('2027-06-01'), to: Temporal.PlainDate.from('2027-06-30') }
    const rest = { requestTo: '丙', requestDays: 30, passedTo: '丁', consultation: undefined }
    const period = {
      ...days,
      id: 'p',
      name: '令和9年度',
      facts: { ...facts, ...rest, workTime: 'unsaid' },
      mode: { kind: 'B', on: days.from, ref: '第1号' },
      slot: '09:10',
      letters: [],
      state: 'approved',
      author: '1',
      approver: undefined,
    } as const
    const cards = [
      ...(['start', 'middle', 'last', 'request'] as const).map((kind) => letterCard(period, kind)),
      notDoneCard(period),
      ...[days.from, days.to.add({ days: 1 })].map((today) => periodCard(period, today)),
    ]
    for (const card of cards) expect(forbiddenWordIn(JSON.stringify(card))).toBeUndefined()
    expect(JSON.stringify(cards[0])).not.toContain('勤務時間')
    expect(JSON.stringify(cards[4])).toContain('暗号にして置き、期間の終わりから14日以内に消します')
  })

  it.each([
    '必ず受けること',
    '未 提 出の方へ',
    '受検は義務です',
    '至急',
    '督促',
    '期限超過',
    '提出してください',
    '受けてください',
  ])('are found in 「%s」', (text) => {
    expect(forbiddenWordIn(text)).toBeDefined()
  })

  it.each([
    'ストレスチェックを受けましょう',
    'ｽﾄﾚｽﾁｪｯｸのお願い',
    'ストレス・チェック',
    'すとれすちぇっく',
    'ストレス チェック実施',
    'stress check 2027',
    'STRESS-CHECK',
    '高ストレス者の面談',
    '職業性ストレス簡易調査票',
    'ストレス診断のご案内',
    'メンタルヘルスチェック',
    '心の健康診断',
    '受検勧奨',
    '労働安全衛生法第66条の10の検査',
  ])('are known as about the stress check: 「%s」', (text) => {
    expect(isAboutStressCheck(text)).toBe(true)
  })

  it.each([
    'ストレスマネジメント研修のご案内',
    '健康診断の日程',
    'チェックリストの提出',
    '自己評価を書く',
    'ハラスメント相談先の周知',
    'メンタルヘルス研修',
    '職場のストレスについて話す会',
  ])('are not: 「%s」', (text) => {
    expect(isAboutStressCheck(text)).toBe(false)
  })
})
