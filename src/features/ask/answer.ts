import { type Card, CardBuilder } from '../../bot/card/card.ts'
import type { Evidence, Outcome } from '../../bot/evidence.ts'
import type { Reply } from '../../bot/feature.ts'
import type { Framework, Grade } from '../../domain/competency/framework.ts'
import type { Citation } from '../../domain/passage.ts'
import type { Subject } from './subject.ts'

/** An answer before it is sent: what is shown, what stands behind it, what a follow-up may lean on. */
export interface Answer {
  readonly card: Card
  readonly evidence: Evidence
  readonly subject: Subject
  /** It says what is expected of the asker, whose grade was not named. */
  readonly personal?: true
}

/** The answer as it is sent; one that says something asks whether it was of use. */
export function asReply({ card, evidence, personal }: Answer): Reply {
  const shown = SAYING.has(evidence.outcome) ? asking(card, evidence) : card
  return { card: shown, evidence, ...(personal ? { personal } : {}) }
}

const SAYING = new Set<Outcome>(['answered', 'undefined', 'related'])

/** What a rating is about: how the question ended and which places were shown, never the question. */
function asking(card: Card, { outcome, passages }: Evidence): Card {
  const refs = [...new Set(passages.map(({ ref }) => ref))].slice(0, 5)
  return new CardBuilder(card).feedback('ask', 'rate', { outcome, refs }).build()
}

type Piece = Evidence['passages'][number]

/** Builds the evidence of an answer. */
export function evidence(outcome: Outcome, passages: readonly Piece[] = [], courses: readonly string[] = []): Evidence {
  return { outcome, passages: passages.slice(0, 10), courses }
}

/** The citation of a statement of a grade's table. */
export function fromTable(grade: Grade, quote: string): Citation {
  return { quote, source: 'policy', ref: grade.ref, page: grade.page }
}

/** A statement of a grade's table as evidence, with the name it stands under. */
export function tablePiece(grades: readonly Grade[], text: string, name = ''): Piece {
  const [first] = grades
  return { text: name === '' ? text : `${name}　${text}`, ref: first?.ref ?? '', gradeIds: grades.map(({ id }) => id) }
}

/** The role of a grade as evidence. */
export function rolePiece(grade: Grade): Piece {
  return tablePiece([grade], [grade.roleTitle, ...grade.duties.map((duty) => `○${duty}`)].join('\n'))
}

/** The grades of a framework that share a cell. */
export function sharing(framework: Framework, gradeIds: readonly string[]): Grade[] {
  return framework.grades.filter(({ id }) => gradeIds.includes(id))
}

/** A subject about grades. */
export function about(kind: Subject['about'], grades: readonly Grade[], abilityIds: readonly string[] = []): Subject {
  return { about: kind, gradeIds: grades.map(({ id }) => id), abilityIds, sectionIds: [] }
}
