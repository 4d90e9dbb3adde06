import { type CardBuilder, card } from '../../bot/card/card.ts'
import { gradeOf } from '../../domain/competency/framework.ts'
import { cite, type Section } from '../../domain/passage.ts'
import { squash } from '../../domain/text/normalise.ts'
import { type Answer, evidence } from './answer.ts'
import type { Desktop } from './desktop.ts'
import type { Knowledge } from './ports.ts'
import { says } from './reading/follow-up.ts'
import type { Question } from './reading/question.ts'
import { BUTTON, TEXT } from './texts.ts'

/** Characters of a section shown at once. */
const SHOWN = 600

/** 「第４章２⑴を見せて」: a place of the policy, in whatever width it is written. */
const PLACE = /第[0-9]章[0-9]?(\([0-9]\))?/

/** The section at a place that the question names, where it asks for nothing else. */
export function placeAnswer(question: Question, { knowledge }: Desktop): Answer | undefined {
  const [place] = PLACE.exec(squash(question.text)) ?? []
  const section = place === undefined ? undefined : knowledge.place(place)
  const others = question.rest.filter((word) => !/^(第|章|[0-9]+|節)+$/.test(word))
  return section && others.length === 0 && section.passages.length > 0 ? sectionAnswer(section, 0) : undefined
}

/** 「根拠は?」「もっと詳しく」: the section that the last answer rested on, or undefined where no other was asked. */
export function sourceAnswer(question: Question, { knowledge, subject }: Desktop): Answer | undefined {
  if (!says(question.wants, 'source', 'more') || question.rest.length > 1 || question.grades.length > 0)
    return undefined
  const section = subject && sectionOf(knowledge, subject)
  return section ? sectionAnswer(section, 0) : undefined
}

function sectionOf(
  knowledge: Knowledge,
  { sectionIds, gradeIds }: NonNullable<Desktop['subject']>,
): Section | undefined {
  const [section] = sectionIds
  if (section !== undefined) return knowledge.section(section)
  const grade = gradeIds[0] === undefined ? undefined : gradeOf(knowledge.framework, gradeIds[0])
  return grade && knowledge.place(grade.ref)
}

/** A whole section to the letter, a stretch at a time, from the passage `from` on. */
export function sectionAnswer(section: Section, from: number): Answer {
  const passages = section.passages.slice(from)
  let built = card(TEXT.sectionTitle(section.ref, section.title))
  let shown = 0
  let width = 0
  for (const passage of passages) {
    if (shown > 0 && width + passage.text.length > SHOWN) break
    built = built.text(labelled(section, passage)).cite(...(passage.kind === 'role' ? [] : [cite(passage)]))
    width += passage.text.length
    shown += 1
  }
  return {
    card: withMore(built.note(`${section.document}　${section.edition}`), section, from + shown).build(),
    evidence: evidence(
      'answered',
      passages.map(({ text, ref, gradeIds }) => ({ text, ref, gradeIds })),
    ),
    subject: { about: 'documents', gradeIds: [], abilityIds: [], sectionIds: [section.id] },
  }
}

function withMore(built: CardBuilder, section: Section, next: number): CardBuilder {
  if (next >= section.passages.length) return built
  return built.button(BUTTON.more, 'ask', 'read', { section: section.id, from: next })
}

/** A statement of a table with the names it stands under; running text as it is. */
function labelled(section: Section, passage: Section['passages'][number]): string {
  const own = passage.kind === 'definition' ? [] : passage.heading.slice(section.heading.length)
  return own.length === 0 ? passage.text : `${own.join('　')}\n${passage.text}`
}
