import { dayOf, writtenDay } from '../../domain/calendar/written.ts'
import { type Period, periodMeant, standingOf } from '../../domain/stress-check/period.ts'
import { countOperators } from '../../infra/store/stress-check/operators.ts'
import { readPeriods } from '../../infra/store/stress-check/rows.ts'
import type { Tools } from '../tools.ts'
import type { Finding } from './index.ts'

/** Days before its first day in which a period is close enough to be looked after. */
const AHEAD_DAYS = 60

/** How the stress check stands while a period runs or comes near: no person, and of the people on its list not even how many. */
export async function stressCheckFindings({ db, now }: Tools): Promise<Finding[]> {
  const today = dayOf(now())
  const isNear = ({ from, to }: Period) => today.until(from).days <= AHEAD_DAYS && today.until(to).days >= 0
  const near = (await readPeriods(db.prisma)).filter((each) => each.state !== 'purged' && isNear(each))
  const period = periodMeant(near, today) ?? near[0]
  if (!period) return []
  const { appointed, fit } = await countOperators(db.prisma, today)
  const { name, from, to, mode } = period
  const said = `ストレスチェック「${name}」は${writtenDay(from)}から${writtenDay(to)}まで、方式${mode.kind}です。`
  const open = [
    standingOf(period, today) === 'draft' ? 'まだ承認されていません。stresscheck approve で承認してください。' : '',
    fit === 0 ? '実施事務従事者として操作できる方がいません。roles give で付けてください。' : '',
    fit > 0 && fit < appointed
      ? `実施事務従事者${appointed}人のうち${appointed - fit}人は、いまの職や役割と兼ねられません。roles list でお確かめください。`
      : '',
  ].filter((each) => each !== '')
  if (open.length > 0) return [{ state: '△', text: `${said}${open.join('')}` }]
  return [{ state: '○', text: `${said}実施事務従事者は${appointed}人で、人事の権限と兼ねている方はいません。` }]
}
