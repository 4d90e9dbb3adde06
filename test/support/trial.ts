import { card } from '../../src/bot/card/card.ts'
import type { Form, FormAnswers } from '../../src/bot/card/form.ts'
import { type Feature, plug } from '../../src/bot/feature.ts'
import { systemClock } from '../../src/infra/clock/clock.ts'
import type { Tx } from '../../src/infra/db/index.ts'
import { record } from '../../src/infra/store/audit.ts'

interface TrialPorts {
  /** Leaves a trace of its effect in the database. */
  note(action: string): Promise<void>
}

/** What a feature can offer a channel, without any of its own affairs: entries in the menus, a form, a long answer. */
const trial: Feature<TrialPorts> = {
  name: 'trial',
  words: [
    { say: ['長い話'], run: async () => [{ card: longCard() }] },
    { say: ['書きたい'], run: async () => [{ card: formCard('trial') }] },
    {
      say: ['決めたい'],
      run: async () => [{ card: card('出席しますか。').button('出席する', 'trial', 'decide').build() }],
    },
    { say: ['昔の様式'], run: async () => [{ card: formCard('gone') }] },
  ],
  acts: {
    last: async () => [{ card: card('おしまいです。').build() }],
    decide: async () => [{ card: card('出席で承りました。').build(), replaces: true }],
  },
  forms: [{ form: form(), check, submit: handIn }],
  shortcuts: [
    { name: 'trial_new', form: 'trial' },
    { name: 'trial_from_message', form: 'trial', fills: 'body' },
  ],
}

export const plugged = plug(trial, (tx: Tx): TrialPorts => {
  return {
    note: (action) => record(tx, { at: systemClock.now(), actor: 'trial', action, subject: 'trial' }),
  }
})

export const WRONG_TITLE = '件名は10字までにしてください。'

function form(): Form {
  const choices = [
    { label: '窓口', value: 'desk' },
    { label: '庁内', value: 'office' },
  ]
  return {
    name: 'trial',
    title: '提案を書く',
    intro: '担当課と審査の方が読みます。',
    submit: '出す',
    fields: [
      { kind: 'line', key: 'title', label: '件名' },
      { kind: 'text', key: 'body', label: '内容', max: 200 },
      { kind: 'choice', key: 'about', label: '何について', choices, optional: true },
    ],
  }
}

function check({ title = '' }: FormAnswers): FormAnswers {
  return title.length > 10 ? { title: WRONG_TITLE } : {}
}

async function handIn(answers: FormAnswers, _: unknown, { note }: TrialPorts) {
  await note('trial.submit')
  const facts = form().fields.flatMap(({ key, label }) => {
    const value = answers[key]
    return value === undefined ? [] : [{ name: label, value }]
  })
  return [{ card: card('受け付けました。').facts(facts).build() }]
}

/** Lines of a card that is too long for one message, each told from all others. */
export const LINES = Array.from({ length: 400 }, (_, at) => `${at + 1}行目：これは読み進めるための長い話です。`)

function formCard(opens: string) {
  return card('書けます。').opens(opens, '書く', 'trial', 'last').build()
}

function longCard() {
  const text = LINES.join('\n')
  return card('長い話').text(text).button('おしまい', 'trial', 'last').build()
}
