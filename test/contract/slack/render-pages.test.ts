import { describe, expect, it } from 'vitest'
import { type Block, type Card, card } from '../../../src/bot/card/card.ts'
import { MORE_ACT, MORE_FEATURE, paged, pageOf } from '../../../src/bot/card/pages.ts'
import { cardOf } from '../../../src/bot/card/shape.ts'
import { renderMessage } from '../../../src/channels/slack/render.ts'

const CITATION = { quote: '提案', source: 'policy', ref: '第２章', page: 11 } as const
const SENTENCE = '担当業務の課題に対して有効な方策を考えます。'

const long = card('長い答え')
  .text('はじめに。')
  .text(SENTENCE.repeat(300))
  .quote('あ'.repeat(2_000))
  .list(Array.from({ length: 60 }, (_, at) => `項目${at}`))
  .cite(CITATION)
  .button('原文', 'ask', 'section', { id: 's1' })
  .feedback('ask', 'felt')
  .build()

/** Reads a card to its end, as the store gives the rest back: as JSON. */
function pagesOf(whole: Card): Card[] {
  const pages = [paged(whole)]
  for (;;) {
    const more = pages.at(-1)?.buttons.find(({ feature }) => feature === MORE_FEATURE)
    const next = more && pageOf(JSON.parse(JSON.stringify(more.given)))
    if (!next) return pages
    pages.push(next)
    if (pages.length > 1_000) throw new Error('pages without end')
  }
}

function wordsOf({ title = '', blocks }: Pick<Card, 'title' | 'blocks'>): string {
  return title + blocks.map(blockWords).join('')
}

function blockWords(block: Block): string {
  if (block.kind === 'list') return block.items.join('')
  return block.kind === 'facts' ? block.facts.map(({ name, value }) => `${name}：${value}`).join('') : block.text
}

describe('a long answer', () => {
  it('is read page by page, each word once', () => {
    const pages = pagesOf(long)
    expect(pages.length).toBeGreaterThan(3)
    expect(pages.map(wordsOf).join('')).toBe(wordsOf(long))
  })

  it('offers to read on under every page but the last, which has the buttons', () => {
    const pages = pagesOf(long)
    const last = pages.pop()
    for (const { buttons } of pages)
      expect(buttons).toMatchObject([{ label: '続きを読む', feature: MORE_FEATURE, act: MORE_ACT }])
    expect(last?.buttons).toEqual(long.buttons)
  })

  it('names its source on the first and the last page', () => {
    const named = pagesOf(long).map(({ citations }) => citations.length)
    expect(named).toEqual([1, ...named.slice(1, -1).map(() => 0), 1])
  })

  it('ends a page with a whole sentence', () => {
    const [first] = pagesOf(card().text(SENTENCE.repeat(300)).build())
    expect(first && wordsOf(first)).toMatch(/。$/)
  })

  it('keeps a bracket with the sentence that it closes', () => {
    const said = `「${'あ'.repeat(98)}。」`
    const [first] = pagesOf(
      card()
        .text(`${'い'.repeat(100)}${said.repeat(40)}`)
        .build(),
    )
    expect(first && wordsOf(first)).toMatch(/。」$/)
  })

  it('comes to an end also where every letter takes two in storage', () => {
    const pages = pagesOf(card().text('"'.repeat(2_000)).text('\\'.repeat(6_000)).build())
    expect(pages.map(wordsOf).join('')).toBe('"'.repeat(2_000) + '\\'.repeat(6_000))
    expect(pages.every((page) => wordsOf(page) !== '')).toBe(true)
  })

  it('has pages that stay what they are when they are paged again', () => {
    for (const page of pagesOf(
      card()
        .text('"'.repeat(1_500) + 'あ'.repeat(4_000))
        .build(),
    ))
      expect(paged(page)).toBe(page)
  })

  it('does not break a quote that fits on a page', () => {
    const quotes = pagesOf(long).flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'quote'))
    expect(quotes).toEqual([{ kind: 'quote', text: 'あ'.repeat(2_000) }])
  })

  it('goes on with a list as a list, thirty lines a page at most', () => {
    const pages = pagesOf(
      card('一覧')
        .list(Array.from({ length: 100 }, (_, at) => `項目${at}`))
        .build(),
    )
    expect(
      pages.map(({ blocks }) => blocks.map((block) => (block.kind === 'list' ? block.items.length : block.kind))),
    ).toEqual([[30], [30], [30], [10]])
  })

  it('fits on Slack page by page, with nothing left out', () => {
    for (const page of pagesOf(long)) expect(JSON.stringify(renderMessage('m1', page))).not.toContain('長いため')
  })
})

describe('a short answer', () => {
  it('stays as it is', () => {
    const short = card('短い').text('あ'.repeat(2_798)).cite(CITATION).button('原文', 'ask', 'section').build()
    expect(paged(short)).toBe(short)
    expect(paged({ ...short, blocks: [...short.blocks, { kind: 'text', text: 'い' }] })).not.toEqual(short)
  })
})

describe('a stored rest that is none', () => {
  const stored = JSON.parse(JSON.stringify(long))

  it('gives no page', () => {
    for (const given of [{}, { card: null }, { card: [] }, { card: 'x' }, { card: { blocks: [] } }])
      expect(pageOf(given)).toBeUndefined()
  })

  it('is recognised whole', () => {
    expect(cardOf(stored)).toEqual(long)
  })

  it.each([
    ['a title that is a number', { ...stored, title: 1 }],
    ['a block of an unknown kind', { ...stored, blocks: [{ kind: 'script', text: 'x' }] }],
    ['a block that is null', { ...stored, blocks: [null] }],
    ['a button that is a word', { ...stored, buttons: ['x'] }],
    ['a text that is none', { ...stored, blocks: [{ kind: 'text', text: null }] }],
    ['a list of numbers', { ...stored, blocks: [{ kind: 'list', items: [1] }] }],
    ['a fact without value', { ...stored, blocks: [{ kind: 'facts', facts: [{ name: 'x' }] }] }],
    ['a block that is a list', { ...stored, blocks: [[]] }],
    ['a citation of no source', { ...stored, citations: [{ ...CITATION, source: 'toString' }] }],
    ['a page that is a word', { ...stored, citations: [{ ...CITATION, page: '11' }] }],
    ['a button without label', { ...stored, buttons: [{ feature: 'f', act: 'a', given: {} }] }],
    ['a button that is given a list', { ...stored, buttons: [{ label: 'x', feature: 'f', act: 'a', given: [] }] }],
    [
      'a feeling that is none',
      { ...stored, buttons: [{ label: 'x', feature: 'f', act: 'a', given: {}, feedback: 'so' }] },
    ],
  ])('is refused for %s', (_, broken) => {
    expect(cardOf(broken)).toBeUndefined()
  })

  it('loses keys that no card has', () => {
    expect(cardOf({ ...stored, more: 1, blocks: [{ kind: 'text', text: 'x', more: 1 }] })).toEqual({
      ...long,
      blocks: [{ kind: 'text', text: 'x' }],
    })
  })
})
