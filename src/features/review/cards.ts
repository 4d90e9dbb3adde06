import type { Temporal } from 'temporal-polyfill'
import { type Card, type CardBuilder, card } from '../../bot/card/card.ts'
import { writtenFrom, writtenTime } from '../../domain/calendar/written.ts'
import { HEADINGS } from '../../domain/proposal/headings.ts'
import type { RuleBook } from '../../domain/proposal/rule-book.ts'
import { criteriaFor, meanOf } from '../../domain/proposal/scores.ts'
import type { Written } from '../../domain/proposal/written.ts'
import { offeredIn } from './begin.ts'
import type { Case, Listed } from './ports.ts'
import { DEED_WORDS, STANDS, TEXT } from './texts.ts'

/** Proposals of one card; more are a press away. */
const PER_PAGE = 8

/** What waits, from a place on. */
export function listCard(listed: readonly Listed[], from: number, today: Temporal.PlainDate): Card {
  if (listed.length === 0) return card(TEXT.nothing).build()
  const page = listed.slice(from, from + PER_PAGE)
  const left = listed.length - from - page.length
  const lines = page.map(({ number, title = TEXT.noText, state, promisedOn }) =>
    TEXT.line(number, title, STANDS[state], promisedOn ? TEXT.until(writtenFrom(promisedOn, today)) : ''),
  )
  const built = page.reduce(
    (so, { id, number }) => so.button(number, 'review', 'open', { id }),
    card(TEXT.listTitle(listed.length)).list(lines),
  )
  return (left > 0 ? built.button(TEXT.more(left), 'review', 'list', { from: from + PER_PAGE }) : built).build()
}

/** A proposal as somebody may see it, with what they can do. */
export function caseCard(found: Case, book: RuleBook, today: Temporal.PlainDate): Card {
  const { id, number, text, state, submittedAt, promisedOn } = found
  const written = FORM.flatMap(([key, name]) => (text[key] ? [{ name, value: text[key] }] : []))
  const head = card(TEXT.caseTitle(number, text.title ?? TEXT.noText))
    .text(
      `${STANDS[state]}　${TEXT.received(writtenTime(submittedAt))}`,
      promisedOn ? TEXT.next(writtenFrom(promisedOn, today)) : '',
    )
    .facts([...written, ...around(found)])
  const scored = withReviews(head, found, book)
  const offered = offeredIn(found, book)
  if (offered.length === 0) return scored.text(TEXT.waits).button(TEXT.back, 'review', 'list').build()
  return offered.reduce((so, { act }) => so.button(DEED_WORDS[act], 'review', 'deed', { id, act }), scored).build()
}

/** The headings of the form; the 標題 stands in the first line. */
const FORM = (Object.entries(HEADINGS) as [keyof Written, string][]).filter(([key]) => key !== 'title')

/** Who proposed, as far as it may be known; the unit in charge, and what it thinks. */
function around({ proposers, unitPath, history }: Case) {
  const opinion = history.findLast(({ act }) => act === 'give_opinion')?.given
  return [
    ...proposers.map(({ unitPath: from, gradeName, name }) => ({
      name: TEXT.proposer,
      value: TEXT.who(from, gradeName, name),
    })),
    ...(unitPath ? [{ name: TEXT.unit, value: unitPath }] : []),
    ...(opinion ? [{ name: TEXT.opinion, value: [opinion.stance, opinion.opinion].join('　') }] : []),
  ]
}

function withReviews(
  built: CardBuilder,
  { kind, reviews, parts, proposers }: Case,
  { criteria }: RuleBook,
): CardBuilder {
  const hidden = proposers.length === 0 ? built.note(TEXT.hidden) : built
  const points = meanOf(
    reviews.map(({ scores }) => scores),
    criteriaFor(kind, criteria),
  )
  if (points === undefined) return hidden
  const shown = points.toFixed(1)
  if (!parts.includes('office')) return hidden.text(TEXT.ownPoints(shown))
  const words = reviews.flatMap(({ comment, privateComment }) => [
    ...(comment ? [`${TEXT.publicly}：${comment}`] : []),
    ...(privateComment ? [`${TEXT.privately}：${privateComment}`] : []),
  ])
  return hidden.facts([{ name: TEXT.reviews, value: TEXT.mean(reviews.length, shown) }]).list(words)
}
