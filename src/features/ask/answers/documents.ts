import { CardBuilder, card } from '../../../bot/card/card.ts'
import { quoted } from '../../../bot/card/plain.ts'
import { type Citation, cite } from '../../../domain/passage.ts'
import type { Search } from '../../../domain/search.ts'
import { firstSentence, nearestStretch } from '../../../domain/text/sentence.ts'
import { shorten } from '../../../domain/text/shorten.ts'
import { type Answer, evidence } from '../answer.ts'
import { type Window, windowsOf } from '../evidence-window.ts'
import type { Question } from '../reading/question.ts'
import { BUTTON, TEXT } from '../texts.ts'

/** Characters of the best passage that are shown at once; the rest stands behind 「原文を読む」. */
const QUOTED = 280
/** A section's opening sentence sums it up; a longer one does not. */
const LEAD = 110
/** Other sections are shown beside the first when their score comes this near. */
const NEAR = 0.5
/** Characters of a passage beside, and how many there may be. */
const BESIDE = 160
const MOST_BESIDE = 2

/** An answer from the documents: what the section opens with, the best passage to the letter, near ones beside it. */
export function documentAnswer(search: Search, question: Question): Answer {
  const windows = windowsOf(search.hits)
  const [best] = windows
  if (!best) throw new RangeError('an answer needs a hit')
  const quote = shorten(nearestStretch(best.passage.text, search.sought, QUOTED), QUOTED)
  const lead = quote.includes('とは') ? '' : leadOf(best, quote)
  let built = card(titleOf(best))
  if (lead !== '') built = built.quote(lead)
  built = built.quote(quote).cite(...citationsOf(best))
  if (best.passage.kind === 'list' && question.shape !== 'list') built = quoteProse(built, best, search.sought)
  const list = question.shape === 'list' && best.passage.kind !== 'list' ? listOf(best) : undefined
  if (list) built = built.list(list.split('\n'))
  for (const window of beside(windows, best)) {
    built = excerpt(built, TEXT.alsoHere, window, search.sought)
  }
  return finish(built, windows, 'answered')
}

/** Beside a list that was not asked for, what the section says of it in sentences. */
function quoteProse(built: CardBuilder, window: Window, sought: Search['sought']): CardBuilder {
  const prose = nearestProse(window, sought, QUOTED)
  return prose ? built.quote(prose.quote).cite(cite(prose.passage, prose.quote)) : built
}

/** The nearest other sections. */
function beside(windows: readonly Window[], best: Window): Window[] {
  const near = windows.slice(1).filter(({ score }) => score >= best.score * NEAR)
  return near
    .filter((window, at) => near.findIndex(({ section }) => section === window.section) === at)
    .slice(0, MOST_BESIDE)
}

/** The opening sentence of the section, where it is short and not quoted anyway. */
function leadOf({ section, passage }: Window, quote: string): string {
  const [opening] = section.passages
  if (opening?.kind !== 'prose' || passage.kind === 'cell' || passage.kind === 'role') return ''
  const lead = firstSentence(opening.text)
  return lead.length > LEAD || quote.includes(lead) ? '' : lead
}

/** A structured answer with the nearest passage beside it, and what the search found as further evidence. */
export function withBeside(answer: Answer, search: Search): Answer {
  const windows = windowsOf(search.hits)
  const [best] = windows
  if (!best) return answer
  const shown = excerpt(new CardBuilder(answer.card), TEXT.alsoHere, best, search.sought).build()
  const { outcome, passages } = answer.evidence
  return { ...answer, card: shown, evidence: evidence(outcome, [...passages, ...windows.map(piece)]) }
}

/** The asked fact is in no document: said so, with the nearest passage and whom to ask. */
export function relatedAnswer(search: Search, question: Question, desk: string): Answer {
  const windows = windowsOf(search.hits)
  const [best] = windows
  let built = card(question.fact ? TEXT.related(question.fact.name) : TEXT.relatedPlain)
  if (best) built = excerpt(built, TEXT.nearest, best, search.sought)
  return finish(built.text(TEXT.notFoundNext(desk)), windows, 'related')
}

/** A message that names no matter: asked back, once and briefly. */
export function vagueAnswer(): Answer {
  return {
    card: card(TEXT.noSubject).button('ヘルプ', 'home', 'help').build(),
    evidence: evidence('not_found'),
    subject: { about: 'documents', gradeIds: [], abilityIds: [], sectionIds: [] },
  }
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

/** One line of a window behind a word that says why it is shown; where a list was found, of the sentences beside it. */
function excerpt(built: CardBuilder, why: string, window: Window, sought: Search['sought']): CardBuilder {
  const prose = window.passage.kind === 'list' ? nearestProse(window, sought, BESIDE) : undefined
  const quote = prose?.quote ?? nearestStretch(window.passage.text, sought, BESIDE)
  const [line = ''] = quote.split('\n')
  const shown = built.text(`${why}${quoted(shorten(line, BESIDE))}`).cite(...citationsOf(window))
  return prose ? shown.cite(cite(prose.passage, prose.quote)) : shown
}

/** What a section says in sentences, nearest to what is sought. */
function nearestProse({ section }: Window, sought: Search['sought'], limit: number) {
  const prose = section.passages.filter(({ kind }) => kind === 'prose')
  const nearest = nearestStretch(prose.map(({ text }) => text).join('\n'), sought, limit)
  const passage = prose.find(({ text }) => text.includes(nearest.split('\n')[0] ?? ''))
  return passage && { passage, quote: nearest }
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
