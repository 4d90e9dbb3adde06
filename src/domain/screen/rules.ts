import type { Words } from './words.ts'

/** What must stand together in one sentence, and what must not. */
export interface Rule {
  readonly all: readonly Words[]
  readonly unless?: readonly Words[]
}

/** Takes tables; gives a rule for each of them alone. */
export function each(...tables: readonly Words[]): Rule[] {
  return tables.map((table) => ({ all: [table] }))
}

/** Takes two groups of tables; gives a rule for each pair of them in one sentence. */
export function together(some: readonly Words[], others: readonly Words[]): Rule[] {
  return some.flatMap((one) => others.map((other) => ({ all: [one, other] })))
}

/** Takes the tables found in a sentence; tells whether one of the rules holds. */
export function holds(rules: readonly Rule[], found: ReadonlySet<Words>): boolean {
  return rules.some(
    ({ all, unless = [] }) => all.every((table) => found.has(table)) && !unless.some((table) => found.has(table)),
  )
}

/** Takes rules; gives the tables that they speak of. */
export function tablesOf(rules: readonly Rule[]): Words[] {
  return rules.flatMap(({ all, unless = [] }) => [...all, ...unless])
}
