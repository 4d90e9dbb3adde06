import { HagukumiError } from '../../../bot/errors.ts'
import type { Contact } from '../../../domain/settings.ts'
import type { Tx } from '../../db/index.ts'
import { readSettings } from './settings.ts'

/**
 * The city's contacts. Where a stored setting can no longer be read, whoever is in distress still gets an answer, with
 * 119 and the office; `doctor` and every other use of the settings tell the operator.
 */
export async function readContacts(tx: Tx): Promise<readonly Contact[]> {
  try {
    return (await readSettings(tx)).settings.contacts ?? []
  } catch (error) {
    if (error instanceof HagukumiError && error.code === 'storage') return []
    throw error
  }
}
