import type { AccountRef, Event } from '../../../bot/event.ts'
import type { AccountStore } from '../../../bot/inbox/acquaint.ts'
import { dayOf } from '../../../domain/calendar/written.ts'
import type { Tx } from '../../db/index.ts'
import { toMoment } from '../days.ts'
import { personWithEmail } from './people.ts'

/** Accounts and whom they belong to. */
export function accountStore(tx: Tx): AccountStore {
  return {
    isLinked: async (account) => {
      const row = await tx.account.findUnique({ where: { channel_externalId: account } })
      return (row?.employeeId ?? null) !== null
    },
    link: async (account, email, at) => {
      const person = await personWithEmail(tx, email, dayOf(at))
      if (person) await linkAccount(tx, account, person.employeeId, at)
      return person !== undefined
    },
  }
}

/** Links an account to an employee, once; later it stays as it is. */
export async function linkAccount(tx: Tx, account: AccountRef, employeeId: string, at: Event['at']): Promise<void> {
  const linked = { employeeId, linkedAt: toMoment(at) }
  await tx.account.upsert({ where: { channel_externalId: account }, create: { ...account, ...linked }, update: linked })
}

/** Notes that the person was greeted; false for one who was greeted before. */
export async function greetOnce(tx: Tx, account: AccountRef, at: Event['at']): Promise<boolean> {
  await tx.account.createMany({ data: [{ ...account }], skipDuplicates: true })
  const unmet = { ...account, greetedAt: null }
  const { count } = await tx.account.updateMany({ where: unmet, data: { greetedAt: toMoment(at) } })
  return count === 1
}

/** Forgets whom an account belonged to: it was closed on its platform. */
export async function unlinkAccount(tx: Tx, account: AccountRef): Promise<void> {
  await tx.account.updateMany({ where: { ...account }, data: { employeeId: null, linkedAt: null } })
}
