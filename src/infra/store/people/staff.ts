import type { Enrolled } from '../../../domain/people/person.ts'
import type { Tx } from '../../db/index.ts'
import { readEnrolled } from './rows.ts'

/** People held in memory at most; above it those who were read first are read again. */
const MOST = 5_000

/** The directory in memory, as far as it was asked for. It is read anew once anybody was imported or got a role. */
export class Staff {
  #known = new Map<string, Enrolled>()
  #mark: string | undefined

  /** People by their internal ids; who is not there is left out. */
  async with(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Enrolled>> {
    await this.#refresh(tx)
    // Kept in hand: a change that is seen meanwhile begins a map of its own.
    const known = this.#known
    const missing = ids.filter((id) => !known.has(id))
    if (missing.length > 0)
      for (const each of await readEnrolled(tx, { id: { in: missing } })) known.set(each.employeeId, each)
    const found = new Map(
      ids.flatMap((id) => {
        const enrolled = known.get(id)
        return enrolled ? [[id, enrolled] as const] : []
      }),
    )
    for (const id of known.keys()) {
      if (known.size <= MOST) break
      known.delete(id)
    }
    return found
  }

  /** Every change of the directory and of roles leaves its entry in the audit. */
  async #refresh(tx: Tx): Promise<void> {
    const mark = await changesMark(tx)
    if (mark !== this.#mark) this.#known = new Map()
    this.#mark = mark
  }
}

/** Differs once people, roles or settings were changed. */
export async function changesMark(tx: Tx): Promise<string> {
  const [row] = await tx.$queryRaw<{ mark: string }[]>`SELECT coalesce(max(id), 0)::text AS mark FROM audit_entry
    WHERE action LIKE 'people.%' OR action LIKE 'role.%' OR action LIKE 'settings.%'`
  return row?.mark ?? ''
}
