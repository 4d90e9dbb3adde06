import { Temporal } from 'temporal-polyfill'
import { card } from '../../bot/card/card.ts'
import type { Answers, Choice, Json, Reading, Step } from '../../bot/flow/flow.ts'
import { readDayWhole } from '../../domain/calendar/read-day.ts'
import { writtenFrom, writtenWithYear } from '../../domain/calendar/written.ts'
import { emptyPhrase, lacking } from '../../domain/proposal/reason.ts'
import { normalise } from '../../domain/text/normalise.ts'
import { type About, aboutIn } from './about.ts'
import { readScores } from './scoring.ts'
import { ASKS, STANCES, TEXT, WINDOWS } from './texts.ts'

/** The longest text that an act brings along, in UTF-16 units. */
const LONGEST = 2_000

/** A day without its year that lies further ahead than so many months was hardly meant: 「1月20日」 on 26 January. */
const FAR = 6

export type Asked = keyof typeof ASKS

/** The question for one thing that an act brings along; `what` is the deed, for the first line. */
export function question(asked: Asked, what: string): Step {
  const { label, ask } = ASKS[asked]
  return {
    key: asked,
    label,
    ask: (answers, { number, of }) =>
      card(TEXT.step(what, number, of))
        .text(asked === 'scores' ? scoresAsked(aboutIn(answers)) : ask)
        .build(),
    read: readWords,
    ...SPECIAL[asked],
  }
}

const SPECIAL: Readonly<Partial<Record<Asked, Partial<Step>>>> = {
  grounds: { read: readGrounds },
  due: { read: readDue, choices: ({ about }) => dueChoices(aboutIn({ about: about ?? null })), show: shownDay },
  unit: { choices: (answers) => (aboutIn(answers)?.units ?? []).map(alike) },
  clause: { choices: (answers) => (aboutIn(answers)?.clauses ?? []).map(alike) },
  window: { choices: () => WINDOWS.map(alike) },
  stance: { read: (text) => oneOf(STANCES, text), choices: () => STANCES.map(alike) },
  result: {
    read: (text, answers) => {
      const said = normalise(text).trim()
      const found = aboutIn(answers)?.results.find(({ key, label }) => key === said || normalise(label) === said)
      return found ? { answer: found.key } : again(TEXT.chooseOne)
    },
    choices: (answers) => (aboutIn(answers)?.results ?? []).map(({ key, label }) => ({ label, says: key })),
  },
  scores: {
    read: (text, answers) => {
      const scored = readScores(text, aboutIn(answers)?.criteria ?? [])
      return typeof scored === 'string' ? again(scored) : { answer: { ...scored } as Exclude<Json, null> }
    },
  },
  comment: { skip: 'allowed' },
  private_comment: { skip: 'allowed' },
}

function readWords(typed: string): Reading {
  const text = typed.trim()
  if (!/[\p{L}\p{N}]/u.test(text)) return again(TEXT.wordsPlease)
  return text.length > LONGEST ? again(TEXT.tooLong(LONGEST)) : { answer: text }
}

/** A reason that its reader can learn from; what is not one yet is said at once, not at the end. */
function readGrounds(typed: string): Reading {
  const reading = readWords(typed)
  if ('again' in reading) return reading
  const phrase = emptyPhrase(typed)
  if (phrase !== undefined) return again(TEXT.empty(phrase))
  const count = lacking(typed)
  return count > 0 ? again(TEXT.lacking(count)) : reading
}

function readDue(typed: string, answers: Answers): Reading {
  const about = aboutIn(answers)
  if (!about) return again(TEXT.gone)
  const today = Temporal.PlainDate.from(about.today)
  const read = readDayWhole(normalise(typed), { today, way: 'future' })
  if (!read || Temporal.PlainDate.compare(read.day, today) <= 0) return again(TEXT.dayPlease)
  const { day, instead, year } = read
  if (year === 'taken' && Temporal.PlainDate.compare(day, today.add({ months: FAR })) > 0)
    return again(TEXT.dayFar(writtenWithYear(day)))
  return instead
    ? again(TEXT.weekdayWrong(writtenFrom(day, today), writtenFrom(instead, today)))
    : { answer: day.toString() }
}

function dueChoices(about: About | undefined): readonly Choice[] {
  if (!about?.due) return []
  const label = writtenFrom(Temporal.PlainDate.from(about.due), Temporal.PlainDate.from(about.today))
  return [{ label, says: about.due }]
}

function shownDay(answer: Json): string {
  const day = Temporal.PlainDate.from(String(answer))
  return writtenWithYear(day)
}

function scoresAsked(about: About | undefined): string {
  const lines = (about?.criteria ?? []).map(({ label, weight }) => TEXT.scoreLine(label, weight))
  return `${TEXT.scoresAsk(lines.join('\n'))}\n${TEXT.scoresExample}`
}

function oneOf(words: readonly string[], text: string): Reading {
  const found = words.find((word) => normalise(word) === normalise(text).trim())
  return found === undefined ? again(TEXT.chooseOne) : { answer: found }
}

function again(says: string): Reading {
  return { again: card(says).build() }
}

/** A choice that says what it shows. */
export function alike(label: string): Choice {
  return { label: label.slice(0, 75), says: label }
}
