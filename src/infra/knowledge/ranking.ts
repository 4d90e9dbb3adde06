import type { Passage, Section } from '../../domain/passage.ts'
import type { Hints } from '../../domain/search.ts'
import { fold, normalise } from '../../domain/text/normalise.ts'

/** Bonuses on the BM25 scale and factors by what the question is after; measured, and not delicate. */
const BONUS = { gradeAndAbility: 12, grade: 3, ability: 4 }
const FACTOR = {
  otherGrade: 0.6,
  list: 1.15,
  manyItems: 1.2,
  definition: 1.15,
  opensWith: 1.3,
  date: 1.5,
  titleNamed: 1.15,
  nameNamed: 1.5,
}

const DEFINING = /とは、|をいい|を指し|であり、|ものです|もので/
/** 「働き方改革」は、…: a sentence that says what its first word is. */
const OPENING = /(?:^|\n)「?([^、。「」\n]{2,14}?)」?(?:とは|は)、/
const YEAR = /(平成|令和|昭和)[0-9元]+年/
const MARK = /^[\s　]*[○・ア-ンa-z0-9①-⑳-]/gm

/** Takes a passage's score for the words; gives it with what is known of the question's structure. */
export function structured(
  { passage, section }: { passage: Passage; section: Section },
  score: number,
  question: string,
  hints: Hints,
): number {
  return (score + bonusOf(passage, hints)) * factorOf(passage, section, question, hints)
}

function bonusOf(passage: Passage, hints: Hints): number {
  const ability = passage.abilityId !== undefined && hints.abilityIds.includes(passage.abilityId)
  if (hints.gradeIds.length === 0) return ability ? BONUS.ability : 0
  if (!passage.gradeIds.some((grade) => hints.gradeIds.includes(grade))) return 0
  if (ability) return BONUS.gradeAndAbility
  if (hints.role === 'asked' && passage.kind === 'role') return BONUS.gradeAndAbility
  if (hints.role === 'asked') return 0
  return BONUS.grade
}

function factorOf(passage: Passage, section: Section, question: string, hints: Hints): number {
  let factor = 1
  const ofOther = passage.gradeIds.length > 0 && !passage.gradeIds.some((grade) => hints.gradeIds.includes(grade))
  if (hints.gradeIds.length > 0 && ofOther) factor *= FACTOR.otherGrade
  if (hints.shape === 'list' && passage.kind === 'list') factor *= FACTOR.list
  if (hints.shape === 'list' && (passage.text.match(MARK)?.length ?? 0) >= 3) factor *= FACTOR.manyItems
  const text = normalise(passage.text)
  if (hints.shape === 'definition' && DEFINING.test(text)) factor *= FACTOR.definition
  const opening = OPENING.exec(text)?.[1]
  if (hints.shape === 'definition' && opening && fold(question).includes(fold(opening))) factor *= FACTOR.opensWith
  if (hints.shape === 'date' && YEAR.test(text)) factor *= FACTOR.date
  const asked = fold(question)
  if (section.title.length >= 3 && asked.includes(fold(section.title))) factor *= FACTOR.titleNamed
  const named = passage.heading.at(-1)
  if ((passage.kind === 'awareness' || passage.kind === 'definition') && named && asked.includes(fold(named)))
    factor *= FACTOR.nameNamed
  return factor
}
