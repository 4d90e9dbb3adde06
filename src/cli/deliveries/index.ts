import type { Command } from 'commander'
import { STATES, type State } from '../../bot/delivery/outgoing.ts'
import { HagukumiError } from '../../bot/errors.ts'
import type { Queue } from '../../infra/queue/queue.ts'
import { listMessages, readHistory } from '../../infra/store/messages/deliveries.ts'
import { readPause } from '../../infra/store/messages/pause.ts'
import { readTotals } from '../../infra/store/messages/totals.ts'
import type { Tools } from '../tools.ts'
import { pauseCommands } from './pause.ts'
import { resendCommand } from './resend.ts'
import { writtenHistory, writtenList, writtenTotals } from './written.ts'

/** `hagukumi deliveries …`: what became of messages, sending again, and the switch. Never a word of a message. */
export function deliveryCommands(program: Command, tools: Tools, jobs: Queue): void {
  const deliveries = program
    .command('deliveries')
    .description('送信の状況（用件ごとの件数）。予定＝送信済み＋見送り＋失敗＋確認できず＋待ち')
    .option('--json', 'JSON で')
    .action(async ({ json }: { json?: true }) => {
      const [paused, totals] = [await readPause(tools.db.prisma), await readTotals(tools.db.prisma)]
      tools.io.out(json ? asJson({ paused: paused ?? null, totals }) : writtenTotals(paused, totals, tools.now()))
    })
  listCommand(deliveries, tools)
  showCommand(deliveries, tools)
  resendCommand(deliveries, tools, jobs)
  pauseCommands(deliveries, tools)
}

interface ListOptions {
  readonly campaign?: string
  readonly state?: string
  readonly limit?: string
  readonly json?: true
}

/** Messages in one list: without a word about it, and at most. */
const USUAL = 50
const MOST = 1_000

/** Said below every list, also where there is none: a line that comes and goes would tell something. */
const TOTALS_ONLY = 'ストレスチェックの送信は並びません。deliveries の件数だけでご覧ください。'

function listCommand(deliveries: Command, tools: Tools): void {
  deliveries
    .command('list')
    .description('送信を新しい順に並べる（文面は出ません。ストレスチェックの送信は並びません）')
    .option('--campaign <名>', 'このキャンペーンだけ')
    .option('--state <状態>', `この状態だけ（${STATES.join('・')}）`)
    .option('--limit <件>', `多くてもこの件数（書かなければ${USUAL}、${MOST}まで）`)
    .option('--json', 'JSON で')
    .action(async ({ campaign, state, limit, json }: ListOptions) => {
      const filter = { campaign, state: stateGiven(state), limit: limitGiven(limit) }
      const messages = await listMessages(tools.db.prisma, filter)
      if (json) tools.io.out(asJson({ messages: messages, totalsOnly: ['stress_check'] }))
      else tools.io.out(`${writtenList(messages, tools.now())}\n${TOTALS_ONLY}`)
    })
}

function showCommand(deliveries: Command, tools: Tools): void {
  deliveries
    .command('show')
    .description('1つの送信の経過を見る（文面は出ません）')
    .argument('<number>', '番号（先頭の8文字か全体）')
    .option('--json', 'JSON で')
    .action(async (number: string, { json }: { json?: true }) => {
      const history = await readHistory(tools.db.prisma, number)
      if (json) tools.io.out(asJson(history))
      else tools.io.out(writtenHistory(history, await readPause(tools.db.prisma), tools.now()))
    })
}

function asJson(value: unknown): string {
  return JSON.stringify(value, undefined, 2)
}

function stateGiven(text: string | undefined): State | undefined {
  const state = STATES.find((each) => each === text)
  if (state !== undefined || text === undefined) return state
  throw new HagukumiError('bad_input', `状態は ${STATES.join('・')} のどれかでお書きください。`)
}

function limitGiven(text = String(USUAL)): number {
  const limit = /^\d{1,4}$/.test(text) ? Number(text) : 0
  if (limit >= 1 && limit <= MOST) return limit
  throw new HagukumiError('bad_input', `件数は1から${MOST}までの数でお書きください。`)
}
