import type { Temporal } from 'temporal-polyfill'
import { HagukumiError } from '../../../bot/errors.ts'
import { personOn } from '../../../domain/people/person.ts'
import { holdsRight } from '../../../domain/people/rights.ts'
import type { Right, Settings } from '../../../domain/settings.ts'
import type { Tx } from '../../db/index.ts'
import { readEnrolled } from '../people/rows.ts'

/** Somebody who acts on campaigns, and holds the right for it. */
export interface Acting {
  readonly number: string
  readonly employeeId: string
}

/**
 * Takes a 職員番号, what they want to do and the day; gives them. Throws not_found where nobody in service has that
 * number, not_allowed where the city's settings give them none of these rights.
 */
export async function actingAs(
  tx: Tx,
  number: string,
  rights: readonly Right[],
  { settings, today }: { readonly settings: Settings; readonly today: Temporal.PlainDate },
): Promise<Acting> {
  const [enrolled] = await readEnrolled(tx, { number: number.normalize('NFKC').trim() })
  const person = enrolled && personOn(enrolled, today)
  if (!person)
    throw new HagukumiError(
      'not_found',
      '--as の職員番号の職員が、いま名簿にいません。ご自分の番号をお確かめください。',
    )
  if (!rights.some((right) => holdsRight(person.roles, right, settings)))
    throw new HagukumiError(
      'not_allowed',
      rights.includes('send_in_bulk')
        ? 'お知らせを出す権限がありません。人事担当の方にお願いしてください。'
        : 'お知らせを承認する権限がありません。承認できる方にお願いしてください。',
    )
  return { number: enrolled.employee.number, employeeId: person.employeeId }
}
