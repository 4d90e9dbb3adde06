import { type CardBuilder, card } from '../../bot/card/card.ts'
import type { Leads, Reply, Turn } from '../../bot/feature.ts'
import type { Answers, Flow, Json, Step } from '../../bot/flow/flow.ts'
import type { Brought } from '../../domain/proposal/move.ts'
import { noticeOf } from '../../domain/proposal/notices.ts'
import { normalise } from '../../domain/text/normalise.ts'
import { ABOUT, type About, aboutIn, broughtIn, subjectOf } from './about.ts'
import { DEEDS, type DeedForm, flowNameOf } from './deeds.ts'
import type { Outcome, Review, ReviewPorts } from './ports.ts'
import { type Asked, alike, question } from './questions.ts'
import { type Scored, writtenScores } from './scoring.ts'
import { ASKS, DEED_WORDS, TEXT } from './texts.ts'
import { spread } from './told.ts'

/** The questions of each deed, and what becomes of the answers. */
export const deedFlows: readonly Leads<ReviewPorts>[] = DEEDS.map((deed) => {
  return { flow: flowOf(deed), finish: (answers, turn, ports) => finished(deed, answers, turn, ports) }
})

function flowOf(deed: DeedForm): Flow {
  const label = DEED_WORDS[deed.act]
  return {
    name: flowNameOf(deed),
    feature: 'review',
    version: 1,
    steps: [ABOUT, ...deed.asks.map((asked) => question(asked, label)), confirmation(deed)],
  }
}

/** Before anything changes: what was written, and to the letter what the proposer will read. */
function confirmation(deed: DeedForm): Step {
  const label = DEED_WORDS[deed.act]
  return {
    key: 'confirm',
    label: TEXT.confirm,
    ask: (answers) => confirmCard(deed, answers).build(),
    read: (text, answers) =>
      normalise(text).trim() === label
        ? { answer: true }
        : { again: confirmCard(deed, answers).text(TEXT.choose).build() },
    choices: () => [alike(label)],
  }
}

function confirmCard(deed: DeedForm, answers: Answers): CardBuilder {
  const about = aboutIn(answers)
  if (!about) return card(TEXT.gone)
  const asked = card(TEXT.sure(DEED_WORDS[deed.act], about.number)).facts(factsOf(deed, answers))
  const notice = noticeOf(subjectOf(about), deed.act, broughtIn(answers))
  if (notice) return asked.text(TEXT.willTell).list(notice.lines)
  if (deed.act === 'decide') return asked.text(TEXT.tellsLater)
  return about.by === 'office' ? asked.text(TEXT.tellsNobody) : asked
}

/** What was chosen and written, under its names. */
function factsOf({ act, asks }: DeedForm, answers: Answers) {
  const about = aboutIn(answers)
  const decided =
    act === 'decide' && about?.result ? [{ name: ASKS.result.label, value: labelOf(about, about.result) }] : []
  const written = asks.flatMap((asked) => {
    const answer = answers[asked]
    return answer === undefined || answer === null
      ? []
      : [{ name: ASKS[asked].label, value: shown(asked, answer, about) }]
  })
  return [...decided, ...written]
}

function shown(asked: Asked, answer: Exclude<Json, null>, about: About | undefined): string {
  if (asked === 'result') return labelOf(about, String(answer))
  if (asked === 'scores') return writtenScores(answer, about?.criteria ?? [])
  return question(asked, '').show?.(answer) ?? String(answer)
}

function labelOf(about: About | undefined, result: string): string {
  return about?.results.find(({ key }) => key === result)?.label ?? result
}

async function finished(deed: DeedForm, answers: Answers, turn: Turn, ports: ReviewPorts): Promise<Reply[]> {
  const about = aboutIn(answers)
  const { person } = turn.asker
  if (!about || !person) return [{ card: card(TEXT.gone).build(), personal: true }]
  const given = broughtIn(answers)
  const review = reviewIn(answers)
  // The history, which its proposer sees, says that there are scores; they are kept apart.
  const brought = review ? { scores: String(Object.keys(review.scores).length) } : given
  const wish = { id: about.id, act: deed.act, by: about.by, given: brought, review }
  const outcome = await ports.perform(wish, person, turn.now)
  if (outcome?.kind === 'done') {
    const notice = noticeOf(subjectOf(about), deed.act, { ...given, ...unitIn(outcome) })
    return spread({ act: deed.act, notice, now: outcome.now }, turn, ports)
  }
  return refused(deed, answers, outcome)
}

/** Nothing that was written is lost with a refusal; a unit that is not found is asked for once more. */
function refused(deed: DeedForm, answers: Answers, outcome: Outcome | undefined): Reply[] {
  if (outcome?.kind === 'refused' && outcome.why === 'no_unit') {
    const { unit, confirm, ...kept } = answers
    const again = card(TEXT.refused.no_unit).build()
    return [{ card: again, personal: true, begins: flowNameOf(deed), beginsWith: kept }]
  }
  const why = outcome?.kind === 'refused' ? TEXT.refused[outcome.why] : TEXT.gone
  const facts = factsOf(deed, answers)
  const said = card(why)
  return [{ card: (facts.length > 0 ? said.text(TEXT.written).facts(facts) : said).build(), personal: true }]
}

/** The unit by its whole path, as it was found. */
function unitIn(outcome: Extract<Outcome, { kind: 'done' }>): Brought {
  const { unitPath } = outcome.now
  return unitPath ? { unit: unitPath } : {}
}

function reviewIn({ scores, comment, private_comment }: Answers): Review | undefined {
  if (typeof scores !== 'object' || scores === null) return undefined
  const scored = scores as unknown as Scored
  const said = (answer: unknown) => (typeof answer === 'string' ? answer : undefined)
  return { ...scored, comment: said(comment), privateComment: said(private_comment) }
}
