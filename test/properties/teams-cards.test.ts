import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Card } from '../../src/bot/card/card.ts'
import type { Form } from '../../src/bot/card/form.ts'
import { MORE_FEATURE, paged, pageOf } from '../../src/bot/card/pages.ts'
import { renderForm } from '../../src/channels/teams/form.ts'
import { literal } from '../../src/channels/teams/literal.ts'
import { type Carried, carried } from '../../src/channels/teams/presses.ts'
import { renderMessage, type TeamsMessage } from '../../src/channels/teams/render.ts'
import { submitted } from '../../src/channels/teams/submitted.ts'
import { renderNotice } from '../../src/channels/teams/told.ts'
import { anyCard, anyForm, anyId } from '../contract/cards.ts'
import { faultsOfCard, faultsOfDialog, faultsOfMessage } from '../contract/teams/checker.ts'
import { letters, wordsOf } from '../contract/words.ts'

// The long run takes some ten minutes, and the machine may be busy.
vi.setConfig({ testTimeout: 3_600_000 })

const seed = Number(process.env.FC_SEED ?? Math.floor(Math.random() * 2 ** 31))
process.stderr.write(`cards on Teams: FC_SEED=${seed}\n`)

/** Random cards; ten times as many in the long run. */
const RUNS = process.env.HAGUKUMI_LONG ? 200_000 : 20_000
const FEW = RUNS / 10

const CUT = '（長いため、ここまでを表示しています）'
const FEWER = '選択肢が多いため'

/** A form as features have them: its name is one of ours, and a card holds its own words. */
const ourForm = anyForm.map((form): Form => ({ ...form, name: 'form' })).filter(isHeld)

/** Few of them are enough where the card is what is looked at. */
const someForm = fc.constantFrom(...fc.sample(ourForm, { seed, numRuns: 100 }))

/** A card, some of whose buttons open a form, and some of which a language model wrote. */
const teamsCard = fc
  .tuple(anyCard, fc.array(fc.nat(8), { maxLength: 2 }), fc.boolean())
  .map(([card, opening, generated]): Card => {
    const buttons = card.buttons.map((button, at) => (opening.includes(at) ? { ...button, form: 'form' } : button))
    return { ...card, buttons, ...(generated ? { generated: true } : {}) }
  })

/** What a person typed, from nothing to the most that may be typed. */
const longWords = fc
  .tuple(fc.string({ unit: 'binary' }), fc.oneof(fc.constant(1), fc.nat(600)))
  .map(([words, times]) => words.repeat(times).slice(0, 3_000))

describe('any card on Teams', () => {
  const tally = { cards: 0, cut: 0, fewer: 0, forms: 0, cited: 0 }

  it('is a message that Teams takes, with its words in order and every press back to its button', () => {
    fc.assert(
      fc.property(anyId, teamsCard, someForm, (id, card, form) => {
        const message = renderMessage(id, card, () => form)
        expect(faultsOfMessage(message)).toEqual([])
        const json = JSON.stringify(message)
        expect(JSON.parse(json)).toEqual(message)
        expect(Buffer.byteLength(json)).toBeLessThanOrEqual(27_000)
        tally.cards += 1
        tally.cut += json.includes(CUT) ? 1 : 0
        tally.fewer += json.includes(FEWER) ? 1 : 0
        tally.forms += json.includes('Action.ShowCard') ? 1 : 0
        tally.cited += json.includes('"citation"') ? 1 : 0
        expectWords(message, card)
        expectPresses(message, id, card)
        expect(json.includes('AIGeneratedContent')).toBe(card.generated === true)
      }),
      { seed, numRuns: RUNS },
    )
    process.stderr.write(`${JSON.stringify(tally)}\n`)
    // Where no card came near a limit, nothing was proved.
    expect(Math.min(...Object.values(tally))).toBeGreaterThan(0)
  })

  it('is shown whole page by page', () => {
    fc.assert(
      fc.property(anyCard.filter(isBearable), (card) => {
        for (const page of pagesOf(card).filter(isPlain))
          expect(JSON.stringify(renderMessage('m', page)).includes(CUT)).toBe(false)
      }),
      { seed, numRuns: FEW },
    )
  })
})

describe('any form on Teams', () => {
  it('is a card that Teams takes, in a dialog and below a button, also once more', () => {
    fc.assert(
      fc.property(ourForm, fc.array(longWords), (form, words) => {
        const keyed = Object.fromEntries(form.fields.map(({ key }, at) => [key, words[at] ?? '']))
        const faults = Object.fromEntries(
          form.fields.map(({ key }) => [key, `${form.title.slice(0, 20)}をお確かめください。`]),
        )
        const again = { answers: keyed, faults: { ...faults, other: '期限を過ぎました。' } }
        expect(faultsOfDialog(renderForm(form, { kind: 'dialog' }))).toEqual([])
        expect(faultsOfDialog(renderForm(form, { kind: 'dialog' }, again))).toEqual([])
        const inline = { kind: 'inline', messageId: 'm', index: 1 } as const
        expect(faultsOfCard(renderForm(form, inline, again))).toEqual([])
      }),
      { seed, numRuns: FEW },
    )
  })
})

describe('any sentence on Teams', () => {
  it('is a notice that Teams takes', () => {
    fc.assert(
      fc.property(teamsCard, ({ title = '' }) => {
        expect(faultsOfCard(renderNotice(title))).toEqual([])
      }),
      { seed, numRuns: FEW },
    )
  })

  it('has no meaning in the text of a message', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (line) => {
        const words = literal(line.trim())
        expect(words).not.toMatch(/[*_~`[\]<>&\\#|@]|^([-+=]|\d+[.)])|:\/\/|www\./i)
        expect(words.normalize('NFKC')).toBe(line.trim())
      }),
      { seed, numRuns: RUNS },
    )
  })
})

describe('anything that comes back from Teams', () => {
  it('is a press, answers or nothing, and never an error', () => {
    const keyed = fc.dictionary(fc.constantFrom('verb', 'message', 'index', 'form', 'field.a', 'field.'), fc.anything())
    fc.assert(
      fc.property(fc.oneof(fc.anything(), keyed), (data) => {
        expect(carried(data)).toBeUndefined()
        expect(Object.values(submitted(data)).every((answer) => typeof answer === 'string')).toBe(true)
      }),
      { seed, numRuns: RUNS },
    )
  })
})

/** Reads a card to its end. */
function pagesOf(card: Card): Card[] {
  const pages = [paged(card)]
  for (;;) {
    const more = pages.at(-1)?.buttons.find(({ feature }) => feature === MORE_FEATURE)
    const next = more && pageOf(JSON.parse(JSON.stringify(more.given)))
    if (!next) return pages
    pages.push(next)
  }
}

/** Each page carries all that follows, so the pages of a very long card would fill the memory of the test. */
function isBearable(card: Card): boolean {
  return wordsOf(card).length < 60_000
}

/** More buttons than ten may take the room of words, and so may lines of a letter each; then the message itself says so. */
function isPlain(page: Card): boolean {
  return page.buttons.length <= 10 && wordsOf(page).split(/[\n\r\u0085\u2028\u2029{]/).length <= 60
}

/** Whether a card holds a form's own words. Only a very long form may be refused. */
function isHeld(form: Form): boolean {
  try {
    return Buffer.byteLength(JSON.stringify(renderForm(form, { kind: 'inline', messageId: 'm', index: 0 }))) < 15_000
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError)
    // A line takes some hundred bytes around its words.
    const json = JSON.stringify(form)
    expect(Buffer.byteLength(json) + 100 * json.split(/\\[nr]|[\u0085\u2028\u2029]/).length).toBeGreaterThan(8_000)
    return false
  }
}

/** All words up to the notice are the card's, in their order; without a notice none is missing. */
function expectWords(message: TeamsMessage, card: Card): void {
  const [shown = '', after] = shownWords(message).split(CUT)
  const words = letters(wordsOf(card))
  if (after === undefined) expect(letters(shown).startsWith(words)).toBe(true)
  else {
    expect(words.startsWith(letters(shown))).toBe(true)
    // Not cut before the room was used: one piece takes at most some 1,400 bytes.
    expect(Buffer.byteLength(JSON.stringify(message))).toBeGreaterThan(25_500)
  }
}

function expectPresses(message: TeamsMessage, id: string, { buttons }: Card): void {
  const found = carriedIn(message)
  const indices = found.map((each) => each?.index ?? Number.NaN)
  expect(found.map((each) => each?.messageId)).toEqual(indices.map(() => id))
  expect(new Set(indices).size).toBe(indices.length)
  expect(found.filter((each) => each?.kind === 'form').length).toBeLessThanOrEqual(1)
  const paired = message.channelData ? ['good', 'bad'].map((kind) => buttons.findIndex((b) => b.feedback === kind)) : []
  const all = [...buttons.keys()].filter((index) => !paired.includes(index))
  if (JSON.stringify(message).includes(FEWER)) expect(all.slice(0, indices.length)).toEqual(indices)
  else expect(indices).toEqual(all)
}

/** What the buttons of a message bring back, as they stand. */
function carriedIn(message: TeamsMessage): (Carried | undefined)[] {
  const found: (Carried | undefined)[] = []
  JSON.stringify(message, (key, value: unknown) => {
    if (key === 'data') found.push(carried(value))
    return key === 'fallback' ? undefined : value
  })
  return found
}

/** What a reader sees before the buttons, in order. */
function shownWords({ attachments }: TeamsMessage): string {
  const words: string[] = []
  JSON.stringify(attachments[0].content.body, (key, value: unknown) => {
    if (key === 'text') words.push(String(value))
    return key === 'actions' ? undefined : value
  })
  return words.join('')
}
