import { describe, expect, it } from 'vitest'
import { card } from '../../../src/bot/card/card.ts'
import { renderMessage } from '../../../src/channels/slack/render.ts'
import { faultsOfMessage } from './checker.ts'

/** What Slack would read as a mention, a link, an emoji or a weight, were it read as mrkdwn. */
const SYNTAX = '<!channel> <@U123> <https://example.jp|押す> :smile: *太字* _斜体_ ~消す~ `符号`'

/** The card with these words in every place that a card has. */
function everywhere(words: string) {
  return card(words)
    .text(words)
    .quote(words)
    .list([words])
    .facts([{ name: words, value: words }])
    .note(words)
    .cite({ quote: words, source: 'document', ref: words, document: words })
    .button(words.slice(0, 75), 'f', 'a')
    .feedback('f', 'felt')
    .build()
}

describe('what people write', () => {
  it('is shown to the letter and means nothing to Slack, wherever it stands', () => {
    const message = renderMessage('m1', everywhere(SYNTAX))
    expect(faultsOfMessage(message)).toEqual([])
    // Title, text, quote, item, name and value of a fact, note, document and place of the source, button: ten places.
    expect(JSON.stringify(message.blocks).split(SYNTAX)).toHaveLength(1 + 10)
  })

  it('is nowhere mrkdwn, which knows no escape for its marks', () => {
    expect(JSON.stringify(renderMessage('m1', everywhere(SYNTAX)))).not.toContain('mrkdwn')
  })

  it('cannot turn the words around it, nor bring in what has no picture', () => {
    const { blocks, text } = renderMessage('m1', card().text('受理\u202E。\u0001す\u0007ま\u2066し').build())
    expect(JSON.stringify(blocks)).toContain('受理。 す まし')
    expect(text).toBe('受理。 す まし')
  })

  it('loses nothing but halves of letters, which the database and Slack refuse', () => {
    const { blocks } = renderMessage('m1', card().text('あ\uD83Dい\0う𠮷').build())
    expect(JSON.stringify(blocks)).toContain('あ\uFFFDい\uFFFDう𠮷')
  })

  it('keeps letters whole that take several units, wherever a long text is parted', () => {
    for (const letter of ['𠮷', '👨‍👩‍👧‍👦', 'か\u3099']) {
      const { blocks } = renderMessage(
        'm1',
        card()
          .text(`x${letter.repeat(900)}`)
          .build(),
      )
      const parts = JSON.stringify(blocks).match(/"text":"[^"]+"/g) ?? []
      expect(parts.length).toBeGreaterThan(1)
      for (const part of parts) expect(part.slice(8, -1).replace(/^x/, '').replaceAll(letter, '')).toBe('')
    }
  })

  it('keeps pairs whole even in a letter with thousands of marks', () => {
    // A musical mark, two units, that joins the letter before it.
    for (const begin of ['x', 'xy']) {
      const message = renderMessage(
        'm1',
        card()
          .text(begin + '\u{1D165}'.repeat(3_000))
          .build(),
      )
      expect(faultsOfMessage(message)).toEqual([])
    }
  })

  it('may be a note with a long empty stretch, of which Slack gets no empty text', () => {
    const message = renderMessage(
      'm1',
      card()
        .note(`はじめ${'　'.repeat(2_500)}おわり`)
        .build(),
    )
    expect(faultsOfMessage(message)).toEqual([])
    expect(JSON.stringify(message.blocks)).toMatch(/はじめ.*おわり/)
  })

  it('may be nothing at all: no marks are shown around it', () => {
    const { blocks } = renderMessage('m1', card('題').quote(' ').list(['① 窓口', '']).quote('').build())
    expect(JSON.stringify(blocks)).not.toMatch(/「|・/)
  })

  it('may be many notes in a row', () => {
    const notes = Array.from({ length: 25 }, (_, at) => `${at}`).reduce((all, each) => all.note(each), card())
    expect(
      renderMessage('m1', notes.build()).blocks.map((block) => 'elements' in block && block.elements.length),
    ).toEqual([10, 10, 5])
  })
})
