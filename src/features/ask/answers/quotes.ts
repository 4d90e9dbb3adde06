import { type Citation, cite } from '../../../domain/passage.ts'
import type { Search } from '../../../domain/search.ts'
import { firstSentence, nearestStretch } from '../../../domain/text/sentence.ts'
import { shorten } from '../../../domain/text/shorten.ts'
import type { Window } from '../evidence-window.ts'

/** Words of a source as they are shown, and what they are cited as. */
export interface Quote {
  readonly text: string
  /** Whose statement it is, where the words alone do not tell: 「課長級・意思決定能力」. */
  readonly of?: string
  readonly citations: readonly Citation[]
}

/** Characters of the best passage that are shown at once; the rest stands behind 「原文を読む」. */
const QUOTED = 280
/** Of a long list only the lines nearest to the question. */
const LISTED = 100
/** A section's opening sentence sums it up; a longer one does not. */
const LEAD = 110
/** Characters of a passage beside. */
const BESIDE = 160

type Sought = Search['sought']

/** What is shown of the best window in sentences: what its section opens with, and its nearest stretch. */
export function sentencesOf(window: Window, sought: Sought): Quote[] {
  const listed = isShortList(window)
  const main = listed ? nearestProse(window, sought, QUOTED) : stretchOf(window, sought)
  const lead = main?.text.includes('とは') ? undefined : leadOf(window)
  return [...(lead && !main?.text.includes(lead.text) ? [lead] : []), ...(main ? [main] : [])]
}

/** The list of a window: its own passage, or its section's where a list was asked for. */
export function listOf({ passage, section }: Window, asked: 'list' | 'other'): Quote | undefined {
  const list = passage.kind === 'list' ? passage : section.passages.find(({ kind }) => kind === 'list')
  const shown = asked === 'list' || (list === passage && isShortList({ passage }))
  return list && shown ? { text: list.text, citations: [cite(list)] } : undefined
}

/** One line of a window; where a list was found, of the sentences beside it. */
export function lineOf(window: Window, sought: Sought): Quote {
  const prose = window.passage.kind === 'list' ? nearestProse(window, sought, BESIDE) : undefined
  const quote = prose?.text ?? nearestStretch(window.passage.text, sought, BESIDE)
  const [line = ''] = quote.split('\n')
  return {
    text: shorten(unmarked(line), BESIDE),
    ...ownerOf(window),
    citations: [...citationsOf(window), ...(prose?.citations ?? [])],
  }
}

/** A statement of a table belongs to a grade and an ability. */
function ownerOf({ passage, section }: Window): { of?: string } {
  if (passage.kind !== 'cell' && passage.kind !== 'role') return {}
  return { of: passage.heading.slice(section.heading.length).join('・') }
}

/** One citation a window; the lines of a role stand in different cells of the table, so each is cited by itself. */
export function citationsOf({ passage, text }: Window): Citation[] {
  if (passage.kind !== 'role') return [cite(passage, text)]
  return text.split('\n').map((line) => cite(passage, line.replace(/^○/, '')))
}

/** A list that is read at one look; of a longer one the nearest lines are enough. */
function isShortList({ passage }: Pick<Window, 'passage'>): boolean {
  return passage.kind === 'list' && passage.text.split('\n').length <= 6
}

function stretchOf(window: Window, sought: Sought): Quote {
  const limit = window.passage.kind === 'list' ? LISTED : QUOTED
  const stretch = nearestStretch(window.passage.text, sought, limit)
  return { text: shorten(unmarked(stretch), QUOTED), citations: citationsOf(window) }
}

/** What a section says in sentences, nearest to what is sought. */
function nearestProse({ section }: Window, sought: Sought, limit: number): Quote | undefined {
  const prose = section.passages.filter(({ kind }) => kind === 'prose')
  const nearest = nearestStretch(prose.map(({ text }) => text).join('\n'), sought, limit)
  const passage = prose.find(({ text }) => text.includes(nearest.split('\n')[0] ?? ''))
  return passage && { text: unmarked(nearest), citations: [cite(passage, nearest)] }
}

/** The opening sentence of the section, where it is short. */
function leadOf({ section, passage }: Window): Quote | undefined {
  const [opening] = section.passages
  if (opening?.kind !== 'prose' || passage.kind === 'cell' || passage.kind === 'role') return undefined
  const lead = firstSentence(opening.text)
  return lead.length > LEAD ? undefined : { text: unmarked(lead), citations: [] }
}

/** Without the mark that a bullet begins with; the words stay to the letter. */
function unmarked(text: string): string {
  return text.replace(/^[\s　]*[○・]　?/, '')
}
