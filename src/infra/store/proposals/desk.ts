import type { Temporal } from 'temporal-polyfill'
import type { Card } from '../../../bot/card/card.ts'
import { addBusinessDays } from '../../../domain/calendar/business-days.ts'
import { dayOf } from '../../../domain/calendar/written.ts'
import type { Person } from '../../../domain/people/person.ts'
import type { Refusal, Wish } from '../../../domain/proposal/move.ts'
import type { Scores } from '../../../domain/proposal/scores.ts'
import type { Proposal } from '../../db/generated/client.ts'
import type { Tx } from '../../db/index.ts'
import { caseFor } from './cases.ts'
import { unitCalled, unitsIn } from './heads.ts'
import { partsIn } from './parts.ts'
import { heldProposal, perform } from './perform.ts'
import { type ProposalHouse, rulesIn, rulesOf } from './ports.ts'
import { keepReview } from './reviews.ts'
import { type Post, tellAbout } from './tell.ts'
import { underWayFor } from './waiting.ts'

/** An act, with the scores of a member of the committee where it is a review. */
interface Deed extends Wish {
  readonly id: string
  readonly review?:
    | {
        readonly scores: Scores
        readonly words: Readonly<Record<string, string>>
        readonly privateComment: string | undefined
        readonly comment: string | undefined
      }
    | undefined
}

/** All that office, units and committee read and do, in one transaction. */
export function reviewDesk(tx: Tx, { holidays }: ProposalHouse, post: Post) {
  return {
    rules: () => rulesIn(tx),
    waiting: (person: Person, now: Temporal.Instant) => underWayFor(tx, person, dayOf(now)),
    find: async (id: string, person: Person, now: Temporal.Instant) => {
      const row = await heldProposal(tx, id)
      return row && shownTo(row, person, now)
    },
    perform: async (deed: Deed, person: Person, now: Temporal.Instant) => {
      const row = await heldProposal(tx, deed.id)
      if (!row || !(await partsIn(tx, row, person, dayOf(now))).includes(deed.by)) return undefined
      return done(row, deed, person, now)
    },
    tell: async (id: string, whom: 'proposers' | 'unit' | 'reviewers', card: Card, now: Temporal.Instant) => {
      const row = await heldProposal(tx, id)
      return row ? tellAbout(tx, row, { whom, card, now }, post) : { told: 0, of: 0 }
    },
    unitsIn: (text: string) => unitsIn(tx, text),
    dueIn: async (businessDays: number, now: Temporal.Instant) => {
      const { calendar } = await rulesOf(tx, holidays)
      return addBusinessDays(dayOf(now), businessDays, calendar)
    },
  }

  async function shownTo(row: Proposal, person: Person, now: Temporal.Instant) {
    const today = dayOf(now)
    const parts = await partsIn(tx, row, person, today)
    if (parts.length === 0) return undefined
    const { book } = await rulesOf(tx, holidays)
    return caseFor(tx, row, { person, parts, book, today })
  }

  async function done(row: Proposal, { review, id: _, ...deed }: Deed, person: Person, now: Temporal.Instant) {
    const { book, calendar } = await rulesOf(tx, holidays)
    const { employeeId } = person
    const unit = deed.given?.unit === undefined ? undefined : await unitCalled(tx, deed.given.unit)
    if (deed.given?.unit !== undefined && !unit) return refused('no_unit')
    const wish = unit ? { ...deed, given: { ...deed.given, unit: unit.path } } : deed
    const performing = { wish, employeeId, unitId: unit?.id, now }
    const after = await perform(tx, row, performing, { book, calendar, today: dayOf(now) })
    if ('refused' in after) return refused(after.refused)
    if (review) await keepReview(tx, { proposalId: row.id, employeeId }, review, now)
    const today = dayOf(now)
    // Whoever acted sees what came of it, also where their part ends with it.
    const parts = [...new Set([wish.by, ...(await partsIn(tx, after, person, today))])]
    return { kind: 'done' as const, now: await caseFor(tx, after, { person, parts, book, today }) }
  }
}

function refused(why: Refusal['refused'] | 'no_unit') {
  return { kind: 'refused' as const, why }
}
