import type { Candidate } from '../../../domain/campaign/candidate.ts'
import type { Added, Change } from '../../../domain/campaign/moves.ts'
import type { Campaign } from './rows.ts'

/** Somebody whom HR looks after now: 職員番号 and the steps, by key. */
export interface LookedAfter {
  readonly number: string
  readonly keys: readonly string[]
}

/** What moves changed in one campaign. Nothing of it says why somebody was away. */
export interface Replanned {
  readonly campaign: Campaign
  readonly closed: number
  readonly excluded: number
  readonly added: number
  /** Back since five business days: HR may pick steps for them. */
  readonly returned: readonly LookedAfter[]
  /** Steps that nobody is there to do. */
  readonly orphans: readonly LookedAfter[]
}

/** Gathers changes of a campaign: only those who move are kept, never all who were looked at. */
export class MovesLedger {
  readonly settled: { id: string; state: 'closed' | 'excluded'; reason: string }[] = []
  readonly back: string[] = []
  readonly added: Added[] = []
  readonly #returned = new Map<string, string[]>()
  readonly #orphans = new Map<string, string[]>()

  note(
    { number, employeeId }: Candidate,
    changes: readonly Change[],
    held: ReadonlyMap<string, readonly { readonly id: string; readonly key: string }[]>,
  ): void {
    for (const change of changes) {
      if (change.kind === 'close') this.settled.push({ id: change.id, state: 'closed', reason: change.reason })
      else if (change.kind === 'exclude') this.settled.push({ id: change.id, state: 'excluded', reason: change.reason })
      else if (change.kind === 'add') this.added.push(change.added)
      else if (change.kind === 'orphan') push(this.#orphans, number, change.key)
      else {
        this.back.push(change.id)
        const key = held.get(employeeId)?.find(({ id }) => id === change.id)?.key
        if (key !== undefined) push(this.#returned, number, key)
      }
    }
  }

  add(added: readonly Added[]): void {
    this.added.push(...added)
  }

  counts(): Omit<Replanned, 'campaign'> {
    const count = (state: 'closed' | 'excluded') => this.settled.filter((each) => each.state === state).length
    const listed = (map: ReadonlyMap<string, string[]>) => [...map].map(([number, keys]) => ({ number, keys }))
    return {
      closed: count('closed'),
      excluded: count('excluded'),
      added: this.added.length,
      returned: listed(this.#returned),
      orphans: listed(this.#orphans),
    }
  }
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const values = map.get(key)
  if (values) values.push(value)
  else map.set(key, [value])
}
