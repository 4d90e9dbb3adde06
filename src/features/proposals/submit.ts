import { card } from '../../bot/card/card.ts'
import type { Reply, Turn } from '../../bot/feature.ts'
import type { Answers } from '../../bot/flow/flow.ts'
import { writtenDay, writtenTime } from '../../domain/calendar/written.ts'
import type { Kind } from '../../domain/proposal/proposal.ts'
import { whyNot } from './begin.ts'
import { writtenFrom } from './flows.ts'
import type { ProposalsPorts } from './ports.ts'
import { TEXT } from './texts.ts'

/** 〔提出する〕: it gets its number at once, and the day of the next word. */
export function handIn(kind: Kind) {
  return async (answers: Answers, turn: Turn, ports: ProposalsPorts): Promise<Reply[]> => {
    const { person } = turn.asker
    const rules = await ports.rules()
    // Both were there when it was begun; a transfer or another rule book may have come since.
    if (!rules) return [{ card: card(TEXT.noRules).build(), personal: true }]
    if (!person) return [{ card: card(TEXT.notInDirectory).build(), personal: true }]
    const barred = whyNot(person, rules.book)
    if (barred) return [{ card: card(barred).build(), personal: true }]
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
