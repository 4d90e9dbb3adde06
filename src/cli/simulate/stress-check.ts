import type { Temporal } from 'temporal-polyfill'
import { daysOfFiscalYear, fiscalYearOf, writtenFiscalYear } from '../../domain/calendar/fiscal-year.ts'
import type { Io } from '../../infra/handover/io.ts'
import { run } from '../run.ts'
import type { Town } from './town.ts'

/** First and last day of the period, in the fiscal year. */
const PERIOD = { from: { month: 7, day: 1 }, to: { month: 7, day: 30 } } as const

/** Lets the year have a stress check, by the very commands of its operators: one writes it, the other approves. */
export async function approveStressCheck(town: Town, day: Temporal.PlainDate): Promise<void> {
  const { prisma } = town.app.db
  const operators = await prisma.employee.findMany({
    where: { roles: { some: { role: 'sc_operator' } } },
    orderBy: { number: 'asc' },
  })
  const [author, approver] = operators
  if (!author || !approver) throw new RangeError('the sample city has two operators')
  const eligible = await prisma.employee.findMany({ where: { leftOn: null }, orderBy: { number: 'asc' } })
  for (const { number } of [author, approver]) await command(town, ['pledge', '--as', number, '--yes'], [])
  await command(town, ['new', '-', '--as', author.number], periodOf(day))
  await command(town, ['eligible', '-', '--as', author.number], ['職員番号', ...eligible.map(({ number }) => number)])
  await command(town, ['approve', '--as', approver.number], [])
}

function periodOf(day: Temporal.PlainDate): string[] {
  const year = fiscalYearOf(day)
  const { from } = daysOfFiscalYear(year)
  return [
    '項目,値',
    `名前,${writtenFiscalYear(year)}`,
    `開始,${from.with(PERIOD.from)}`,
    `終了,${from.with(PERIOD.to)}`,
    '受検画面,https://sample.invalid/check',
    '所要分,10',
    '勤務時間,はい',
    '実施者,サンプルの実施者',
    '問い合わせ先,サンプルの窓口',
    '申出先,サンプルの窓口',
    '申出日数,30',
    '結果の伝達先,サンプルの窓口',
  ]
}

async function command({ app }: Town, argv: readonly string[], lines: readonly string[]): Promise<void> {
  const said: string[] = []
  const io: Io = {
    lines: feed(lines),
    out: () => undefined,
    err: (text) => void said.push(text),
    columns: undefined,
    cwd: process.cwd(),
  }
  const code = await run({ command: 'hagukumi', argv: ['stresscheck', ...argv] }, app, io)
  if (code !== 0) throw new RangeError(`stresscheck ${argv[0]} failed: ${said.join('')}`)
}

async function* feed(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines
}
