import { Temporal } from 'temporal-polyfill'
import { card } from '../../bot/card/card.ts'
import type { Leads, Reply } from '../../bot/feature.ts'
import type { Answers, Flow, Json } from '../../bot/flow/flow.ts'
import { readDay } from '../../domain/calendar/read-day.ts'
import { dayOf, writtenDay } from '../../domain/calendar/written.ts'
import { normalise } from '../../domain/text/normalise.ts'
import { sureDueCard } from './cards.ts'
import type { CampaignPorts, Due, Listed } from './ports.ts'
import { TEXT } from './texts.ts'

const DUE_FLOW = 'campaigns_due'

/** What the flow is about: known from the button, and nothing to be asked. `day` is the one of now, 'YYYY-MM-DD'. */
interface Of {
  readonly id: string
  readonly key: string
  readonly title: string
  readonly day: string
  readonly today: string
}

/** Asks for the new due day of one step. */
const flow: Flow = {
  name: DUE_FLOW,
  feature: 'campaigns',
  version: 1,
  steps: [
    {
      key: 'of',
      label: TEXT.stepLabel,
      ask: () => card(TEXT.gone).build(),
      read: () => ({ again: card(TEXT.gone).build() }),
      show: (answer) => ofIn(answer)?.title ?? '',
    },
    {
      key: 'day',
      label: TEXT.dayLabel,
      ask: ({ of }) => {
        const { title = '', day = '' } = ofIn(of) ?? {}
        return card(TEXT.askDue(title, writtenDay(Temporal.PlainDate.from(day))))
          .text(TEXT.askDueHow)
          .build()
      },
      read: (text, { of }) => {
        const today = ofIn(of)?.today
        const near = today === undefined ? undefined : Temporal.PlainDate.from(today)
        const day = near && readDay(normalise(text), { today: near, way: 'future' })
        return day ? { answer: day.toString() } : { again: card(TEXT.againDue).build() }
      },
      show: (answer) => writtenDay(Temporal.PlainDate.from(String(answer))),
    },
  ],
}

/** The flow, and at its end the question whether people are to be told. */
export const dueFlow: Leads<CampaignPorts> = {
  flow,
  finish: async (answers) => [{ card: sureCardOf(answers), personal: true }],
}

/** Begins to ask for the new day of a step. */
export function beginDue({ id }: Listed, { key, title, day }: Due, now: Temporal.Instant): Reply {
  const of: Of = { id, key, title, day: day.toString(), today: dayOf(now).toString() }
  return {
    card: card(TEXT.due(title, writtenDay(day))).build(),
    personal: true,
    begins: DUE_FLOW,
    beginsWith: { of: { ...of } },
  }
}

function sureCardOf({ of, day }: Answers) {
  const about = ofIn(of)
  if (!about) return card(TEXT.gone).build()
  const due = { key: about.key, title: about.title, day: Temporal.PlainDate.from(about.day) }
  return sureDueCard(about.id, due, Temporal.PlainDate.from(String(day)))
}

function ofIn(answer: Json | undefined): Of | undefined {
  if (typeof answer !== 'object' || answer === null || !('id' in answer)) return undefined
  const { id, key, title, day, today } = answer
  return { id: String(id), key: String(key), title: String(title), day: String(day), today: String(today) }
}
