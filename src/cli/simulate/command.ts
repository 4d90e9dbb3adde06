import path from 'node:path'
import { Command, CommanderError } from 'commander'
import { Temporal } from 'temporal-polyfill'
import { exitCodeOf, HagukumiError } from '../../bot/errors.ts'
import type { Io } from '../../infra/handover/io.ts'
import { faultSentence } from '../fault.ts'
import { type Simulated, simulate, writeLedger } from './index.ts'

interface Options {
  readonly from: string
  readonly days: string
  readonly ledger?: string
  readonly json?: true
}

/** Days at most: the longest stretch that somebody would look through. */
const MOST_DAYS = 1_100

/**
 * `hagukumi simulate`: a year of the sample city, in a database of its own. It opens nothing of the city's, so it may run
 * beside the bot. Gives the exit code. Never throws.
 */
export async function simulateCommand(argv: readonly string[], io: Io): Promise<number> {
  const command = new Command('simulate')
    .description('サンプルの市の1年を、別のデータベースで早回しします（市のデータには触れません）')
    .option('--from <日>', '始まりの日', '2027-04-01')
    .option('--days <日数>', '日数', '366')
    .option('--ledger <ファイル>', '送ったもの1通につき1行の JSON を書き出す')
    .option('--json', 'JSON 1行で')
    .helpOption('-h, --help', '使い方を表示します')
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.out(text.trimEnd()), outputError: () => io.err(`${MISTYPED}\n`) })
  try {
    command.parse([...argv], { from: 'user' })
    const { from, days, ledger, json } = command.opts<Options>()
    const found = await simulate(dayOf(from), daysOf(days))
    if (ledger !== undefined) await save(path.resolve(io.cwd, ledger), found)
    io.out(json ? JSON.stringify(summaryOf(found)) : written(found))
    return 0
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    io.err(`${faultSentence(error)}\n`)
    return exitCodeOf(error)
  }
}

const MISTYPED = '引数が合いません。hagukumi simulate --help で使い方が出ます。'

function summaryOf({ messages, touches, verdict }: Simulated) {
  const { planned, sent, skipped, waiting, unexplained } = touches
  return { planned, sent, skipped, waiting, messages, ...verdict, unexplained }
}

function written({ messages, touches, verdict }: Simulated): string {
  const skipped = Object.values(touches.skipped).reduce((sum, count) => sum + count, 0)
  return [
    `予定 ${touches.planned}＝お知らせ ${touches.sent}＋見送り ${skipped}＋待ち ${touches.waiting}＋説明のつかないもの ${touches.unexplained}`,
    `送ったもの ${messages}通（1人あたり週に多くて${verdict.mostPerPersonPerWeek}通）`,
    `閉庁日 ${verdict.closedDays}、静かな時間 ${verdict.quietHours}、休みの人へ ${verdict.onLeave}、済んだ後 ${verdict.afterDone}、期日の案内もれ ${verdict.dueUnannounced}`,
  ].join('\n')
}

async function save(file: string, found: Simulated): Promise<void> {
  try {
    await writeLedger(file, found)
  } catch (cause) {
    throw new HagukumiError('bad_input', 'ファイルを書けません。場所と、書く権限、空き容量をお確かめください。', {
      cause,
    })
  }
}

function dayOf(text: string): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(text)
  } catch {
    throw new HagukumiError('bad_input', '--from は、2027-04-01 のようにお書きください。')
  }
}

function daysOf(text: string): number {
  const days = /^\d{1,4}$/.test(text) ? Number(text) : 0
  if (days >= 1 && days <= MOST_DAYS) return days
  throw new HagukumiError('bad_input', `--days は1から${MOST_DAYS}までの数でお書きください。`)
}
