import type { Definition } from './definition.ts'
import type { Finding } from './examine.ts'
import type { Part } from './plan.ts'
import { TEXT } from './texts.ts'

/** As many numbers as a sentence names; the rest is counted. */
const NAMED = 10

/** What a plan would do, counted. Excluded people stand there by number and step, all as 対象外. */
export interface Rehearsal {
  /** People who would have something to do. */
  readonly actors: number
  /** People in the audience who are not excluded, by 部 in the order of the directory. */
  readonly divisions: readonly { readonly division: string; readonly people: number }[]
  readonly members: number
  readonly steps: readonly { readonly key: string; readonly open: number; readonly excluded: number }[]
  readonly excluded: readonly { readonly number: string; readonly steps: readonly string[] }[]
  readonly findings: readonly Finding[]
}

/** Counts parts as they come; keeps no more than one short entry a person. */
export class Rehearser {
  readonly #actors = new Map<string, string>()
  readonly #divisions = new Map<string, Set<string>>()
  readonly #steps: Map<string, { open: number; excluded: number }>
  readonly #excluded = new Map<string, string[]>()
  readonly #noAppraiser = new Set<string>()
  readonly #appraiserAway = new Set<string>()

  constructor(definition: Definition) {
    this.#steps = new Map(definition.steps.map(({ key }) => [key, { open: 0, excluded: 0 }]))
  }

  /** Takes one part and the 職員番号 of the person in the audience. */
  add(part: Part, memberNumber: string): void {
    const counts = this.#steps.get(part.step.key)
    if (part.excluded !== undefined) {
      if (counts) counts.excluded += 1
      this.#excluded.set(memberNumber, [...(this.#excluded.get(memberNumber) ?? []), part.step.key])
      if (part.excluded === 'no_appraiser') this.#noAppraiser.add(memberNumber)
      if (part.excluded === 'appraiser_away') this.#appraiserAway.add(memberNumber)
      return
    }
    if (counts) counts.open += 1
    this.#actors.set(part.actorId, part.actorNumber)
    const division = part.unitPath.split('/')[0] ?? ''
    const people = this.#divisions.get(division)
    if (people) people.add(memberNumber)
    else this.#divisions.set(division, new Set([memberNumber]))
  }

  /** Internal ids and 職員番号 of those who would have something to do. */
  get actors(): ReadonlyMap<string, string> {
    return this.#actors
  }

  /** The whole, with what was found beside the counting. */
  done(findings: readonly Finding[]): Rehearsal {
    const divisions = [...this.#divisions].map(([division, people]) => ({ division, people: people.size }))
    const members = divisions.reduce((sum, { people }) => sum + people, 0)
    const counted: Finding[] = [
      ...(members === 0 ? [{ weight: 'fault', says: TEXT.empty } as const] : []),
      ...notice(this.#noAppraiser.size, TEXT.noAppraiser),
      ...notice(this.#appraiserAway.size, TEXT.appraiserAway),
    ]
    return {
      actors: this.#actors.size,
      divisions,
      members,
      steps: [...this.#steps].map(([key, counts]) => ({ key, ...counts })),
      excluded: [...this.#excluded].map(([number, steps]) => ({ number, steps })),
      findings: [...findings, ...counted],
    }
  }
}

/** Takes numbers; gives at most ten of them in one phrase, with how many more there are. */
export function someNumbers(numbers: readonly string[]): string {
  const more = numbers.length - NAMED
  return `${numbers.slice(0, NAMED).join('・')}${more > 0 ? ` ほか${more}人` : ''}`
}

function notice(count: number, says: (count: number) => string): Finding[] {
  return count > 0 ? [{ weight: 'notice', says: says(count) }] : []
}
