import type { Form } from '../../src/bot/card/form.ts'

/** A form with a field of each kind; one is named as what a button carries beside the answers. */
export const form: Form = {
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
