import { describe, expect, it } from 'vitest'
import { card } from '../../../src/bot/card/card.ts'
import { renderMessage } from '../../../src/channels/teams/render.ts'
import { faultsOfMessage } from './checker.ts'
import { shownLines } from './shown.ts'

/** What would be markup in a text block, a fact set or the text of a message. */
const MARKUP = [
  '[押す](http://a.jp)',
  '<at>職員</at>',
  '<a href="http://a.jp">押す</a>',
  '**太字** _斜体_ ~~線~~',
  '# 見出し',
  '- 項目',
  '1. 項目',
  'A & B &lt; C',
  '`code`',
  '\\*',
  'https://a.jp',
  'www.a.jp',
  'a@a.jp',
  '![絵](http://a.jp/x.png)',
] as const

describe('what people write, on Teams', () => {
  it.each(MARKUP)('stays as it is, wherever it stands: %s', (words) => {
    const written = card(words)
      .text(words)
      .quote(words)
      .list([words])
      .facts([{ name: words, value: words }])
      .note(words)
    const { body } = renderMessage('m1', written.build()).attachments[0].content
    expect(shownLines(body)).toEqual([words, words, `「${words}」`, `・${words}`, `${words}：${words}`, words])
    // Of all elements with words only runs of rich text know no markdown.
    expect(JSON.stringify(body)).not.toMatch(/"(TextBlock|FactSet|Fact|Table)"/)
  })

  it.each([
    ['[押す](http://a.jp)', '［押す］(http：//a.jp)'],
    ['<at>職員</at>', '＜at＞職員＜/at＞'],
    ['**太字** _斜体_', '＊＊太字＊＊ ＿斜体＿'],
    ['# 見出し', '＃ 見出し'],
    ['- 項目', '－ 項目'],
    ['1. 項目', '1． 項目'],
    ['A & B &lt; C', 'A ＆ B ＆lt; C'],
    ['[2] の件', '［2］ の件'],
    ['www.a.jp へ a@a.jp から', 'www．a.jp へ a＠a.jp から'],
    ['主査級の「企画立案能力」（3.5点）', '主査級の「企画立案能力」（3.5点）'],
  ])('has no meaning in what an old client shows either: %s', (title, text) => {
    const message = renderMessage('m1', card(title).build())
    expect(message.attachments[0].content.fallbackText).toContain(text)
    expect(faultsOfMessage(message)).toEqual([])
  })

  it('keeps dates in double braces, which clients read even in literal words', () => {
    const { body } = renderMessage('m1', card().text('{{DATE(2026-11-22T09:00:00Z)}}').build()).attachments[0].content
    expect(shownLines(body)).toEqual(['{{DATE(2026-11-22T09:00:00Z)}}'])
    expect(JSON.stringify(body)).not.toContain('{{')
  })

  it('loses what breaks, moves or hides other words', () => {
    const { body } = renderMessage('m1', card().text('a\u202Eb\0c\uD83D\u0007d\u2028e\r\nf').build()).attachments[0]
      .content
    expect(shownLines(body)).toEqual(['ab\uFFFDc\uFFFD d', 'e', 'f'])
  })

  it('may have no lines, or empty ones, of which none is shown', () => {
    const { body } = renderMessage(
      'm1',
      card('題').text('\n \n').quote(' ').list(['① 窓口', '', '②']).quote('').build(),
    ).attachments[0].content
    expect(shownLines(body)).toEqual(['題', '① 窓口', '②'])
  })

  it('may be a name without a value, or a value without a name', () => {
    const facts = [
      { name: '級', value: '' },
      { name: '', value: '主査級' },
      { name: '担当\n課', value: '窓口\n電話' },
    ]
    const { body } = renderMessage('m1', card().facts(facts).build()).attachments[0].content
    expect(shownLines(body)).toEqual(['級：', '主査級', '担当', '課：窓口', '電話'])
  })

  it('may be letters of many parts, none of which is cut', () => {
    const family = '👨‍👩‍👧‍👦'.repeat(4_000)
    const message = renderMessage('m1', card('家族').text(family).build())
    expect(faultsOfMessage(message)).toEqual([])
    expect(shownLines(message.attachments[0].content.body)[1]).toMatch(/^(👨‍👩‍👧‍👦)+$/u)
  })

  it('may be the label of a button, on one line', () => {
    const label = '一行目\n二行目'
    const buttons = [label, ' ', 'あ'.repeat(80)].map((each) => ({ label: each, feature: 'f', act: 'a', given: {} }))
    const { body } = renderMessage('m1', { blocks: [], citations: [], buttons }).attachments[0].content
    expect(shownLines(body)).toEqual([`〔一行目 二行目〕〔選ぶ〕〔${'あ'.repeat(74)}…〕`])
  })
})
