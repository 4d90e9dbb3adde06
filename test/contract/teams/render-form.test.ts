import { describe, expect, it } from 'vitest'
import { card } from '../../../src/bot/card/card.ts'
import type { Form } from '../../../src/bot/card/form.ts'
import type { Action, AdaptiveCard, Element } from '../../../src/channels/teams/card.ts'
import { renderForm } from '../../../src/channels/teams/form.ts'
import { carried } from '../../../src/channels/teams/presses.ts'
import { renderMessage } from '../../../src/channels/teams/render.ts'
import { submitted } from '../../../src/channels/teams/submitted.ts'

const ID = '01890a5d-ac96-774b-bcce-b302099a8057'

const form: Form = {
  name: 'proposal',
  title: '職員提案を書く',
  intro: '書いた内容は、事務局だけが読みます。',
  submit: '出す',
  fields: [
    { key: 'title', label: '件名', kind: 'line', max: 60, initial: '窓口の案内' },
    { key: 'message', label: '内容', hint: '三行で足ります。', kind: 'text', optional: true },
    {
      key: 'circle',
      label: '分野',
      kind: 'choice',
      choices: [
        { label: '窓口', value: 'desk' },
        { label: '内部事務', value: 'office' },
      ],
      initial: 'office',
    },
  ],
}

const inline = { kind: 'inline', messageId: ID, index: 3 } as const

/** What a client sends when the button of a card is pressed: its data, and with them what stands in the inputs. */
function pressed(shown: AdaptiveCard, typed: Readonly<Record<string, string>> = {}): unknown {
  const [action] = shown.actions ?? []
  if (!action || action.type === 'Action.ShowCard') throw new Error('no button')
  const inputs = shown.body.flatMap((each) => ('id' in each ? [[each.id, typed[each.label] ?? each.value ?? '']] : []))
  return { ...Object.fromEntries(inputs), ...action.data }
}

describe('a form on Teams', () => {
  it('asks for each field under its key, with what helps below it', () => {
    const { body } = renderForm(form, { kind: 'dialog' })
    expect(body).toMatchObject([
      { inlines: [{ text: '書いた内容は、事務局だけが読みます。' }] },
      {
        type: 'Input.Text',
        id: 'field.title',
        label: '件名',
        isRequired: true,
        isMultiline: false,
        maxLength: 60,
        value: '窓口の案内',
      },
      { type: 'Input.Text', id: 'field.message', isRequired: false, isMultiline: true, maxLength: 3_000 },
      { inlines: [{ text: '三行で足ります。', isSubtle: true }] },
      {
        type: 'Input.ChoiceSet',
        id: 'field.circle',
        isRequired: true,
        choices: [
          { title: '窓口', value: 'desk' },
          { title: '内部事務', value: 'office' },
        ],
        value: 'office',
      },
    ])
  })

  it('brings back from a dialog its name and what was typed, by key', () => {
    const data = pressed(renderForm(form, { kind: 'dialog' }), { 件名: '番号札', 内容: '', 分野: 'desk' })
    expect(carried(data)).toEqual({ kind: 'form', form: 'proposal' })
    expect(submitted(data)).toEqual({ title: '番号札', circle: 'desk' })
  })

  it('brings back from a message also which button it stood below, whatever its fields are called', () => {
    const data = pressed(renderForm(form, inline), { 内容: '入口に\n出す' })
    expect(carried(data)).toEqual({ kind: 'form', form: 'proposal', messageId: ID, index: 3 })
    expect(submitted(data)).toEqual({ title: '窓口の案内', message: '入口に\n出す', circle: 'office' })
  })

  it('is handed in by a Submit in a dialog, and in a message within the press', () => {
    expect(renderForm(form, { kind: 'dialog' }).actions).toEqual([
      { type: 'Action.Submit', title: '出す', data: { verb: 'form', form: 'proposal' } },
    ])
    const data = { verb: 'form', form: 'proposal', message: ID, index: 3 }
    expect(renderForm(form, inline).actions).toEqual([
      {
        type: 'Action.Execute',
        title: '出す',
        verb: 'form',
        data,
        fallback: { type: 'Action.Submit', title: '出す', data },
      },
    ])
  })

  it('says its title in a message; a dialog shows it above', () => {
    expect(JSON.stringify(renderForm(form, inline).body)).toContain('職員提案を書く')
    expect(JSON.stringify(renderForm(form, { kind: 'dialog' }).body)).not.toContain('職員提案を書く')
  })

  it('is shown once more with what was typed, and above each wrong field what is wrong', () => {
    const { body } = renderForm(form, inline, {
      answers: { title: '番', circle: 'desk' },
      faults: { title: '件名は5文字ほどでお願いします。', other: '下書きがもう一つあります。' },
    })
    expect(body.map(told)).toEqual([
      '職員提案を書く',
      '書いた内容は、事務局だけが読みます。',
      '下書きがもう一つあります。',
      '件名は5文字ほどでお願いします。',
      'field.title=番',
      'field.message=',
      '三行で足ります。',
      'field.circle=desk',
    ])
  })

  it('leaves a field empty that was emptied, whatever stood there at first', () => {
    const { body } = renderForm(form, inline, { answers: {}, faults: { title: '件名がありません。' } })
    expect(body.map(told)).toContain('field.title=')
  })

  it('begins without a choice that is not offered', () => {
    const { body } = renderForm(form, inline, { answers: { circle: 'gone' }, faults: {} })
    expect(body.map(told)).toContain('field.circle=')
  })

  it('cuts words that are too long, visibly, and begins with no more than may be typed', () => {
    const { body, actions } = renderForm(
      {
        name: 'f',
        title: 't',
        submit: 'この内容で事務局に提出します'.repeat(9),
        fields: [{ key: 'a', label: 'あ'.repeat(999), kind: 'line', max: 5, initial: '𠮷𠮷𠮷𠮷' }],
      },
      { kind: 'dialog' },
    )
    expect(actions?.[0]?.title).toMatch(/^.{74}…$/u)
    expect(body[0]).toMatchObject({ label: `${'あ'.repeat(299)}…`, maxLength: 5, value: '𠮷𠮷…' })
  })

  it.each([
    ['a key that is none', { ...form, fields: [{ key: '__proto__', label: 'a', kind: 'line' }] }],
    ['one key twice', { ...form, fields: [form.fields[0], form.fields[0]] }],
    ['no fields', { ...form, fields: [] }],
    [
      'too many fields',
      { ...form, fields: Array.from({ length: 41 }, (_, at) => ({ key: `k${at}`, label: 'a', kind: 'line' })) },
    ],
    ['no choices', { ...form, fields: [{ key: 'a', label: 'a', kind: 'choice', choices: [] }] }],
    [
      'a value too long',
      { ...form, fields: [{ key: 'a', label: 'a', kind: 'choice', choices: [{ label: 'x', value: 'x'.repeat(76) }] }] },
    ],
    ['a name too long', { ...form, name: 'x'.repeat(101) }],
    ['a name that is none', { ...form, name: 'a b' }],
  ])('is refused for %s', (_, broken) => {
    expect(() => renderForm(broken as Form, { kind: 'dialog' })).toThrow(RangeError)
  })

  it('is refused for an id that could not come back', () => {
    expect(() => renderForm(form, { ...inline, messageId: 'a:1' })).toThrow(RangeError)
  })
})

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

describe('what a form brings back', () => {
  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a word', 'field.title'],
    ['a list', ['field.title']],
    ['a key without its mark', { title: 'x' }],
    ['a value that is a number', { 'field.title': 1 }],
    ['an empty value', { 'field.title': '' }],
    ['a value too long', { 'field.title': 'x'.repeat(3_001) }],
    ['a key that is none', { 'field.__proto__': 'x', 'field.': 'x', 'field.あ': 'x' }],
  ])('is empty for %s', (_, data) => {
    expect(submitted(data)).toEqual({})
  })
})

/** An element as a reader meets it: an input with its value, or words. */
function told(element: Element): string {
  if ('id' in element) return `${element.id}=${element.value ?? ''}`
  return element.type === 'RichTextBlock' ? element.inlines.map(({ text }) => text).join('') : element.type
}

function actionsOf({ body }: AdaptiveCard): readonly Action[] {
  return body.flatMap((each) => (each.type === 'ActionSet' ? each.actions : []))
}
