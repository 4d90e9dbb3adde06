import type { Temporal } from 'temporal-polyfill'
import { HagukumiError } from '../../../bot/errors.ts'
import { type CivicCalendar, civicCalendar, type NationalHolidays } from '../../../domain/calendar/civic-calendar.ts'
import type { Person } from '../../../domain/people/person.ts'
import type { Act } from '../../../domain/proposal/arrows.ts'
import type { Kind } from '../../../domain/proposal/proposal.ts'
import type { RuleBook } from '../../../domain/proposal/rule-book.ts'
import type { Written } from '../../../domain/proposal/written.ts'
import type { Tx } from '../../db/index.ts'
import { readSettings } from '../settings/settings.ts'
import { dropDraft, keepDraft } from './drafts.ts'
import { actOnOwn, ownProposal, proposalsOf } from './mine.ts'
import { submit } from './submit.ts'

/** What is the same for every turn. */
export interface ProposalHouse {
  readonly holidays: NationalHolidays
  newId(): string
}

/** All that the proposals read and write, in one transaction. */
export function proposalPorts(tx: Tx, { holidays, newId }: ProposalHouse) {
  return {
    rules: () => rulesIn(tx),
    submit: async (kind: Kind, text: Written, by: Person, now: Temporal.Instant) => {
      const { book, calendar } = await rulesOf(tx, holidays)
      return submit(tx, { id: newId(), kind, text, by, now, book, calendar })
    },
    keepDraft: (flow: string, { employeeId }: Person, now: Temporal.Instant) => keepDraft(tx, employeeId, flow, now),
    dropDraft: (flow: string, { employeeId }: Person) => dropDraft(tx, employeeId, flow),
    mine: ({ employeeId }: Person) => proposalsOf(tx, employeeId),
    one: (id: string, { employeeId }: Person) => ownProposal(tx, id, employeeId),
    act: async (id: string, act: Act, { employeeId }: Person, now: Temporal.Instant) =>
      actOnOwn(tx, { id, act, employeeId, now }, await rulesOf(tx, holidays)),
    correct: async (id: string, text: Written, { employeeId }: Person, now: Temporal.Instant) =>
      actOnOwn(tx, { id, act: 'correct', employeeId, now, text }, await rulesOf(tx, holidays)),
  }
}

/** The rule book that the city set, or undefined; `sample` as long as it is that of the sample city. */
export async function rulesIn(tx: Tx) {
  const { settings, sample } = await readSettings(tx)
  const origin: 'city' | 'sample' = sample.has('proposals') ? 'sample' : 'city'
  return settings.proposals && { book: settings.proposals, origin }
}

/** The rule book with the days on which the city hall is open. Throws bad_input where there is none. */
export async function rulesOf(
  tx: Tx,
  holidays: NationalHolidays,
): Promise<{ book: RuleBook; calendar: CivicCalendar }> {
  const { settings } = await readSettings(tx)
  if (!settings.proposals) throw new HagukumiError('bad_input', '職員提案の規程がまだ設定されていません。')
  return { book: settings.proposals, calendar: civicCalendar(holidays, settings.closed_days) }
}
