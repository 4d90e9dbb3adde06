import { card } from '../../bot/card/card.ts'
import type { Given, Reply, Turn } from '../../bot/feature.ts'
import { dayOf } from '../../domain/calendar/written.ts'
import type { Act } from '../../domain/proposal/arrows.ts'
import { possible } from '../../domain/proposal/move.ts'
import type { Own, OwnWhole, ProposalsPorts } from './ports.ts'
import { standingCard } from './standing.ts'
import { STATE_WORDS, TEXT } from './texts.ts'

/** 「私の提案」: all that somebody handed in, with how each stands. */
export async function showMine(turn: Turn, ports: ProposalsPorts): Promise<Reply[]> {
  const own = turn.asker.person ? await ports.mine(turn.asker.person) : []
  if (own.length === 0) return told(TEXT.noneYet)
  const lines = own.map(({ number, title = TEXT.takenBack, state }) => TEXT.line(number, title, STATE_WORDS[state]))
  const list = own.reduce(
    (built, { id, number }) => built.button(number, 'proposals', 'one', { proposal: id }),
    card(TEXT.mineTitle).list(lines),
  )
  return [{ card: list.build(), personal: true }]
}

/** 〔進み具合〕. */
export async function showOne(given: Given, turn: Turn, ports: ProposalsPorts): Promise<Reply[] | undefined> {
  const found = await ownFrom(given, turn, ports)
  const rules = await ports.rules()
  return found && rules && [{ card: standingCard(found, rules.book, dayOf(turn.now)), personal: true }]
}

/** 〔取り下げる〕 asks first. */
export async function askWithdrawal(given: Given, turn: Turn, ports: ProposalsPorts): Promise<Reply[] | undefined> {
  const found = await ownFrom(given, turn, ports)
  if (!found) return undefined
  if (!(await may('withdraw', found, ports))) return told(TEXT.notNow)
  const { id, number } = found
  const asked = card(TEXT.withdrawAsk(number))
    .text(TEXT.withdrawHow)
    .button(TEXT.withdrawThis(number), 'proposals', 'withdrawNow', { proposal: id })
    .button(TEXT.keep, 'proposals', 'keep')
    .build()
  return [{ card: asked, personal: true }]
}

/** Takes it back, where that is still possible. */
export async function withdraw(given: Given, turn: Turn, ports: ProposalsPorts): Promise<Reply[] | undefined> {
  const { person } = turn.asker
  const found = await ownFrom(given, turn, ports)
  if (!found || !person) return undefined
  const done = await ports.act(found.id, 'withdraw', person, turn.now)
  return told(done ? TEXT.withdrawn(done.number) : TEXT.notNow)
}

/** 〔本文を消す〕 asks first: it cannot be undone. */
export async function askErasure(given: Given, turn: Turn, ports: ProposalsPorts): Promise<Reply[] | undefined> {
  const found = await ownFrom(given, turn, ports)
  if (!found) return undefined
  if (!(await may('erase', found, ports))) return told(TEXT.notNowChosen)
  const { id, number } = found
  const asked = card(TEXT.eraseAsk(number))
    .text(TEXT.eraseHow)
    .button(TEXT.eraseThis(number), 'proposals', 'eraseNow', { proposal: id })
    .button(TEXT.keep, 'proposals', 'keep')
    .build()
  return [{ card: asked, personal: true }]
}

/** Leaves nothing of what was written but its number, where it was led to another window. */
export async function erase(given: Given, turn: Turn, ports: ProposalsPorts): Promise<Reply[] | undefined> {
  return chosen('erase', given, turn, ports)
}

/** 〔提案として続ける〕: the office looks at it once more. */
export async function insist(given: Given, turn: Turn, ports: ProposalsPorts): Promise<Reply[] | undefined> {
  return chosen('insist', given, turn, ports)
}

async function chosen(
  act: 'erase' | 'insist',
  given: Given,
  turn: Turn,
  ports: ProposalsPorts,
): Promise<Reply[] | undefined> {
  const { person } = turn.asker
  const found = await ownFrom(given, turn, ports)
  if (!found || !person) return undefined
  const done = await ports.act(found.id, act, person, turn.now)
  if (!done) return told(TEXT.notNowChosen)
  return told(act === 'erase' ? TEXT.erased(done.number) : TEXT.insisted(done.number))
}

/** 〔そのままにする〕. */
export async function keep(): Promise<Reply[]> {
  return told(TEXT.kept)
}

/** A forged or foreign id finds nothing: only one's own are looked through. */
async function ownFrom({ proposal }: Given, turn: Turn, ports: ProposalsPorts): Promise<OwnWhole | undefined> {
  return turn.asker.person && ports.one(String(proposal), turn.asker.person)
}

async function may(act: Act, own: Own, ports: ProposalsPorts): Promise<boolean> {
  const rules = await ports.rules()
  return rules !== undefined && possible(own, 'proposer', rules.book).includes(act)
}

function told(says: string): Reply[] {
  return [{ card: card(says).build(), personal: true }]
}
