import { describe, expect, it } from 'vitest'
import type { Form } from '../../../src/bot/card/form.ts'
import type { Element } from '../../../src/channels/teams/card.ts'
import { renderForm } from '../../../src/channels/teams/form.ts'
import { carried } from '../../../src/channels/teams/presses.ts'
import { submitted } from '../../../src/channels/teams/submitted.ts'
import { form } from '../sample-form.ts'
import { faultsOfCard } from './checker.ts'
import { ID, pressed } from './pressed.ts'

const inline = { kind: 'inline', messageId: ID, index: 3 } as const

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

  it('says what is wrong on one line', () => {
    const faults = { title: `件名は\n短く${'あ'.repeat(300)}` }
    const { body } = renderForm(form, { kind: 'dialog' }, { answers: {}, faults })
    expect(body.map(told)[1]).toMatch(/^件名は 短くあ{193}…$/u)
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

  it('keeps as much as a card holds of what was typed, and says so where that is not all', () => {
    const keys = Array.from({ length: 9 }, (_, at) => `k${at}`)
    const fields = keys.map((key) => ({ key, label: key, kind: 'text' }) as const)
    const answers = Object.fromEntries(keys.map((key) => [key, 'あ'.repeat(3_000)]))
    const shown = renderForm({ ...form, fields }, inline, { answers, faults: {} })
    expect(faultsOfCard(shown)).toEqual([])
    expect(JSON.stringify(shown)).toContain('途中までを表示しています')
    const typed = Object.values(submitted(pressed(shown)))
    expect(typed).toHaveLength(9)
    for (const value of typed) expect(value).toMatch(/^あ{700,}…$/u)
  })

  it('is refused where its own words are more than a card holds', () => {
    const wordy = { ...form, intro: 'あ'.repeat(9_000) }
    expect(() => renderForm(wordy, inline)).toThrow(/form proposal of \d+ bytes/)
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
