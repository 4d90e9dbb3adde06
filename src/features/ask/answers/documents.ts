import { type CardBuilder, card } from '../../../bot/card/card.ts'
import { quoted } from '../../../bot/card/plain.ts'
import type { Search } from '../../../domain/search.ts'
import { type Answer, evidence } from '../answer.ts'
import { type Window, windowsOf } from '../evidence-window.ts'
import type { Question } from '../reading/question.ts'
import { BUTTON, TEXT } from '../texts.ts'
import { lineOf, listOf, type Quote, sentencesOf } from './quotes.ts'

/** Other passages are shown beside the first when their score comes this near, and no more than these. */
const NEAR = 0.5
const MOST_BESIDE = 2

/** Words that were true when the policy was written (domain: 「今後導入を予定」, 平成38年度). */
const WRITTEN_THEN = /今後導入を予定|年が経過|平成3[2-9]年/

/** An answer from the documents: the best passage to the letter, its list, near ones beside it. */
export function documentAnswer(search: Search, question: Question): Answer {
  const windows = windowsOf(search.hits)
  const [best] = windows
  if (!best) throw new RangeError('an answer needs a hit')
  const sentences = sentencesOf(best, search.sought)
  const list = listOf(best, question.shape === 'list' ? 'list' : 'other')
  let built = card(titleOf(best))
  for (const { text, citations } of sentences) built = built.quote(text).cite(...citations)
  if (sentences.some(({ text }) => WRITTEN_THEN.test(text))) built = built.note(TEXT.thenWritten)
  if (list) built = built.list(list.text.split('\n')).cite(...list.citations)
  const lines = beside(windows, best).map((window) => lineOf(window, search.sought))
  const shown = sentences.map(({ text }) => text).join('\n')
  for (const line of lines) if (!shown.includes(line.text)) built = excerpt(built, TEXT.alsoHere, line)
  return finish(built, windows, 'answered')
}

/** The nearest others, one a section. */
function beside(windows: readonly Window[], best: Window): Window[] {
  const near = windows.slice(1).filter(({ score }) => score >= best.score * NEAR)
  return near
    .filter((window, at) => near.findIndex(({ section }) => section === window.section) === at)
    .slice(0, MOST_BESIDE)
}

/** A structured answer with what the search found as further evidence. */
export function withEvidence(answer: Answer, search: Search): Answer {
  const { outcome, passages } = answer.evidence
  return { ...answer, evidence: evidence(outcome, [...passages, ...windowsOf(search.hits).map(piece)]) }
}

/** The asked fact is in no document: said so, with the nearest passage and whom to ask. */
export function relatedAnswer(search: Search, question: Question, desk: string): Answer {
  const windows = windowsOf(search.hits)
  const [best] = windows
  let built = card(question.fact ? TEXT.related(question.fact.name) : TEXT.relatedPlain)
  if (best) built = excerpt(built, TEXT.nearest, lineOf(best, search.sought))
  return finish(built.text(TEXT.notFoundNext(desk)), windows, 'related')
}

/** A message that names no matter: asked back, once and briefly. */
export function vagueAnswer(): Answer {
  return {
    card: card(TEXT.noSubject).button(BUTTON.help, 'home', 'help').build(),
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

/** One line of a source behind a word that says why it is shown. */
function excerpt(built: CardBuilder, why: string, { text, of, citations }: Quote): CardBuilder {
  return built.text(`${why}${of === undefined ? '' : `${of}：`}${quoted(text)}`).cite(...citations)
}

function piece({ section, text, gradeIds }: Window) {
  return { text, ref: section.ref, gradeIds }
}
