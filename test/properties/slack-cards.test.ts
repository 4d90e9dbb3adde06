import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Card } from '../../src/bot/card/card.ts'
import { MORE_FEATURE, paged, pageOf } from '../../src/bot/card/pages.ts'
import { cardOf } from '../../src/bot/card/shape.ts'
import { renderForm } from '../../src/channels/slack/form.ts'
import { renderHome } from '../../src/channels/slack/home.ts'
import { pressed } from '../../src/channels/slack/presses.ts'
import { renderMessage } from '../../src/channels/slack/render.ts'
import { submitted } from '../../src/channels/slack/submitted.ts'
import { anyCard, anyForm, anyId } from '../contract/cards.ts'
import { faultsOfHome, faultsOfMessage, faultsOfModal } from '../contract/slack/checker.ts'
import { letters, wordsOf } from '../contract/words.ts'

// The long run takes some ten minutes, and the machine may be busy.
vi.setConfig({ testTimeout: 3_600_000 })

const seed = Number(process.env.FC_SEED ?? Math.floor(Math.random() * 2 ** 31))
process.stderr.write(`cards on Slack: FC_SEED=${seed}\n`)

/** Random cards; ten times as many in the long run. */
const RUNS = process.env.HAGUKUMI_LONG ? 200_000 : 20_000
const FEW = RUNS / 10

const CUT = '（長いため、ここまでを表示しています）'
const FEWER = '選択肢が多いため'

describe('any card on Slack', () => {
  const tally = { cards: 0, cut: 0, fewer: 0 }

  it('is a message that Slack takes, with its words in order and every press back to its button', () => {
    fc.assert(
      fc.property(anyId, anyCard, (id, card) => {
        const message = renderMessage(id, card)
        expect(faultsOfMessage(message)).toEqual([])
        const json = JSON.stringify(message.blocks)
        tally.cards += 1
        tally.cut += json.includes(CUT) ? 1 : 0
        tally.fewer += json.includes(FEWER) ? 1 : 0
        expectWords(message.blocks, card)
        expectPresses(message.blocks, id, card)
        expect(json).not.toContain('mrkdwn')
      }),
      { seed, numRuns: RUNS },
    )
    process.stderr.write(`${tally.cards} cards, ${tally.cut} cut, ${tally.fewer} with fewer buttons\n`)
    // Where no card came near a limit, nothing was proved.
    expect(Math.min(tally.cut, tally.fewer)).toBeGreaterThan(0)
  })

  it('is the same card page by page, each page whole on Slack', () => {
    fc.assert(
      fc.property(anyCard.filter(isBearable), (card) => {
        const pages = pagesOf(card)
        expect(pages.map(wordsOf).join('')).toBe(wordsOf(card))
        expect(pages.at(-1)?.buttons).toEqual(card.buttons)
        expect(pages.at(-1)?.citations).toEqual(cardOf(stored(card))?.citations)
        expect(pages[0]?.citations.length).toBe(card.citations.length)
        // Whoever sends a page may page it again: it stays what it is.
        for (const page of pages) expect(paged(page)).toBe(page)
        // More buttons than ten may take the room of words; then the message itself says so.
        for (const page of pages.filter(({ buttons }) => buttons.length <= 10))
          expect(JSON.stringify(renderMessage('m', page).blocks)).not.toContain(CUT)
      }),
      { seed, numRuns: FEW },
    )
  })

  it('is a part of a page that Slack takes', () => {
    fc.assert(
      fc.property(fc.array(anyCard, { maxLength: 12 }), (cards) => {
        expect(faultsOfHome(renderHome(cards.map((card, at) => ({ id: `c${at}`, card }))))).toEqual([])
      }),
      { seed, numRuns: FEW },
    )
  })
})

describe('any form on Slack', () => {
  it('is a modal that Slack takes', () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        expect(faultsOfModal({ ...renderForm(form, 'm') })).toEqual([])
      }),
      { seed, numRuns: FEW },
    )
  })
})

describe('anything that comes back from Slack', () => {
  it('is a press, answers or nothing, and never an error', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.jsonValue(), (action_id, value, values) => {
        expect(pressed({ action_id, value })).toBeUndefined()
        expect(Object.values(submitted(values)).every((answer) => typeof answer === 'string')).toBe(true)
        cardOf(values)
        pageOf({ card: values })
      }),
      { seed, numRuns: FEW },
    )
  })
})

/** Reads a card to its end, the rest as the store gives it back. */
function pagesOf(card: Card): Card[] {
  const pages = [paged(card)]
  for (;;) {
    const more = pages.at(-1)?.buttons.find(({ feature }) => feature === MORE_FEATURE)
    const next = more && pageOf(stored(more.given))
    if (!next) return pages
    pages.push(next)
    if (wordsOf(next) === '') throw new Error('an empty page')
  }
}

/** Each page carries all that follows, so the pages of a very long card would fill the memory of the test. */
function isBearable(card: Card): boolean {
  return wordsOf(card).length < 60_000
}

function stored<T>(value: T): T {
  return JSON.parse(JSON.stringify(value))
}

/** All words up to the notice are the card's, in their order; without a notice none is missing. */
function expectWords(blocks: readonly unknown[], card: Card): void {
  const [shown = '', after] = shownWords(blocks).split(CUT)
  const words = letters(wordsOf(card))
  if (after === undefined) expect(letters(shown).startsWith(words)).toBe(true)
  else {
    expect(words.startsWith(letters(shown))).toBe(true)
    // Not cut before the room was used: one piece and its block take at most some 2,500 units.
    expect(JSON.stringify(blocks).length > 9_000 || blocks.length >= 49).toBe(true)
  }
}

function expectPresses(blocks: readonly unknown[], id: string, { buttons }: Card): void {
  const found = pressesIn(blocks)
  const indices = found.map((press) => press?.index ?? Number.NaN)
  expect(found).toEqual(indices.map((index) => ({ messageId: id, index })))
  expect(new Set(indices).size).toBe(indices.length)
  if (!JSON.stringify(blocks).includes(FEWER)) expect(indices.sort((a, b) => a - b)).toEqual([...buttons.keys()])
}

function pressesIn(blocks: readonly unknown[]) {
  const found: ReturnType<typeof pressed>[] = []
  JSON.stringify(blocks, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('action_id' in value)) return value
    const { action_id, value: own, positive_button, negative_button } = value as Record<string, { value?: unknown }>
    const values = [own, positive_button?.value, negative_button?.value].filter((each) => each !== undefined)
    found.push(...values.map((each) => pressed({ action_id, value: each })))
    return value
  })
  return found
}

/** What a reader sees before the buttons, in order. */
function shownWords(blocks: readonly unknown[]): string {
  const words: string[] = []
  JSON.stringify(blocks, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value
    if ('action_id' in value) return undefined
    if ('text' in value && typeof value.text === 'string') words.push(value.text)
    return value
  })
  return words.join('')
}
