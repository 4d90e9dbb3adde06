import { type Act, ARROWS, type Arrow, type Need } from './arrows.ts'
import type { Actor, Kind, Result, State } from './proposal.ts'
import { isReasoned } from './reason.ts'
import { hasStage, type RuleBook } from './rule-book.ts'

/** A proposal, as far as its next step depends on it. */
export interface Standing {
  readonly kind: Kind
  readonly state: State
  /** What was decided last. */
  readonly result?: Result | undefined
}

/** An act as somebody wants to do it, with what they bring along. */
export interface Wish {
  readonly act: Act
  readonly by: Actor
  /** Texts by need; `result` for a recommendation or decision. */
  readonly given?: Readonly<Partial<Record<Exclude<Need, 'result'>, string>>> & { readonly result?: Result }
}

/** Why nothing moved: it is not its time, not theirs to do, not in this city's rules, or something is missing. */
export type Refusal =
  | { readonly refused: 'not_now' | 'not_yours' | 'not_in_rules' }
  | { readonly refused: 'missing'; readonly need: Need }

/** Takes a proposal, a wish and the rules; gives how it stands then, or why it stays. Pure. */
export function move(standing: Standing, wish: Wish, book: RuleBook): Standing | Refusal {
  const leaving = arrowsOf(wish.act).filter(({ from }) => from.includes(standing.state))
  const lawful = leaving.filter((arrow) => hasRules(arrow, standing, book))
  if (leaving.length > 0 && lawful.length === 0) return { refused: 'not_in_rules' }
  const open = lawful.filter((arrow) => fitsResult(arrow, standing))
  if (open.length === 0) return { refused: 'not_now' }
  const theirs = open.filter(({ by }) => by.includes(wish.by))
  if (theirs.length === 0) return { refused: 'not_yours' }
  const result = wish.given?.result
  if (result && !(result in book.results)) return { refused: 'not_in_rules' }
  const arrow = theirs.find((each) => each.act !== 'decide' || !result || each.results?.includes(result))
  if (!arrow) return { refused: 'not_now' }
  const need = arrow.needs?.find((each) => !isGiven(each, wish))
  if (need) return { refused: 'missing', need }
  return {
    kind: standing.kind,
    state: arrow.to === 'same' ? standing.state : arrow.to,
    result: wish.act === 'decide' ? result : standing.result,
  }
}

/** What somebody in a part can do to a proposal now, in the order of the table. */
export function possible(standing: Standing, by: Actor, book: RuleBook): readonly Act[] {
  const arrows: readonly Arrow[] = ARROWS
  const open = arrows
    .filter(({ from, by: whose }) => from.includes(standing.state) && whose.includes(by))
    .filter((arrow) => hasRules(arrow, standing, book) && fitsResult(arrow, standing))
  return [...new Set(open.map(({ act }) => act))]
}

function arrowsOf(act: Act): readonly Arrow[] {
  const arrows: readonly Arrow[] = ARROWS
  return arrows.filter((arrow) => arrow.act === act)
}

function hasRules({ kinds, stage }: Arrow, { kind }: Standing, book: RuleBook): boolean {
  return (!kinds || kinds.includes(kind)) && (!stage || hasStage(book, stage))
}

/** The results of `decide` are those it decides; those of every other arrow were decided before. */
function fitsResult({ act, results }: Arrow, { result }: Standing): boolean {
  return act === 'decide' || !results || (result !== undefined && results.includes(result))
}

function isGiven(need: Need, { given = {} }: Wish): boolean {
  if (need === 'result') return given.result !== undefined
  const text = given[need]?.trim() ?? ''
  return need === 'grounds' ? isReasoned(text) : text !== ''
}
