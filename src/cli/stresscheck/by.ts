import { HagukumiError } from '../../bot/errors.ts'
import { dayOf } from '../../domain/calendar/written.ts'
import type { Period } from '../../domain/stress-check/period.ts'
import { pledgedOperator } from '../../infra/store/stress-check/operators.ts'
import type { OperatorAct } from '../../infra/store/stress-check/periods.ts'
import { readPeriods } from '../../infra/store/stress-check/rows.ts'
import type { Tools } from '../tools.ts'
import { CLI } from './texts.ts'

export const NAME_OPTION = '--name'

/** The option that names the operator, and the one that names a period. */
export const AS = ['--as <職員番号>', CLI.as] as const
export const NAME = [`${NAME_OPTION} <名前>`, CLI.name] as const

/** What every command of an operator is given. */
export interface ByOperator {
  readonly as?: string
  readonly name?: string
}

/** The operator as typed. Throws bad_input where nobody is named. */
export function asGiven(as: string | undefined): string {
  if (as === undefined) throw new HagukumiError('bad_input', CLI.noOperator)
  return as
}

/** An act of the operator named. Throws not_allowed for everybody else, and before 守秘 is acknowledged. */
export async function actBy({ db, now }: Tools, as: string | undefined): Promise<OperatorAct> {
  const at = now()
  const { number } = await pledgedOperator(db.prisma, asGiven(as), dayOf(at))
  return { operator: number, now: at }
}

/** The period named, else the only one that is not purged. Throws not_found, or bad_input where several are meant. */
export async function periodGiven({ db }: Tools, name: string | undefined): Promise<Period> {
  const periods = await readPeriods(db.prisma)
  const meant = periods.filter((each) => (name === undefined ? each.state !== 'purged' : each.name === name))
  const [period, other] = meant
  if (!period) throw new HagukumiError('not_found', name === undefined ? CLI.noPeriod : CLI.noSuchPeriod)
  if (other) throw new HagukumiError('bad_input', CLI.several(meant.map((each) => each.name).join('、')))
  return period
}
