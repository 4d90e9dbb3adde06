import { describe, expect, it } from 'vitest'
import { type Card, card } from '../../../src/bot/card/card.ts'
import { renderMessage } from '../../../src/channels/slack/render.ts'

const ID = '01890a5d-ac96-774b-bcce-b302099a8057'

const CITATION = { quote: '提案する能力', source: 'policy', ref: '第２章６⑶', page: 11 } as const

const answer = card('主査級の「企画立案能力」')
  .quote('提案する能力')
  .text('主任主査級と共通の文です。', 'くわしくは原文をご覧ください。')
  .list(['折衝', '調整'])
  .facts([{ name: '級', value: '主査級' }])
  .note('サンプルの市の設定です。')
  .cite(CITATION)
  .button('原文を読む', 'ask', 'section', { id: 's1' })
  .button('くらべる', 'ask', 'compare')
  .build()

describe('a card on Slack', () => {
  it('shows title, words, note, source and buttons in this order', () => {
    const { blocks } = renderMessage(ID, answer)
    expect(blocks.map(({ type }) => type)).toEqual(['header', 'rich_text', 'context', 'context', 'actions'])
  })

  it('shows quotes, lines, lists and facts as rich text of literal words', () => {
    const rich = renderMessage(ID, answer).blocks[1]
    expect(rich).toEqual({
      type: 'rich_text',
      elements: [
        { type: 'rich_text_quote', elements: [{ type: 'text', text: '「提案する能力」' }] },
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: '主任主査級と共通の文です。' },
            { type: 'text', text: '\n' },
            { type: 'text', text: 'くわしくは原文をご覧ください。' },
          ],
        },
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: ['折衝', '調整'].map((text) => ({ type: 'rich_text_section', elements: [{ type: 'text', text }] })),
        },
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: '級', style: { bold: true } },
            { type: 'text', text: '：主査級' },
          ],
        },
      ],
    })
  })

  it('names the source as every other channel does, small and without markup', () => {
    expect(renderMessage(ID, answer).blocks[3]).toEqual({
      type: 'context',
      elements: [{ type: 'plain_text', text: '― 方針本文　第２章６⑶（11ページ）', emoji: false }],
    })
  })

  it('gives a button nothing but the message and the index', () => {
    expect(renderMessage(ID, answer).blocks[4]).toEqual({
      type: 'actions',
      block_id: 'buttons:0',
      elements: ['原文を読む', 'くらべる'].map((text, index) => ({
        type: 'button',
        action_id: `press:${index}`,
        value: ID,
        text: { type: 'plain_text', text, emoji: false },
      })),
    })
  })

  it('shows a list with marks of its own as lines, so that no mark is doubled', () => {
    const { blocks } = renderMessage(ID, card().list(['① 窓口', '② 電話']).build())
    expect(JSON.stringify(blocks)).not.toContain('rich_text_list')
    expect(wordsOf(blocks)).toBe('① 窓口\n② 電話')
  })

  it('shows a title beyond 150 characters as a bold line', () => {
    const title = 'あ'.repeat(151)
    expect(renderMessage(ID, card(title).build()).blocks).toEqual([
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: title, style: { bold: true } }] }],
      },
    ])
    expect(renderMessage(ID, card('あ'.repeat(150)).build()).blocks[0]?.type).toBe('header')
  })

  it('puts at most five buttons side by side, each with an action of its own', () => {
    const many = card('選択')
    const built = Array.from({ length: 12 }).reduce<typeof many>((all, _, at) => all.button(`${at}`, 'f', 'a'), many)
    const rows = renderMessage(ID, built.build()).blocks.slice(1)
    expect(rows.map((row) => ('elements' in row ? row.elements.length : 0))).toEqual([5, 5, 2])
    expect(new Set(rows.map(({ block_id }) => block_id)).size).toBe(3)
  })

  it('gives notifications the words with the title first, escaped', () => {
    const { text } = renderMessage(ID, card('お知らせ').text('<!channel> & <@U123>').build())
    expect(text).toBe('お知らせ\n&lt;!channel&gt; &amp; &lt;@U123&gt;')
  })

  it('shortens the words of a notification visibly, and never within an escape', () => {
    for (const letter of ['あ', '&', '<', '👨‍👩‍👧‍👦']) {
      const { text } = renderMessage(ID, card().text(letter.repeat(9_000)).build())
      expect(text.length).toBeLessThanOrEqual(4_000)
      expect(text.length).toBeGreaterThan(3_900)
      expect(text.replaceAll(/&(amp|lt|gt);/g, '')).not.toMatch(/[&<>]/)
      expect(text.endsWith('…')).toBe(true)
    }
  })

  it('says so where a message is too long to be shown whole', () => {
    const { blocks } = renderMessage(
      ID,
      card('長い').text('あ'.repeat(30_000)).cite(CITATION).button('戻る', 'f', 'a').build(),
    )
    expect(blocks.slice(-3)).toMatchObject([
      { type: 'context', elements: [{ text: '（長いため、ここまでを表示しています）' }] },
      { type: 'context', elements: [{ text: '― 方針本文　第２章６⑶（11ページ）' }] },
      { type: 'actions' },
    ])
    expect(wordsOf(blocks).length).toBeGreaterThan(8_000)
  })

  it('says so where there are more buttons than fit', () => {
    const label = '\\'.repeat(75)
    const crowd: Card = {
      ...answer,
      buttons: Array.from({ length: 60 }, () => ({ label, feature: 'f', act: 'a', given: {} })),
    }
    const { blocks } = renderMessage(ID, crowd)
    expect(blocks.at(-1)).toMatchObject({
      type: 'context',
      elements: [{ text: expect.stringContaining('選択肢が多い') }],
    })
    expect(wordsOf(blocks)).toContain('「提案する能力」')
  })

  it('says something even where a card shows nothing', () => {
    const { text, blocks } = renderMessage(ID, {
      title: ' ',
      blocks: [{ kind: 'text', text: '\u200B' }],
      citations: [],
      buttons: [],
    })
    expect(text).toBe('お知らせです。')
    expect(blocks).toHaveLength(1)
  })

  it('refuses an id that a press could not bring back', () => {
    for (const id of ['', 'a:1', 'あ', 'x'.repeat(101), 'a\n'])
      expect(() => renderMessage(id, answer)).toThrow(RangeError)
  })
})

/** All literal words of rich text, lines apart. */
function wordsOf(blocks: readonly unknown[]): string {
  const words: string[] = []
  JSON.stringify(blocks, (_, value: unknown) => {
    if (value && typeof value === 'object' && 'type' in value && value.type === 'text' && 'text' in value)
      words.push(String(value.text))
    return value
  })
  return words.join('')
}
