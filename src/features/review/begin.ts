import { card } from '../../bot/card/card.ts'
import type { Given, Reply, Turn } from '../../bot/feature.ts'
import { dayOf } from '../../domain/calendar/written.ts'
import type { Person } from '../../domain/people/person.ts'
import { possible } from '../../domain/proposal/move.ts'
import { type Actor, RESULTS } from '../../domain/proposal/proposal.ts'
import type { RuleBook } from '../../domain/proposal/rule-book.ts'
import { criteriaFor } from '../../domain/proposal/scores.ts'
import type { About } from './about.ts'
import { type DeedAct, type DeedForm, flowNameOf, formOf, isDeed, type Offered } from './deeds.ts'
import type { Case, ReviewPorts } from './ports.ts'
import { DEED_WORDS, TEXT } from './texts.ts'

/** Who asks, and under which rules. */
export interface Asking {
  readonly person: Person
  readonly book: RuleBook
  readonly turn: Turn
}

/** What somebody can do to a proposal now, each act once, in the order of the table. */
export function offeredIn({ parts, ...standing }: Case, book: RuleBook): readonly Offered[] {
  const all = parts.flatMap((by) => possible(standing, by, book).map((act) => ({ act, by })))
  const acts = new Set<string>()
  return all.flatMap(({ act, by }) => {
    if (!isDeed(act) || acts.has(act)) return []
    acts.add(act)
    return [{ act, by }]
  })
}

/** A pressed deed: its questions begin; a decision first asks for its result. */
export async function beginDeed(found: Case, given: Given, asking: Asking, ports: ReviewPorts): Promise<Reply> {
  const offered = offeredIn(found, asking.book).find(({ act }) => act === given.act)
  if (!offered) return { card: card(TEXT.refused.not_now).build(), personal: true }
  const result = RESULTS.find((each) => each === given.result && each in asking.book.results)
  if (offered.act === 'decide' && !result) return { card: whichResult(found, asking.book), personal: true }
  const form = formOf(offered.act, result)
  if (!form) return { card: card(TEXT.refused.not_in_rules).build(), personal: true }
  const about = await aboutFor(found, { ...offered, result }, asking, ports)
  const opening = card(TEXT.caseTitle(found.number, found.text.title ?? TEXT.noText))
    .text(DEED_WORDS[offered.act])
    .build()
  return { card: opening, personal: true, begins: flowNameOf(form), beginsWith: { about: { ...about } as never } }
}

/** Which results a decision may have now: what was put on hold is only ever refused without another review. */
function whichResult({ id, state }: Case, { results }: RuleBook) {
  const open = RESULTS.filter((each) => each in results && (state !== 'on_hold' || each === 'rejected'))
  return open
    .reduce(
      (built, result) => built.button(results[result] ?? result, 'review', 'deed', { id, act: 'decide', result }),
      card(TEXT.whichResult),
    )
    .build()
}

async function aboutFor(
  found: Case,
  { act, by, result }: { readonly act: DeedAct; readonly by: Actor; readonly result: string | undefined },
  { book, turn }: Asking,
  ports: ReviewPorts,
): Promise<About> {
  const decision = found.history.findLast((each) => each.act === 'decide')?.given
  const due = await dueFor(act, book, turn, ports)
  return {
    id: found.id,
    number: found.number,
    title: found.text.title ?? TEXT.noText,
    by,
    today: dayOf(turn.now).toString(),
    ...(due ? { due } : {}),
    ...(found.unitPath ? { unit: found.unitPath } : {}),
    units: found.unitPath ? [found.unitPath] : await ports.unitsIn(found.text.units ?? ''),
    results: RESULTS.flatMap((key) => (book.results[key] ? [{ key, label: book.results[key] }] : [])),
    ...(result ? { result } : {}),
    clauses: book.exclusions.map(({ clause, text }) => `${clause}（${text}）`),
    criteria: criteriaFor(found.kind, book.criteria).map(({ key, label, weight }) => ({ key, label, weight })),
    ...(act === 'notify' && decision ? { decision: { ...decision } as Record<string, string> } : {}),
    comments: act === 'notify' ? found.reviews.flatMap(({ comment }) => comment ?? []) : [],
  }
}

/** The day that a rule book gives for what is asked; others are for whoever acts to name. */
async function dueFor(
  act: DeedForm['act'],
  { limits }: RuleBook,
  { now }: Turn,
  ports: ReviewPorts,
): Promise<string | undefined> {
  const days: Partial<Record<DeedAct, number>> = {
    return: limits.completion,
    ask_opinion: limits.opinion,
    pass_on: limits.opinion,
    open_comments: limits.opinion,
    delay: limits.completion,
  }
  const limit = days[act]
  return limit === undefined ? undefined : (await ports.dueIn(limit, now)).toString()
}
