import { Temporal } from 'temporal-polyfill'
import { card } from '../../bot/card/card.ts'
import type { Answers, Flow, Json, Step } from '../../bot/flow/flow.ts'
import { readDay } from '../../domain/calendar/read-day.ts'
import { writtenDay } from '../../domain/calendar/written.ts'
import { DECISION, type MeetingKind, MOST_DECISIONS, THEME } from '../../domain/meeting/meeting.ts'
import { level } from './reading/level.ts'
import { readDecisions, readHeadCount } from './reading/record.ts'
import { TEXT } from './texts.ts'

/** What a record is of, as the flow keeps it: known from the start, and only its day can be mended. */
export interface Of {
  readonly unit: string
  readonly name: string
  readonly kind: MeetingKind
  /** 'YYYY-MM-DD'. */
  readonly day: string
}

export const RECORD_FLOW = 'meetings_record'

const NONE_SET = /^(?:未定|なし|無し|決まっていない|決まっていません)。?$/

/** Asks for what a record in one message left out, one by one. */
export const recordFlow: Flow = {
  name: RECORD_FLOW,
  feature: 'meetings',
  version: 1,
  steps: [
    step('of', TEXT.factUnit, TEXT.askDay, readOf, (answer) => written(ofIn(answer))),
    step('count', TEXT.factCount, TEXT.askCount, readCount, (answer) => TEXT.people(Number(answer))),
    step('theme', TEXT.factTheme, TEXT.askTheme, (text) => withinTheme(text)),
    {
      ...step('decisions', TEXT.factDecisions, TEXT.askDecisions, readEach, (answer) => listed(answer)),
      choices: () => [{ label: TEXT.nothingDecided, says: 'なし' }],
    },
    {
      ...step('next', TEXT.factNext, TEXT.askNext, readNext, (answer) =>
        answer === '' ? TEXT.unplanned : writtenDay(Temporal.PlainDate.from(String(answer))),
      ),
      choices: () => [{ label: TEXT.unplanned, says: TEXT.unplanned }],
    },
  ],
}

/** Takes the answers of the flow; gives what they are of, or undefined where they come from somewhere else. */
export function ofIn(answer: Json | undefined): Of | undefined {
  if (typeof answer !== 'object' || answer === null || !('unit' in answer)) return undefined
  const { unit, name, kind, day } = answer
  return {
    unit: String(unit),
    name: String(name),
    kind: kind === 'training' ? 'training' : 'meeting',
    day: String(day),
  }
}

/** Whether the theme and the decisions are of a length that can be kept. */
export function fits({ theme = '', decisions = [] }: { theme?: string; decisions?: readonly string[] }): boolean {
  return (
    theme.length <= THEME && decisions.length <= MOST_DECISIONS && decisions.every((each) => each.length <= DECISION)
  )
}

type Read = (text: string, answers: Answers) => Exclude<Json, null> | { readonly not: string }

function step(key: string, label: string, asks: string, read: Read, show?: (answer: Json) => string): Step {
  return {
    key,
    label,
    ask: () => card(asks).build(),
    read: (text, answers) => {
      const answer = read(level(text), answers)
      const not = typeof answer === 'object' && 'not' in answer ? String(answer.not) : undefined
      return not === undefined ? { answer: answer as Exclude<Json, null> } : { again: card(not).build() }
    },
    ...(show ? { show } : {}),
  }
}

/** The day of the meeting; of the year before where none is written and it lies ahead of the one that is there. */
function readOf(text: string, { of }: Answers): ReturnType<Read> {
  const kept = ofIn(of)
  const day = kept && readDay(text, { today: Temporal.PlainDate.from(kept.day), way: 'past' })
  return kept && day ? { ...kept, day: day.toString() } : { not: TEXT.againDay }
}

function readCount(text: string): ReturnType<Read> {
  const count = readHeadCount(text)
  return count === undefined || count < 1 ? { not: TEXT.againCount } : count
}

function withinTheme(text: string): ReturnType<Read> {
  return text === '' || !fits({ theme: text }) ? { not: TEXT.againTheme(THEME) } : text
}

function readEach(text: string): ReturnType<Read> {
  const decisions = text.split(/(?<!\d)\/|\/(?!\d)/).flatMap(readDecisions)
  return fits({ decisions }) ? decisions : { not: TEXT.againDecisions(DECISION, MOST_DECISIONS) }
}

/** '' stands for none set. */
function readNext(text: string, { of }: Answers): ReturnType<Read> {
  if (NONE_SET.test(text)) return ''
  const from = ofIn(of)?.day
  const said = text.replace(/^次回?\s*[:は]?\s*/, '')
  const day = from && readDay(said, { today: Temporal.PlainDate.from(from), way: 'future' })
  return day ? day.toString() : { not: TEXT.againNext }
}

function written(of: Of | undefined): string {
  return of ? `${of.name} ${writtenDay(Temporal.PlainDate.from(of.day))}` : ''
}

function listed(answer: Json): string {
  return Array.isArray(answer) && answer.length > 0 ? answer.join('、') : TEXT.nothingDecided
}
