import { type Card, card } from '../../bot/card/card.ts'
import type { Answers, Choice, Json, Reading, Step } from '../../bot/flow/flow.ts'
import { FLOW_ACT, given } from '../../bot/flow/press.ts'
import { cautionIn, withoutReaches } from '../../domain/proposal/guards.ts'
import { LONGEST } from '../../domain/proposal/written.ts'
import { TEXT } from './texts.ts'

const AS_IT_IS_WORD = 'このまま：'

/** Says that somebody means just these words, after they were asked about them. */
const AS_IT_IS = /^このまま\s*[:：、]\s*/u

type Heading = keyof typeof TEXT.headings

/** The talk that a question belongs to: the name of its flow, and what is written in it. */
export interface Whose {
  readonly flow: string
  readonly what: string
}

/** One question of a talk. Its answer is looked at before it is kept anywhere: see guards. */
export function question(key: Heading, asks: string, { flow, what }: Whose, more: Partial<Step> = {}): Step {
  return {
    key,
    label: TEXT.headings[key],
    ask: (_, { number, of }) =>
      card(TEXT.step(what, number, of))
        .text(asks)
        .build(),
    read: (text) => readWords(key, text, flow),
    ...more,
  }
}

/** A choice that says what it shows. */
export function alike(label: string): Choice {
  return { label, says: label }
}

/** The last question: everything as it will stand on the form, and the word that hands it in. */
export function confirmation(shown: (answers: Answers) => readonly { name: string; value: string }[]): Step {
  return {
    key: 'confirm',
    label: TEXT.headings.confirm,
    ask: (answers) => card(TEXT.confirm).facts(shown(answers)).text(TEXT.whatSubmitDoes).build(),
    read: (text, answers) =>
      text.trim() === TEXT.submit
        ? { answer: true }
        : { again: card(TEXT.confirm).facts(shown(answers)).text(TEXT.chooseSubmit).build() },
    choices: () => [alike(TEXT.submit), alike(TEXT.mend)],
  }
}

/** What an answer says, however it was kept. */
export function said(answers: Answers, key: Heading): string {
  const answer: Json = answers[key] ?? null
  return typeof answer === 'string' ? answer : TEXT.unknown
}

/** A question of the one who writes, rather than an answer: 「課長級の役割は？」. A long text may well end with one. */
const QUESTION = /^.{1,60}([?？]|(です|ます|でしょう|ました)か。?|(とは|って何)。?)$/u

/** Nothing is silently taken for an answer: it is kept at a press, and the question can be asked beside the talk. */
function doubtful(key: Heading, text: string, flow: string): Card {
  return card(TEXT.question)
    .text(TEXT.questionHow)
    .button(TEXT.asAnswer, 'proposals', FLOW_ACT, given(flow, `${AS_IT_IS_WORD}${text}`, key))
    .build()
}

/** Takes what was typed under a heading; gives it as an answer, or asks about it before anything is kept. */
export function readWords(key: Heading, typed: string, flow: string): Reading {
  const meant = AS_IT_IS.test(typed)
  const text = typed.replace(AS_IT_IS, '').trim()
  if (!/[\p{L}\p{N}]/u.test(text)) return { again: card(TEXT.wordsPlease).build() }
  if (text.length > LONGEST) return { again: card(TEXT.tooLong(text.length, LONGEST)).build() }
  const caution = meant ? undefined : cautionIn(text)
  if (caution === undefined)
    return meant || !QUESTION.test(text) ? { answer: text } : { again: doubtful(key, text, flow) }
  const asked = card(TEXT[caution]).text(TEXT.howToKeep)
  if (caution === 'personnel') return { again: asked.button(TEXT.contacts, 'support', 'contacts').build() }
  const masked = withoutReaches(text)
  return { again: asked.button(TEXT.withoutThem, 'proposals', FLOW_ACT, given(flow, masked, key)).build() }
}
