import type { Enrolled } from '../../domain/people/person.ts'
import type { Tx } from '../db/index.ts'
import { readEnrolled } from './people-rows.ts'

/** People held in memory at most; above it those who were read first are read again. */
const MOST = 5_000

/** The directory in memory, as far as it was asked for. It is read anew once anybody was imported or got a role. */
export class Staff {
  readonly #known = new Map<string, Enrolled>()
  #mark: string | undefined

  /** People by their internal ids; who is not there is left out. */
  async with(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Enrolled>> {
    await this.#refresh(tx)
    const missing = ids.filter((id) => !this.#known.has(id))
    if (missing.length > 0)
      for (const each of await readEnrolled(tx, { id: { in: missing } })) this.#known.set(each.employeeId, each)
    const found = new Map(
      ids.flatMap((id) => {
        const enrolled = this.#known.get(id)
        return enrolled ? [[id, enrolled] as const] : []
      }),
    )
    for (const id of this.#known.keys()) {
      if (this.#known.size <= MOST) break
      this.#known.delete(id)
    }
    return found
  }

  /** Every change of the directory and of roles leaves its entry in the audit. */
  async #refresh(tx: Tx): Promise<void> {
    const mark = await changesMark(tx)
    if (mark !== this.#mark) this.#known.clear()
    this.#mark = mark
  }
}

/** Differs once people, roles or settings were changed. */
export async function changesMark(tx: Tx): Promise<string> {
  const [row] = await tx.$queryRaw<{ mark: string }[]>`SELECT coalesce(max(id), 0)::text AS mark FROM audit_entry
    WHERE action LIKE 'people.%' OR action LIKE 'role.%' OR action LIKE 'settings.%'`
  return row?.mark ?? ''
}
