import { card } from '../../bot/card/card.ts'
import type { Given, Leads, NotYet, Reply, Turn } from '../../bot/feature.ts'
import type { Answers, Flow, Step } from '../../bot/flow/flow.ts'
import { writtenTime } from '../../domain/calendar/written.ts'
import { possible } from '../../domain/proposal/move.ts'
import { ideaFlow, reportFlow, writtenFrom } from './flows.ts'
import type { ProposalsPorts } from './ports.ts'
import { TEXT } from './texts.ts'

/** Which proposal is corrected. */
const OWN: Step = {
  key: 'own',
  label: TEXT.correct,
  beforehand: true,
  ask: () => card(TEXT.notCorrectable).build(),
  read: () => ({ again: card(TEXT.notCorrectable).build() }),
}

/** The questions of the talk that it was written in, all answered: each can be mended, and the whole handed in again. */
function correcting({ steps, ...flow }: Flow, name: string): Flow {
  const { keeps, ...asIt } = flow
  return { ...asIt, name, steps: [OWN, ...steps] }
}

const CORRECT_IDEA = correcting(ideaFlow, 'proposals_correct_idea')
const CORRECT_REPORT = correcting(reportFlow, 'proposals_correct_report')

export const correctFlows: readonly Leads<ProposalsPorts>[] = [CORRECT_IDEA, CORRECT_REPORT].map((flow) => {
  return { flow, finish: corrected }
})

/** 〔直す〕 until it is accepted, and where it was returned to be completed. */
export async function beginCorrection(
  { proposal }: Given,
  { asker }: Turn,
  ports: ProposalsPorts,
): Promise<Reply[] | undefined> {
  const own = asker.person && (await ports.one(String(proposal), asker.person))
  const rules = await ports.rules()
  if (!own || !rules) return undefined
  const { id, number, kind, text } = own
  if (!possible(own, 'proposer', rules.book).includes('correct'))
    return [{ card: card(TEXT.notCorrectable).build(), personal: true }]
  const opening = card(TEXT.correcting(number)).text(TEXT.correctHow).build()
  const flow = kind === 'done_report' ? CORRECT_REPORT : CORRECT_IDEA
  const answers: Answers = { ...Object.fromEntries(Object.entries(text)), own: { id } }
  return [{ card: opening, personal: true, begins: flow.name, beginsWith: onlyAsked(flow, answers) }]
}

function onlyAsked({ steps }: Flow, answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([key]) => steps.some((step) => step.key === key)))
}

async function corrected(answers: Answers, turn: Turn, ports: ProposalsPorts): Promise<Reply[] | NotYet> {
  const { person } = turn.asker
  const id = idIn(answers)
  const before = person && id ? await ports.one(id, person) : undefined
  const text = { ...before?.text, ...writtenFrom(answers) }
  const done = person && id ? await ports.correct(id, text, person, turn.now) : undefined
  if (!done) return { notYet: [{ card: card(TEXT.notCorrectable).build(), personal: true }] }
  const { number, submittedAt } = done
  const said = card(TEXT.corrected(number))
    .text(TEXT.correctedHow(writtenTime(submittedAt)))
    .button(TEXT.progress, 'proposals', 'one', { proposal: done.id })
    .build()
  return [{ card: said, personal: true }]
}

function idIn({ own }: Answers): string | undefined {
  return typeof own === 'object' && own !== null && 'id' in own ? String(own.id) : undefined
}
