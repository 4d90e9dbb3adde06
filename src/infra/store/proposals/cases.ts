import type { Temporal } from 'temporal-polyfill'
import type { Person } from '../../../domain/people/person.ts'
import { personOn } from '../../../domain/people/person.ts'
import type { Actor } from '../../../domain/proposal/proposal.ts'
import type { RuleBook } from '../../../domain/proposal/rule-book.ts'
import { seenBy } from '../../../domain/proposal/seen.ts'
import type { Written } from '../../../domain/proposal/written.ts'
import type { Proposal } from '../../db/generated/client.ts'
import type { Tx } from '../../db/index.ts'
import { readEnrolled } from '../people/rows.ts'
import { historyOf } from './history.ts'
import { lastReviews } from './reviews.ts'
import { ownFrom } from './rows.ts'

/** Who reads a proposal, in which parts, under which rules and on which day. */
export interface Reader {
  readonly person: Person
  readonly parts: readonly Actor[]
  readonly book: RuleBook
  readonly today: Temporal.PlainDate
}

/** Takes a proposal and who reads it; gives what they may see of it. Whoever holds several parts sees what the widest does. */
export async function caseFor(tx: Tx, row: Proposal, { person, parts, book, today }: Reader) {
  const unit = row.unitId === null ? null : await tx.orgUnit.findUnique({ where: { id: row.unitId } })
  const reviews = await lastReviews(tx, row.id)
  const whole = {
    ...ownFrom(row),
    text: row.text as unknown as Partial<Written>,
    unitPath: unit?.path,
    proposers: await proposersOf(tx, row.id, today),
    history: await historyOf(tx, row.id),
    reviews: parts.includes('office') ? reviews : reviews.filter(({ employeeId }) => employeeId === person.employeeId),
    parts,
  }
  const [widest = 'reviewer'] = WIDEST_FIRST.filter((part) => parts.includes(part))
  return seenBy(widest, whole, book)
}

const WIDEST_FIRST: readonly Actor[] = ['office', 'unit', 'reviewer']

async function proposersOf(tx: Tx, proposalId: string, today: Temporal.PlainDate) {
  const rows = await tx.proposer.findMany({ where: { proposalId }, orderBy: { part: 'desc' } })
  const staff = await readEnrolled(tx, { id: { in: rows.map(({ employeeId }) => employeeId) } })
  return staff.map((each) => {
    const { unitPath = '', gradeName = '' } = personOn(each, today) ?? {}
    return { name: each.employee.name, unitPath, gradeName }
  })
}
