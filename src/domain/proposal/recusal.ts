/** A member of the committee, as of the day of the review. */
export interface Reviewer {
  readonly employeeId: string
  /** Whole path of each unit in which they serve: 「総務部/人事課/研修係」. */
  readonly units: readonly string[]
  /** Whole path of each unit that they head. */
  readonly heads: readonly string[]
}

/** What a proposal touches: who made it, from where, and which unit would carry it out. */
export interface Touched {
  readonly proposers: readonly { readonly employeeId: string; readonly units: readonly string[] }[]
  readonly unitInCharge?: string | undefined
}

/** Why somebody must not review a proposal (除斥). */
export type Recusal = 'proposer' | 'same_section' | 'head_in_charge'

/**
 * Takes a reviewer and what a proposal touches; gives why they are recused, or undefined. Whoever made it, serves in the
 * same section as somebody who did, or heads the unit in charge (domain notes §5.3). To be asked anew after each transfer.
 */
export function recusalOf(reviewer: Reviewer, { proposers, unitInCharge }: Touched): Recusal | undefined {
  if (proposers.some(({ employeeId }) => employeeId === reviewer.employeeId)) return 'proposer'
  const sections = new Set(proposers.flatMap(({ units }) => units))
  if (reviewer.units.some((unit) => sections.has(unit))) return 'same_section'
  if (unitInCharge !== undefined && reviewer.heads.includes(unitInCharge)) return 'head_in_charge'
  return undefined
}
