import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { type Card, card } from '../../../src/bot/card/card.ts'
import { plainButtons } from '../../../src/bot/card/plain.ts'
import { parse } from '../../../src/channels/console/parse.ts'
import { render } from '../../../src/channels/console/render.ts'
import { type Pressed, pressed } from '../../../src/channels/slack/presses.ts'
import { renderMessage } from '../../../src/channels/slack/render.ts'

const ID = '01890a5d-ac96-774b-bcce-b302099a8057'

const asked = card('答え')
  .button('原文', 'ask', 'section')
  .feedback('ask', 'felt', { question: 'q1' })
  .button('研修', 'ask', 'courses')
  .build()

describe('asking whether an answer was of use', () => {
  it('adds a pair that stands last and knows which one it is', () => {
    expect(asked.buttons.map(({ label, given }) => [label, given])).toEqual([
      ['原文', {}],
      ['研修', {}],
      ['役に立った', { question: 'q1', feedback: 'good' }],
      ['違っていた', { question: 'q1', feedback: 'bad' }],
    ])
  })

  it('is one pair, however often it is asked', () => {
    const twice = card().feedback('ask', 'felt').feedback('ask', 'felt').build()
    expect(twice.buttons.map(({ feedback }) => feedback)).toEqual(['good', 'bad'])
  })

  it('shows on Slack as its own small pair below the buttons', () => {
    const blocks = renderMessage(ID, asked).blocks
    expect(blocks.at(-1)).toEqual({
      type: 'context_actions',
      block_id: 'feedback',
      elements: [
        {
          type: 'feedback_buttons',
          action_id: 'press:2',
          positive_button: { text: { type: 'plain_text', text: '役に立った', emoji: false }, value: `${ID}:2` },
          negative_button: { text: { type: 'plain_text', text: '違っていた', emoji: false }, value: `${ID}:3` },
        },
      ],
    })
    expect(blocks.at(-2)).toMatchObject({
      type: 'actions',
      elements: [{ text: { text: '原文' } }, { text: { text: '研修' } }],
    })
  })

  it('shows half a pair as a button like any other', () => {
    const half: Card = { ...asked, buttons: asked.buttons.slice(0, 3) }
    expect(renderMessage(ID, half).blocks.at(-1)).toMatchObject({
      type: 'actions',
      elements: [{}, {}, { action_id: 'press:2' }],
    })
  })

  it('is not shown in the terminal, whose numbers go on to press what they name', () => {
    const screen = render(asked, { columns: undefined })
    expect(screen).toBe('答え\n1〔原文〕　2〔研修〕')
    expect(plainButtons(asked)).toBe('〔原文〕〔研修〕')
    const pressable = { messageId: ID, labels: asked.buttons.map(({ label }) => label) }
    const situation = { account: { channel: 'console', externalId: '1' }, id: 'e', pressable }
    expect(
      parse('2', { ...situation, place: { kind: 'direct', id: 't' }, at: Temporal.Instant.fromEpochMilliseconds(0) }),
    ).toMatchObject({
      index: 1,
    })
  })

  it('keeps the numbers of the terminal also where a stored pair stands first', () => {
    const odd: Card = { ...asked, buttons: asked.buttons.toReversed() }
    expect(render(odd, { columns: undefined })).toBe('答え\n3〔研修〕　4〔原文〕')
  })
})

describe('a press that comes back from Slack', () => {
  it('names the button that was shown, of a row and of a pair', () => {
    const found: (Pressed | undefined)[] = []
    JSON.stringify(renderMessage(ID, asked).blocks, (_, value: unknown) => {
      if (isAction(value)) found.push(...pressesOf(value))
      return value
    })
    expect(found).toEqual([0, 1, 2, 3].map((index) => ({ messageId: ID, index })))
  })

  it.each([
    ['nothing', {}],
    ['a foreign action', { action_id: 'other:1', value: ID }],
    ['no index', { action_id: 'press:', value: ID }],
    ['a negative index', { action_id: 'press:-1', value: ID }],
    ['an index with zeros', { action_id: 'press:01', value: ID }],
    ['a huge index', { action_id: 'press:99999', value: ID }],
    ['full-width digits', { action_id: 'press:１', value: ID }],
    ['a line end', { action_id: 'press:1\n', value: ID }],
    ['no id', { action_id: 'press:1', value: '' }],
    ['an id that is none', { action_id: 'press:1', value: "1' OR '1'='1" }],
    ['an endless id', { action_id: 'press:1', value: 'a'.repeat(1_000_000) }],
    ['two indices', { action_id: 'press:1', value: `${ID}:1:2` }],
    ['a number for an id', { action_id: 'press:1', value: 5 }],
    ['a list', { action_id: ['press:1'], value: [ID] }],
  ])('is nothing where it holds %s', (_, action) => {
    expect(pressed(action)).toBeUndefined()
  })
})

interface Action {
  readonly action_id: string
  readonly value?: string
  readonly positive_button?: { readonly value: string }
  readonly negative_button?: { readonly value: string }
}

function isAction(value: unknown): value is Action {
  return typeof value === 'object' && value !== null && 'action_id' in value
}

function pressesOf({ action_id, value, positive_button, negative_button }: Action): (Pressed | undefined)[] {
  const values = [value, positive_button?.value, negative_button?.value].filter((each) => each !== undefined)
  return values.map((each) => pressed({ action_id, value: each }))
}
