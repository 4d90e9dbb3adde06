import type { Temporal } from 'temporal-polyfill'
import { type Card, type CardBuilder, card } from '../../bot/card/card.ts'
import type { Reply, Turn } from '../../bot/feature.ts'
import { dayOf, writtenFrom } from '../../domain/calendar/written.ts'
import type { Notice } from '../../domain/proposal/notices.ts'
import type { Actor } from '../../domain/proposal/proposal.ts'
import type { RuleBook } from '../../domain/proposal/rule-book.ts'
import { knowsNames } from '../../domain/proposal/seen.ts'
import type { DeedAct } from './deeds.ts'
import type { Case, ReviewPorts, Whom } from './ports.ts'
import { DEED_WORDS, TEXT } from './texts.ts'

/** Something that was done, and what its proposer is to read of it. */
export interface Done {
  readonly act: DeedAct
  readonly notice: Notice | undefined
  readonly now: Case
}

/** Tells everybody whom it concerns; gives the card for whoever did it, which says who was reached and who was not. */
export async function spread({ act, notice, now }: Done, turn: Turn, ports: ReviewPorts): Promise<Reply[]> {
  const { id, number } = now
  const head = card(TEXT.done(number, DEED_WORDS[act]))
  const told = notice ? await tellProposers(head, { notice, now }, turn, ports) : head
  const asked = await askNext(told, { act, now }, turn, ports)
  const done = asked.button(TEXT.open, 'review', 'open', { id }).button(TEXT.back, 'review', 'list').build()
  return [{ card: done, personal: true }]
}

async function tellProposers(
  built: CardBuilder,
  { notice, now }: { readonly notice: Notice; readonly now: Case },
  turn: Turn,
  ports: ReviewPorts,
): Promise<CardBuilder> {
  const { told, of } = await ports.tell(now.id, 'proposers', noticeCard(notice, now), turn.now)
  if (told === 0) return built.text(TEXT.toldNobody).list([notice.title, ...notice.lines])
  return built.text(told < of ? TEXT.toldSome(told, of) : TEXT.told)
}

/** Whoever is to act next hears of it at once. */
async function askNext(
  built: CardBuilder,
  { act, now }: { readonly act: DeedAct; readonly now: Case },
  turn: Turn,
  ports: ReviewPorts,
): Promise<CardBuilder> {
  const whom = NEXT[act]
  const rules = await ports.rules()
  if (!whom || !rules) return built
  const asking = askingCard(act, now, { book: rules.book, today: dayOf(turn.now) })
  const { told } = await ports.tell(now.id, whom, asking, turn.now)
  if (whom === 'unit') return built.text(told > 0 ? TEXT.unitTold(told) : TEXT.unitUntold)
  return built.text(told > 0 ? TEXT.committeeTold(told) : TEXT.committeeUntold)
}

const NEXT: Readonly<Partial<Record<DeedAct, Whom>>> = {
  ask_opinion: 'unit',
  pass_on: 'unit',
  plan: 'unit',
  begin_review: 'reviewers',
  review_again: 'reviewers',
}

const PART_OF: Readonly<Record<Whom, Actor>> = { unit: 'unit', reviewers: 'reviewer', proposers: 'proposer' }

/** What a proposer reads; the first line gives no result away. */
export function noticeCard({ title, lines }: Notice, { sample }: Pick<Case, 'sample'>): Card {
  return withSample(card(title).text(...lines), sample)
    .button(TEXT.mine, 'proposals', 'mine')
    .build()
}

function askingCard(
  act: DeedAct,
  { id, number, text, sample, promisedOn }: Case,
  { book, today }: { readonly book: RuleBook; readonly today: Temporal.PlainDate },
): Card {
  const whom = NEXT[act] ?? 'unit'
  const title = text.title ?? TEXT.noText
  const until = promisedOn ? writtenFrom(promisedOn, today) : ''
  const head =
    whom === 'reviewers'
      ? card(TEXT.reviewAsked).text(TEXT.reviewHow(number, title))
      : card(act === 'plan' ? TEXT.planAsked : TEXT.opinionAsked).text(TEXT.opinionHow(number, title, until))
  const said = knowsNames(PART_OF[whom], book) ? head : head.text(TEXT.hidden)
  return withSample(said, sample).button(TEXT.open, 'review', 'open', { id }).build()
}

function withSample(built: CardBuilder, sample: boolean): CardBuilder {
  return sample ? built.note(TEXT.sample) : built
}
