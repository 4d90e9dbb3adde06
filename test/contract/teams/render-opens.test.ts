import { describe, expect, it } from 'vitest'
import { card } from '../../../src/bot/card/card.ts'
import type { Action, AdaptiveCard } from '../../../src/channels/teams/card.ts'
import { carried } from '../../../src/channels/teams/presses.ts'
import { renderMessage } from '../../../src/channels/teams/render.ts'
import { form } from '../sample-form.ts'
import { ID, pressed } from './pressed.ts'

describe('a button that opens a form', () => {
  const asking = card('提案').button('見本', 'p', 'sample').opens('proposal', '書く', 'p', 'write').build()
  const forms = (name: string) => (name === 'proposal' ? form : undefined)

  it('shows the form below itself', () => {
    const [, shown] = actionsOf(renderMessage(ID, asking, forms).attachments[0].content)
    if (shown?.type !== 'Action.ShowCard') throw new Error('no form')
    expect(shown.title).toBe('書く')
    expect(carried(pressed(shown.card))).toEqual({ kind: 'form', form: 'proposal', messageId: ID, index: 1 })
  })

  it('is a press like others where the form is not known', () => {
    const [, plain] = actionsOf(renderMessage(ID, asking).attachments[0].content)
    expect(plain).toMatchObject({ type: 'Action.Execute', data: { verb: 'press', message: ID, index: 1 } })
  })

  it('is a press like others where the form would take the room of the words', () => {
    const large = { ...form, intro: 'あ'.repeat(2_000) }
    const [, plain] = actionsOf(renderMessage(ID, asking, () => large).attachments[0].content)
    expect(plain?.type).toBe('Action.Execute')
  })

  it('stands once in a card, so that no field is there twice', () => {
    const twice = card().opens('proposal', '一つ', 'p', 'w').opens('proposal', '二つ', 'p', 'w').build()
    const types = actionsOf(renderMessage(ID, twice, forms).attachments[0].content).map(({ type }) => type)
    expect(types).toEqual(['Action.ShowCard', 'Action.Execute'])
  })

  it('leaves what was typed out of a press of another button', () => {
    const [press] = actionsOf(renderMessage(ID, asking, forms).attachments[0].content)
    expect(press).toMatchObject({ associatedInputs: 'none', fallback: { associatedInputs: 'none' } })
  })
})

function actionsOf({ body }: AdaptiveCard): readonly Action[] {
  return body.flatMap((each) => (each.type === 'ActionSet' ? each.actions : []))
}
