import type { Temporal } from 'temporal-polyfill'
import { type Person, personOn } from '../../../domain/people/person.ts'
import type { Tx } from '../../db/index.ts'
import { enrolledCalled, enrolledOfFamily, readEnrolled } from './rows.ts'

/** Takes an internal id; gives the person as of `day`, or undefined when unknown or not in service then. */
export async function personWithId(tx: Tx, employeeId: string, day: Temporal.PlainDate): Promise<Person | undefined> {
  const [enrolled] = await readEnrolled(tx, { id: employeeId })
  return enrolled && personOn(enrolled, day)
}

/** Takes an e-mail address that a platform vouches for; gives the person as of `day`, or undefined. */
export async function personWithEmail(tx: Tx, email: string, day: Temporal.PlainDate): Promise<Person | undefined> {
  const [enrolled] = await readEnrolled(tx, { email: email.trim().toLowerCase() })
  return enrolled && personOn(enrolled, day)
}

/**
 * Takes a 職員番号, a whole name (spaces do not matter) or a family name; gives everybody in service on `day` who is
 * meant, by rising 職員番号: none, one, or several of one name.
 */
export async function peopleCalled(tx: Tx, called: string, day: Temporal.PlainDate): Promise<Person[]> {
  const whole = await enrolledCalled(tx, called)
  const found = whole.length > 0 ? whole : await enrolledOfFamily(tx, called)
  return found.map((each) => personOn(each, day)).filter((person) => person !== undefined)
}
