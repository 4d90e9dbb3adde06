import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../../src/app.ts'
import type { Message } from '../../../src/bot/talk.ts'
import { renderMessage, type TeamsMessage } from '../../../src/channels/teams/render.ts'
import { freshApp } from '../../support/app.ts'
import { engines } from '../../support/engines.ts'
import { everyAnswer } from '../catalogue.ts'
import { letters } from '../words.ts'
import { faultsOfMessage } from './checker.ts'

const CUT = '（長いため、ここまでを表示しています）'

describe('every message that the bot answers with on Teams', () => {
  let app: App
  let cards: readonly Message[] = []
  let messages: readonly TeamsMessage[] = []

  beforeAll(async () => {
    const [engine] = engines
    if (!engine) throw new Error('no database')
    app = await freshApp(engine)
    cards = await everyAnswer(app, 'teams')
    const forms = (name: string) => app.offers.forms.find(({ form }) => form.name === name)?.form
    messages = cards.map(({ id, card }) => renderMessage(id, card, forms))
  }, 240_000)
  afterAll(() => app.close())

  it('is one that Teams takes', () => {
    expect(cards.length).toBeGreaterThan(1_000)
    const faults = messages.flatMap((message, at) => faultsOfMessage(message).map((fault) => [fault, cards[at]?.card]))
    expect(faults).toEqual([])
  })

  it('is shown whole: its pages are short enough', () => {
    expect(messages.filter((message) => JSON.stringify(message).includes(CUT))).toEqual([])
  })

  it('tells each source it names, with its words', () => {
    const cited = cards.flatMap(({ card }, at) => (card.citations.length > 0 ? [messages[at]] : []))
    expect(cited.length).toBeGreaterThan(100)
    expect(cited.filter((message) => message?.entities[0]?.citation === undefined)).toEqual([])
    // What quotes itself shows the words that matter of a longer passage.
    const quoteless = cards.flatMap(({ card }, at) =>
      card.blocks.some(({ kind }) => kind === 'quote') ? [] : [{ card, at }],
    )
    const quotes = quoteless.flatMap(({ card, at }) => card.citations.slice(0, 1).map(({ quote }) => ({ quote, at })))
    expect(quotes.length).toBeGreaterThan(50)
    const unseen = quotes.filter(({ quote, at }) => !wordsIn(messages[at]).includes(letters(quote).slice(0, 30)))
    expect(unseen).toEqual([])
  })
})

/** All words of a message, those behind 「引用した文」 too. */
function wordsIn(message: TeamsMessage | undefined): string {
  const words: string[] = []
  JSON.stringify(message?.attachments, (key, value: unknown) => {
    if (key === 'text') words.push(String(value))
    return value
  })
  return letters(words.join(''))
}
