import { type CardBuilder, card } from '../../../bot/card/card.ts'
import { type Citation, cite } from '../../../domain/passage.ts'
import type { Search } from '../../../domain/search.ts'
import { shorten } from '../../../domain/text/shorten.ts'
import { type Answer, evidence } from '../answer.ts'
import { type Window, windowsOf } from '../evidence-window.ts'
import type { AskedFact } from '../reading/facts.ts'
import type { Question } from '../reading/question.ts'
import { BUTTON, TEXT } from '../texts.ts'

/** Characters of the best passage that are shown at once; the rest stands behind 「原文を読む」. */
const QUOTED = 260
/** A second section is shown beside the first when its score comes this near. */
const NEAR = 0.7
/** Characters of the second passage. */
const BESIDE = 110

/** An answer from the documents: the best passage to the letter, its list, a near second one beside it. */
export function documentAnswer(search: Search, question: Question): Answer {
  const windows = windowsOf(search.hits)
  const [best] = windows
  if (!best) throw new RangeError('an answer needs a hit')
  const second = windows.slice(1).find((window) => window.section !== best.section && window.score >= best.score * NEAR)
  let built = card(titleOf(best)).quote(shorten(best.passage.text, QUOTED))
  const list = question.shape === 'list' ? listOf(best) : undefined
  if (list && list !== best.passage.text) built = built.list(list.split('\n'))
  if (second) built = built.text(`${TEXT.alsoHere}「${shorten(second.passage.text, BESIDE)}」`)
  built = built.cite(...windows.slice(0, 3).flatMap(citationsOf))
  return finish(built, windows, 'answered')
}

/** The asked fact is in no document: said so, with the nearest passage and whom to ask. */
export function relatedAnswer(search: Search, fact: AskedFact | undefined, desk: string): Answer {
  const windows = windowsOf(search.hits)
  const [best] = windows
  let built = card(fact ? TEXT.related(fact.name) : TEXT.relatedPlain)
  if (best) built = built.text(`${TEXT.nearest}「${shorten(best.passage.text, BESIDE)}」`).cite(...citationsOf(best))
  return finish(built.text(TEXT.notFoundNext(desk)), windows, 'related')
}

/** Nothing in the documents is about it. */
export function notFoundAnswer(search: Search, desk: string): Answer {
  const windows = windowsOf(search.hits)
  return {
    card: card(TEXT.notFound).text(TEXT.notFoundNext(desk)).build(),
    evidence: evidence('not_found', windows.map(piece)),
    subject: { about: 'documents', gradeIds: [], abilityIds: [], sectionIds: [] },
  }
}

function finish(built: CardBuilder, windows: readonly Window[], outcome: 'answered' | 'related'): Answer {
  const sections = [...new Set(windows.slice(0, 3).map(({ section }) => section))]
  const [first] = sections
  const withRead = first ? built.button(BUTTON.read, 'ask', 'read', { section: first.id }) : built
  return {
    card: withRead.build(),
    evidence: evidence(outcome, windows.map(piece)),
    subject: { about: 'documents', gradeIds: [], abilityIds: [], sectionIds: sections.map(({ id }) => id) },
  }
}

function titleOf({ section }: Window): string {
  return TEXT.sectionTitle(section.ref, section.title)
}

/** The list of the window's section, where it has one. */
function listOf({ section }: Window): string | undefined {
  return section.passages.find((passage) => passage.kind === 'list')?.text
}

/** One citation a window; the lines of a role stand in different cells of the table, so each is cited by itself. */
function citationsOf({ passage, text }: Window): Citation[] {
  if (passage.kind !== 'role') return [cite(passage, text)]
  return text.split('\n').map((line) => cite(passage, line.replace(/^○/, '')))
}

function piece({ section, text, gradeIds }: Window) {
  return { text, ref: section.ref, gradeIds }
}
