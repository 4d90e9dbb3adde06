import { card } from '../../bot/card/card.ts'
import type { NotYet, Reply, Turn } from '../../bot/feature.ts'
import type { Answers } from '../../bot/flow/flow.ts'
import { writtenDay, writtenTime } from '../../domain/calendar/written.ts'
import type { Kind } from '../../domain/proposal/proposal.ts'
import { whyNot } from './begin.ts'
import { writtenFrom } from './flows.ts'
import type { ProposalsPorts } from './ports.ts'
import { TEXT } from './texts.ts'

/** 〔提出する〕: it gets its number at once, and the day of the next word. */
export function handIn(kind: Kind) {
  return async (answers: Answers, turn: Turn, ports: ProposalsPorts): Promise<Reply[] | NotYet> => {
    const { person } = turn.asker
    const rules = await ports.rules()
    // All was well when it was begun; a transfer or another rule book may have come since.
    if (!rules) return notYet(TEXT.noRules)
    if (!person) return notYet(TEXT.notInDirectory)
    const barred = whyNot(person, kind, rules.book)
    if (barred) return notYet(barred)
    const { id, number, title, submittedAt, promisedOn } = await ports.submit(
      kind,
      writtenFrom(answers),
      person,
      turn.now,
    )
    const receipt = card(TEXT.received(number))
      .text(
        TEXT.receivedWhat(title ?? '', writtenTime(submittedAt)),
        promisedOn ? TEXT.promised(writtenDay(promisedOn)) : '',
        TEXT.thanks,
      )
      .button(TEXT.progress, 'proposals', 'one', { proposal: id })
      .button(TEXT.withdraw, 'proposals', 'withdraw', { proposal: id })
      .build()
    return [{ card: receipt, personal: true }]
  }
}

function notYet(because: string): NotYet {
  return { notYet: [{ card: card(because).text(TEXT.draftKept).build(), personal: true }] }
}
