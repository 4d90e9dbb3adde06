import type { Form } from '../../../src/bot/card/form.ts'
import type { AdaptiveCard } from '../../../src/channels/teams/card.ts'

export const ID = '01890a5d-ac96-774b-bcce-b302099a8057'

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

/** What a client sends when the button of a card is pressed: its data, and with them what stands in the inputs. */
export function pressed(shown: AdaptiveCard, typed: Readonly<Record<string, string>> = {}): unknown {
  const [action] = shown.actions ?? []
  if (!action || action.type === 'Action.ShowCard') throw new Error('no button')
  const inputs = shown.body.flatMap((each) => ('id' in each ? [[each.id, typed[each.label] ?? each.value ?? '']] : []))
  return { ...Object.fromEntries(inputs), ...action.data }
}
