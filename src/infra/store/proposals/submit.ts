import type { Temporal } from 'temporal-polyfill'
import { addBusinessDays } from '../../../domain/calendar/business-days.ts'
import type { CivicCalendar } from '../../../domain/calendar/civic-calendar.ts'
import { fiscalYearOf } from '../../../domain/calendar/fiscal-year.ts'
import { dayOf } from '../../../domain/calendar/written.ts'
import type { Person } from '../../../domain/people/person.ts'
import type { Kind } from '../../../domain/proposal/proposal.ts'
import type { RuleBook } from '../../../domain/proposal/rule-book.ts'
import type { Written } from '../../../domain/proposal/written.ts'
import type { Tx } from '../../db/index.ts'
import { toDate, toMoment } from '../days.ts'
import { ownFrom } from './rows.ts'

/** What a proposal is written down with. */
export interface Receiving {
  readonly id: string
  readonly kind: Kind
  readonly text: Written
  readonly by: Person
  readonly now: Temporal.Instant
  readonly book: RuleBook
  readonly calendar: CivicCalendar
}

/**
 * Writes a proposal into the register, with the next number of the fiscal year. The number is counted in the same
 * transaction as the row, under a lock on the year: none is given twice, and none is missing where one failed.
 */
export async function submit(tx: Tx, { id, kind, text, by, now, book, calendar }: Receiving) {
  const today = dayOf(now)
  const fiscalYear = fiscalYearOf(today)
  const [counted] = await tx.$queryRaw<{ place: number }[]>`INSERT INTO proposal_register AS r (fiscal_year, last)
    VALUES (${fiscalYear}, 1) ON CONFLICT (fiscal_year) DO UPDATE SET last = r.last + 1 RETURNING last AS place`
  const row = await tx.proposal.create({
    data: {
      id,
      fiscalYear,
      place: counted?.place ?? 1,
      kind,
      state: 'submitted',
      text: { ...text },
      submittedAt: toMoment(now),
      promisedOn: toDate(addBusinessDays(today, book.limits.intake, calendar)),
      sample: by.sample,
      proposers: { create: { employeeId: by.employeeId, part: 'representative' } },
      events: {
        create: { at: toMoment(now), act: 'submit', by: 'proposer', employeeId: by.employeeId, state: 'submitted' },
      },
    },
  })
  return ownFrom(row)
}
