import { Temporal } from 'temporal-polyfill'
import { card } from '../../bot/card/card.ts'
import type { Leads, Reply } from '../../bot/feature.ts'
import type { Answers, Flow } from '../../bot/flow/flow.ts'
import { writtenFrom, writtenWithYear } from '../../domain/calendar/written.ts'
import { fold } from '../../domain/text/normalise.ts'
import { notDueCard, sureDueCard } from './cards.ts'
import { type Doubt, doubtIn, readDue, writtenFar } from './due-day.ts'
import { type Of, ofIn, withStep } from './due-of.ts'
import { forHr } from './hr.ts'
import type { CampaignPorts, Due, Listed } from './ports.ts'
import { BUTTON, TEXT } from './texts.ts'

const DUE_FLOW = 'campaigns_due'

const NO: ReadonlySet<string> = new Set(['いいえ', 'ちがう', '違う', '違います', 'ちがいます'].map(fold))

/** Asks for the new due day of one step. */
const flow: Flow = {
  name: DUE_FLOW,
  feature: 'campaigns',
  version: 1,
  steps: [
    {
      key: 'of',
      label: TEXT.stepLabel,
      ask: ({ of }) => card(ofIn(of) ? TEXT.askStep : TEXT.gone).build(),
      read: (text, { of }) => {
        const kept = ofIn(of)
        const chosen = kept && withStep(kept, text)
        return chosen ? { answer: { ...chosen } } : { again: card(kept ? TEXT.againStep : TEXT.gone).build() }
      },
      choices: ({ of }) => (ofIn(of)?.steps ?? []).map(({ key, title }) => ({ label: title, says: key })),
      show: (answer) => ofIn(answer)?.title ?? '',
    },
    {
      key: 'day',
      label: TEXT.dayLabel,
      ask: ({ of }) => askedDay(ofIn(of)),
      read: (text, { of }) => {
        const about = ofIn(of)
        const answer = about && readDue(meantBy(text, about), Temporal.PlainDate.from(about.today))
        if (answer) return { answer }
        return { again: card(NO.has(fold(text)) ? TEXT.otherDue : TEXT.againDue).build() }
      },
      choices: ({ of }) => choicesOf(ofIn(of)),
      show: (answer) => writtenWithYear(doubtIn(answer)?.days[0] ?? Temporal.PlainDate.from(String(answer))),
    },
  ],
}

/** The flow, and at its end what the day will do; a day in doubt is asked back first. */
export const dueFlow: Leads<CampaignPorts> = {
  flow,
  finish: (answers, turn, ports) =>
    forHr(turn, ports, async ({ employeeId, today }) => {
      const about = ofIn(answers.of)
      if (!about) return card(TEXT.gone).build()
      const doubt = doubtIn(answers.day)
      if (doubt) return askedBack(about, doubt)
      const ahead = await ports.dueAhead(about.id, about.key, String(answers.day), employeeId)
      return ahead.kind === 'refused' ? notDueCard(about, ahead.says) : sureDueCard(about, ahead, today)
    }),
}

/** Begins to ask for the new day of a step; `dues` are all the steps, to go back to. */
export function beginDue({ id }: Listed, due: Due, dues: readonly Due[], today: Temporal.PlainDate): Reply {
  const steps = dues.map(({ key, title, day }) => ({ key, title, day: day.toString() }))
  const of: Of = { id, key: due.key, title: due.title, day: due.day.toString(), today: today.toString(), steps }
  const said = TEXT.due(due.title, writtenFrom(due.day, today))
  return { card: card(said).build(), personal: true, begins: DUE_FLOW, beginsWith: withOf(of) }
}

/** Why the day is in doubt; then the flow asks which one is meant. */
function askedBack(about: Of, { days, because }: Doubt): Reply {
  const why = because === 'year' ? TEXT.taken(writtenWithYear(days[0])) : TEXT.weekday
  const of: Of = { ...about, offered: days.map(String) }
  return { card: card(why).build(), personal: true, begins: DUE_FLOW, beginsWith: withOf(of) }
}

function withOf(of: Of): Answers {
  return { of: { ...of } }
}

function askedDay(about: Of | undefined) {
  if (!about) return card(TEXT.gone).build()
  const today = Temporal.PlainDate.from(about.today)
  const days = offeredIn(about).map((day) => writtenFar(day, today))
  const [only, ...others] = days
  if (only === undefined) {
    const day = Temporal.PlainDate.from(about.day)
    return card(TEXT.askDue(about.title, writtenFrom(day, today)))
      .text(TEXT.askDueHow(`${day.year}年2月10日`))
      .build()
  }
  if (others.length > 0) return card(TEXT.askWhich(days.join('と'))).build()
  return card(TEXT.askTaken(only)).text(TEXT.askTakenHow).build()
}

function choicesOf(about: Of | undefined) {
  const days = about ? offeredIn(about) : []
  const today = about && Temporal.PlainDate.from(about.today)
  return days.map((day) => ({
    label: days.length === 1 || !today ? BUTTON.yes : writtenFar(day, today),
    says: day.toString(),
  }))
}

/** 「はい」 means the one day that was offered. */
function meantBy(text: string, { offered = [] }: Of): string {
  const [only, ...others] = offered
  return only !== undefined && others.length === 0 && YES.includes(fold(text).replace(/[。.]$/, '')) ? only : text
}

const YES = [BUTTON.yes, 'はい、そうです', 'それで', 'ok'].map(fold)

function offeredIn({ offered = [] }: Of): Temporal.PlainDate[] {
  return offered.map((day) => Temporal.PlainDate.from(day))
}
