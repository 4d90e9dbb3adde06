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
  const lead = leadOf(best, quote)
  let built = card(titleOf(best))
  if (lead !== '') built = built.quote(lead)
  built = built.quote(quote).cite(...citationsOf(best))
  if (best.passage.kind === 'list' && question.shape !== 'list') built = quoteProse(built, best, search.sought)
  const list = question.shape === 'list' && best.passage.kind !== 'list' ? listOf(best) : undefined
  if (list) built = built.list(list.split('\n'))
  for (const window of beside(windows, best)) {
    built = built.text(`${TEXT.alsoHere}${quoted(oneLine(window, search.sought))}`).cite(...citationsOf(window))
  }
  return finish(built, windows, 'answered')
}

/** Beside a list that was not asked for, what the section says of it in sentences. */
function quoteProse(built: CardBuilder, { section }: Window, sought: Search['sought']): CardBuilder {
  const prose = section.passages.filter(({ kind }) => kind === 'prose')
  if (prose.length === 0) return built
  const quote = nearestStretch(prose.map(({ text }) => text).join('\n'), sought, QUOTED)
  const from = prose.find(({ text }) => text.includes(quote.split('\n')[0] ?? ''))
  return from ? built.quote(quote).cite(cite(from, quote)) : built
}

/** The nearest other sections. */
function beside(windows: readonly Window[], best: Window): Window[] {
  const near = windows.slice(1).filter(({ section, score }) => section !== best.section && score >= best.score * NEAR)
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
  const shown = new CardBuilder(answer.card)
    .text(`${TEXT.alsoHere}${quoted(oneLine(best, search.sought))}`)
    .cite(...citationsOf(best))
    .build()
  const { outcome, passages } = answer.evidence
  return { ...answer, card: shown, evidence: evidence(outcome, [...passages, ...windows.map(piece)]) }
}

/** The asked fact is in no document: said so, with the nearest passage and whom to ask. */
export function relatedAnswer(search: Search, question: Question, desk: string): Answer {
  const windows = windowsOf(search.hits)
  const [best] = windows
  let built = card(question.fact ? TEXT.related(question.fact.name) : TEXT.relatedPlain)
  if (best) built = built.text(`${TEXT.nearest}${quoted(oneLine(best, search.sought))}`).cite(...citationsOf(best))
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

/** The nearest sentence of a passage, in one line. */
function oneLine({ passage }: Window, sought: Search['sought']): string {
  const [first = ''] = nearestStretch(passage.text, sought, BESIDE).split('\n')
  return shorten(first, BESIDE)
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
