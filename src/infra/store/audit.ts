import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../db/index.ts'
import { toMoment } from './days.ts'

/** An administrative act. `subject` names what was acted on; `detail` holds counts and words, never what people wrote. */
export interface Act {
  readonly at: Temporal.Instant
  readonly actor: string
  /** The act in one word with a dot: 'people.import', 'role.give' … */
  readonly action: string
  readonly subject: string
  readonly detail?: Readonly<Record<string, string | number | readonly string[]>>
}

/** Writes the act into the audit, in the transaction that it belongs to: no change without its entry. */
export async function record(tx: Tx, { at, actor, action, subject, detail = {} }: Act): Promise<void> {
  await tx.auditEntry.create({ data: { at: toMoment(at), actor, action, subject, detail: { ...detail } } })
}
