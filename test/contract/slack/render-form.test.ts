import { describe, expect, it } from 'vitest'
import type { Form } from '../../../src/bot/card/form.ts'
import { renderForm } from '../../../src/channels/slack/form.ts'
import { submitted } from '../../../src/channels/slack/submitted.ts'
import { form } from '../sample-form.ts'

/** What Slack sends for a form whose fields hold these. */
function state(key: string, element: unknown): unknown {
  return { [key]: { value: element } }
}

describe('a form on Slack', () => {
  const view = renderForm(form, '{"draft":"d1"}')

  it('is a modal that brings back its name and what it was given', () => {
    expect(view).toMatchObject({ type: 'modal', callback_id: 'proposal', private_metadata: '{"draft":"d1"}' })
    expect([view.title.text, view.submit?.text, view.close?.text]).toEqual(['職員提案を書く', '出す', 'やめる'])
  })

  it('says above the fields who will read it', () => {
    expect(view.blocks[0]).toMatchObject({ type: 'rich_text' })
    expect(JSON.stringify(view.blocks[0])).toContain('事務局だけが読みます')
  })

  it('asks for each field under its key', () => {
    expect(view.blocks.slice(1)).toMatchObject([
      {
        type: 'input',
        block_id: 'title',
        optional: false,
        element: {
          type: 'plain_text_input',
          action_id: 'value',
          multiline: false,
          max_length: 60,
          initial_value: '窓口の案内',
        },
      },
      {
        block_id: 'message',
        optional: true,
        hint: { text: '三行で足ります。' },
        element: { multiline: true, max_length: 3_000 },
      },
      {
        block_id: 'circle',
        element: {
          type: 'static_select',
          options: [{ value: 'desk' }, { value: 'office' }],
          initial_option: { text: { type: 'plain_text', text: '内部事務', emoji: false }, value: 'office' },
        },
      },
    ])
  })

  it('cuts words that Slack would refuse, visibly', () => {
    const wordy = { ...form, title: '長い題名'.repeat(20), submit: 'この内容で事務局に提出します'.repeat(3) }
    const { title, submit } = renderForm(wordy, '')
    expect([title.text.length, submit?.text.length]).toEqual([24, 24])
    expect(title.text).toMatch(/…$/)
    const long: Form['fields'] = [{ key: 'a', label: 'あ'.repeat(2_001), kind: 'line', max: 9_000 }]
    const [field] = renderForm({ name: 'f', title: 't', submit: 's', fields: long }, '').blocks
    expect(field).toMatchObject({ label: { text: `${'あ'.repeat(1_999)}…` }, element: { max_length: 3_000 } })
  })

  it('does not begin with more than may be typed', () => {
    const [field] = renderForm(
      {
        name: 'f',
        title: 't',
        submit: 's',
        fields: [{ key: 'a', label: 'a', kind: 'line', max: 5, initial: '𠮷𠮷𠮷𠮷' }],
      },
      '',
    ).blocks
    expect(field).toMatchObject({ element: { initial_value: '𠮷𠮷…' } })
  })

  it('begins without a choice that is not offered', () => {
    const choice = {
      key: 'a',
      label: 'a',
      kind: 'choice',
      choices: [{ label: 'x', value: 'x' }],
      initial: 'gone',
    } as const
    const [field] = renderForm({ ...form, fields: [choice] }, '').blocks.slice(1)
    expect(JSON.stringify(field)).not.toContain('initial_option')
  })

  it.each([
    ['a key that is none', { ...form, fields: [{ key: '__proto__', label: 'a', kind: 'line' }] }, ''],
    ['one key twice', { ...form, fields: [form.fields[0], form.fields[0]] }, ''],
    ['no fields', { ...form, fields: [] }, ''],
    [
      'too many fields',
      { ...form, fields: Array.from({ length: 91 }, (_, at) => ({ key: `k${at}`, label: 'a', kind: 'line' })) },
      '',
    ],
    ['no choices', { ...form, fields: [{ key: 'a', label: 'a', kind: 'choice', choices: [] }] }, ''],
    [
      'too many choices',
      {
        ...form,
        fields: [
          {
            key: 'a',
            label: 'a',
            kind: 'choice',
            choices: Array.from({ length: 101 }, (_, at) => ({ label: 'x', value: `${at}` })),
          },
        ],
      },
      '',
    ],
    [
      'a value too long',
      { ...form, fields: [{ key: 'a', label: 'a', kind: 'choice', choices: [{ label: 'x', value: 'x'.repeat(76) }] }] },
      '',
    ],
    ['a name too long', { ...form, name: 'x'.repeat(256) }, ''],
    ['too much to bring back', form, 'x'.repeat(3_001)],
  ])('is refused for %s', (_, broken, metadata) => {
    expect(() => renderForm(broken as Form, metadata)).toThrow(RangeError)
  })
})

describe('what a form brings back', () => {
  it('is text by key, without what stayed empty', () => {
    const values = {
      ...(state('title', { type: 'plain_text_input', value: '窓口' }) as object),
      ...(state('message', { type: 'plain_text_input', value: null }) as object),
      ...(state('circle', { type: 'static_select', selected_option: { text: {}, value: 'desk' } }) as object),
      ...(state('other', { type: 'static_select', selected_option: null }) as object),
    }
    expect(submitted(values)).toEqual({ title: '窓口', circle: 'desk' })
  })

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a word', 'title'],
    ['a list', [state('title', { type: 'plain_text_input', value: 'x' })]],
    ['a block that is null', { title: null }],
    ['a block that is a list', { title: [{ type: 'plain_text_input', value: 'x' }] }],
    ['another action', { title: { other: { type: 'plain_text_input', value: 'x' } } }],
    ['an element of another kind', state('title', { type: 'file_input', value: 'x' })],
    ['a value that is a number', state('title', { type: 'plain_text_input', value: 1 })],
    ['a value too long', state('title', { type: 'plain_text_input', value: 'x'.repeat(3_001) })],
    ['a choice that is a word', state('title', { type: 'static_select', selected_option: 'x' })],
    ['a key that is none', JSON.parse('{"__proto__":{"value":{"type":"plain_text_input","value":"x"}}}')],
    ['an empty key', state('', { type: 'plain_text_input', value: 'x' })],
  ])('is empty for %s', (_, values) => {
    expect(submitted(values)).toEqual({})
  })
})
