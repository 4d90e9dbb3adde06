import { describe, expect, it } from 'vitest'
import { card } from '../../../src/bot/card/card.ts'
import { renderHome } from '../../../src/channels/slack/home.ts'

describe('the page of a person', () => {
  it('shows its parts in order, parted by a line, each button with the id of its card', () => {
    const { type, blocks } = renderHome([
      { id: 'a', card: card('研修').button('探す', 'ask', 'courses').build() },
      { id: 'b', card: card('提案').text('まだありません。').button('書く', 'proposals', 'new').build() },
    ])
    expect(type).toBe('home')
    expect(blocks.map((block) => block.type)).toEqual([
      'header',
      'actions',
      'divider',
      'header',
      'rich_text',
      'actions',
    ])
    expect(blocks.at(1)).toMatchObject({ block_id: 'buttons:0:0', elements: [{ action_id: 'press:0', value: 'a' }] })
    expect(blocks.at(5)).toMatchObject({ block_id: 'buttons:1:0', elements: [{ action_id: 'press:0', value: 'b' }] })
  })

  it('does not ask for feedback, which Slack shows in messages only', () => {
    const { blocks } = renderHome([{ id: 'a', card: card('研修').text('x').feedback('ask', 'felt').build() }])
    expect(blocks.map((block) => block.type)).toEqual(['header', 'rich_text'])
  })

  it('says so where there is more than a page holds', () => {
    const many = Array.from({ length: 60 }, (_, at) => ({ id: `c${at}`, card: card(`${at}`).text('本文').build() }))
    const { blocks } = renderHome(many)
    expect(blocks.length).toBeLessThanOrEqual(100)
    expect(blocks.length).toBeGreaterThan(80)
    expect(blocks.at(-1)).toMatchObject({ elements: [{ text: '（長いため、ここまでを表示しています）' }] })
  })

  it('says something where there are no parts', () => {
    expect(renderHome([]).blocks).toHaveLength(1)
  })

  it('refuses an id that a press could not bring back', () => {
    expect(() => renderHome([{ id: 'a:1', card: card('x').build() }])).toThrow(RangeError)
  })
})
