import type { Card } from '../../bot/card/card.ts'
import type { Outcome } from '../../bot/evidence.ts'
import type { Act, Feature, Reply, Turn } from '../../bot/feature.ts'
import { dayOf } from '../../domain/calendar/written.ts'
import { type Period, periodMeant, standingOf } from '../../domain/stress-check/period.ts'
import { answerOf } from './answers.ts'
import { notDoneCard, saying, screenCard, stoppedCard } from './cards.ts'
import { NAME } from './letters.ts'
import type { StressCheckPorts } from './ports.ts'
import { askedAbout } from './questions.ts'
import { SAY, TEXT } from './texts.ts'

/**
 * The stress check: the same public facts for everybody, and a silence that nobody sees. All its replies are kept in
 * rows of their own, so that not even what was asked or pressed shows anywhere else.
 */
export const stressCheck: Feature<StressCheckPorts> = {
  name: NAME,
  words: [
    { say: SAY.stop, run: async (turn, ports) => stop(await meant(turn, ports), turn, ports) },
    { say: SAY.resume, run: async (turn, ports) => resume(await meant(turn, ports), turn, ports) },
  ],
  acts: {
    open: of(async (period) => reply(screenCard(period))),
    notDone: of(async (period) => reply(notDoneCard(period))),
    stop: of(stop),
    resume: of(resume),
  },
  answer: async (text, turn, ports) => {
    const asked = askedAbout(text)
    const answer = asked && answerOf(asked, dayOf(turn.now), await ports.periods(), await ports.contact())
    return answer && reply(answer.card, answer.outcome)
  },
}

/** An act on the period that a button names; of one that is purged only that it is over is said. */
function of(act: (period: Period, turn: Turn, ports: StressCheckPorts) => Promise<Reply[]>): Act<StressCheckPorts> {
  return async (given, turn, ports) => {
    const period = (await ports.periods()).find(({ id }) => id === given.period)
    return period ? act(period, turn, ports) : reply(saying(TEXT.over))
  }
}

async function meant(turn: Turn, ports: StressCheckPorts): Promise<Period | undefined> {
  return periodMeant(await ports.periods(), dayOf(turn.now))
}

async function stop(period: Period | undefined, turn: Turn, ports: StressCheckPorts): Promise<Reply[]> {
  const refusal = idle(period, turn)
  if (!period || refusal) return reply(saying(refusal ?? TEXT.noPeriod))
  if (turn.asker.person) await ports.silence({ periodId: period.id, employeeId: turn.asker.person.employeeId })
  return personal(reply(stoppedCard(period)))
}

async function resume(period: Period | undefined, turn: Turn, ports: StressCheckPorts): Promise<Reply[]> {
  const refusal = idle(period, turn)
  if (!period || refusal) return reply(saying(refusal ?? TEXT.noPeriod))
  if (turn.asker.person) await ports.unsilence({ periodId: period.id, employeeId: turn.asker.person.employeeId })
  return personal(reply(saying(TEXT.resumed)))
}

/** Why there is nothing to stop or to resume. */
function idle(period: Period | undefined, { asker, now }: Turn): string | undefined {
  if (!period) return TEXT.noPeriod
  if (!asker.person) return TEXT.stranger
  return standingOf(period, dayOf(now)) === 'over' ? TEXT.over : undefined
}

function reply(card: Card, outcome: Outcome = 'answered'): Reply[] {
  return [{ card, keeps: 'stress_check', evidence: { outcome, passages: [], courses: [] } }]
}

function personal(replies: Reply[]): Reply[] {
  return replies.map((each) => ({ ...each, personal: true }))
}
