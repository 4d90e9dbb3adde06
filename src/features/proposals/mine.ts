import { card } from '../../bot/card/card.ts'
import type { Given, Reply, Turn } from '../../bot/feature.ts'
import { writtenDay, writtenTime } from '../../domain/calendar/written.ts'
import { possible } from '../../domain/proposal/move.ts'
import type { Own, ProposalsPorts } from './ports.ts'
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
  return found && [{ card: await standing(found, ports), personal: true }]
}

/** 〔取り下げる〕 asks first. */
export async function askWithdrawal(given: Given, turn: Turn, ports: ProposalsPorts): Promise<Reply[] | undefined> {
  const found = await ownFrom(given, turn, ports)
  if (!found) return undefined
  if (!(await canWithdraw(found, ports))) return told(TEXT.notNow)
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

/** 〔そのままにする〕. */
export async function keep(): Promise<Reply[]> {
  return told(TEXT.kept)
}

async function standing(own: Own, ports: ProposalsPorts) {
  const { id, number, title = TEXT.takenBack, state, submittedAt, promisedOn } = own
  const shown = card(TEXT.receivedWhat(title, number)).text(
    `${STATE_WORDS[state]}。`,
    promisedOn && state === 'submitted' ? TEXT.nextWord(writtenDay(promisedOn)) : '',
    TEXT.receivedAt(writtenTime(submittedAt)),
  )
  const may = await canWithdraw(own, ports)
  return (may ? shown.button(TEXT.withdraw, 'proposals', 'withdraw', { proposal: id }) : shown).build()
}

async function canWithdraw(own: Own, ports: ProposalsPorts): Promise<boolean> {
  const rules = await ports.rules()
  return rules !== undefined && possible(own, 'proposer', rules.book).includes('withdraw')
}

/** A forged or foreign id finds nothing: only one's own are looked through. */
async function ownFrom({ proposal }: Given, turn: Turn, ports: ProposalsPorts): Promise<Own | undefined> {
  const own = turn.asker.person ? await ports.mine(turn.asker.person) : []
  return own.find(({ id }) => id === proposal)
}

function told(says: string): Reply[] {
  return [{ card: card(says).build(), personal: true }]
}
