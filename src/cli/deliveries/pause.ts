import type { Command } from 'commander'
import { HagukumiError } from '../../bot/errors.ts'
import { mend, visible } from '../../domain/text/mend.ts'
import { continueSending, pauseSending } from '../../infra/store/messages/pause.ts'
import { readTotals } from '../../infra/store/messages/totals.ts'
import type { Tools } from '../tools.ts'

/** `hagukumi deliveries pause|continue`: the one switch of all sending. */
export function pauseCommands(deliveries: Command, tools: Tools): void {
  const by = () => ({ actor: tools.actor, now: tools.now() })
  deliveries
    .command('pause')
    .description('すべての送信を止める（届いた質問は預かり、返事は動かしたあとに送ります）')
    .option('--reason <文>', '止める理由（100字まで）')
    .action(async ({ reason }: { reason?: string }) => {
      const done = await pauseSending(tools.db, reasonGiven(reason), by())
      const said = done ? '送信を止めました。' : '送信は、もう止めてあります。'
      tools.io.out(`${said}待ち ${await waiting(tools)}件。動かすときは deliveries continue です。`)
    })
  deliveries
    .command('continue')
    .description('止めた送信を動かす')
    .action(async () => {
      const done = await continueSending(tools.db, by())
      const said = done ? '送信を動かしました。' : '送信は止めていません。'
      tools.io.out(`${said}待ち ${await waiting(tools)}件。`)
    })
}

/** Letters of a reason at most: it stands in one line of the totals. */
const LONGEST_REASON = 100

function reasonGiven(text: string | undefined): string {
  const reason = visible(mend(text ?? '')).replace(/\s+/g, ' ')
  if (reason === '') throw new HagukumiError('bad_input', '止める理由を --reason 文 でお書きください。')
  if (reason.length <= LONGEST_REASON) return reason
  throw new HagukumiError('bad_input', `理由は${LONGEST_REASON}字までにお願いします。`)
}

async function waiting({ db }: Tools): Promise<number> {
  return (await readTotals(db.prisma)).reduce((sum, total) => sum + total.waiting, 0)
}
