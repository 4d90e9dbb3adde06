import type { Temporal } from 'temporal-polyfill'
import { type Person, personOn } from '../../../domain/people/person.ts'
import type { Actor, State } from '../../../domain/proposal/proposal.ts'
import { recusalOf, type Touched } from '../../../domain/proposal/recusal.ts'
import type { Proposal } from '../../db/generated/client.ts'
import type { Tx } from '../../db/index.ts'
import { readEnrolled } from '../people/rows.ts'
import { headsOf } from './heads.ts'

/** Whom a proposal touches on a day. The unit in charge goes by its id. */
interface Around extends Touched {
  readonly heads: readonly string[]
}

/** A proposal is the committee's from its review on, and until it is decided. */
const REVIEWED: readonly State[] = ['in_review', 'recommended', 'on_hold']

/**
 * The parts in which somebody may act on a proposal, asked anew at each press: after a transfer they are others. What
 * somebody made themselves they do not handle in the office, and whoever is recused is no member of the committee for it.
 */
export async function partsIn(
  tx: Tx,
  proposal: Proposal,
  person: Person,
  today: Temporal.PlainDate,
): Promise<readonly Actor[]> {
  const { employeeId, roles } = person
  const around = await aroundIt(tx, proposal, today)
  const made = around.proposers.some((each) => each.employeeId === employeeId)
  const reviews = roles.includes('reviewer') && REVIEWED.some((state) => state === proposal.state)
  return [
    ...(roles.includes('proposal_office') && !made ? (['office'] as const) : []),
    ...(around.heads.includes(employeeId) ? (['unit'] as const) : []),
    ...(reviews && !isRecused(person, around) ? (['reviewer'] as const) : []),
  ]
}

/** Those of the committee who review a proposal. */
export async function reviewersOf(
  tx: Tx,
  proposal: Proposal,
  committee: readonly Person[],
  today: Temporal.PlainDate,
): Promise<readonly Person[]> {
  const around = await aroundIt(tx, proposal, today)
  return committee.filter((member) => !isRecused(member, around))
}

function isRecused({ employeeId, appointments }: Person, { heads, ...touched }: Around): boolean {
  const headed = touched.unitInCharge !== undefined && heads.includes(employeeId) ? [touched.unitInCharge] : []
  const units = appointments.map(({ unitPath }) => unitPath)
  return recusalOf({ employeeId, units, heads: headed }, touched) !== undefined
}

async function aroundIt(tx: Tx, { id, unitId }: Proposal, today: Temporal.PlainDate): Promise<Around> {
  const rows = await tx.proposer.findMany({ where: { proposalId: id }, select: { employeeId: true } })
  const staff = await readEnrolled(tx, { id: { in: rows.map(({ employeeId }) => employeeId) } })
  const proposers = staff.map((each) => {
    const units = personOn(each, today)?.appointments.map(({ unitPath }) => unitPath) ?? []
    return { employeeId: each.employeeId, units }
  })
  const heads = unitId === null ? [] : await headsOf(tx, unitId, today)
  return { proposers, heads, unitInCharge: unitId ?? undefined }
}
