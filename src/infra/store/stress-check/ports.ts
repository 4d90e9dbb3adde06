import type { Tx } from '../../db/index.ts'
import { readContacts } from '../settings/contacts.ts'
import { readPeriods } from './rows.ts'
import { type Silencing, silence, unsilence } from './talk.ts'

/** What a talk about the stress check may know and do, in one transaction. */
export function stressCheckPorts(tx: Tx) {
  return {
    periods: async () => (await readPeriods(tx)).filter(({ state }) => state === 'approved'),
    contact: async () => {
      const found = (await readContacts(tx)).find(({ topic }) => topic === 'stress_check')
      return found && [found.name, found.phone].filter((part) => part !== undefined).join('　')
    },
    silence: (of: Silencing) => silence(tx, of),
    unsilence: (of: Silencing) => unsilence(tx, of),
  }
}
