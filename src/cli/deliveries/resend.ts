import type { Command } from 'commander'
import { HagukumiError } from '../../bot/errors.ts'
import type { Queue } from '../../infra/queue/queue.ts'
import { readPause } from '../../infra/store/messages/pause.ts'
import { type Resent, resend, type Which } from '../../infra/store/messages/resend.ts'
import type { Tools } from '../tools.ts'

interface Options {
  readonly campaign?: string
  readonly unknown?: true
  readonly dryRun?: true
}

/** `hagukumi deliveries resend`: what did not go, once more. */
export function resendCommand(deliveries: Command, tools: Tools, jobs: Queue): void {
  deliveries
    .command('resend')
    .description('失敗した送信と見送った送信を送り直す（番号で挙げたうち1つでも送れなければ、どれも送りません）')
    .argument('[numbers...]', '番号（先頭の8文字か全体）')
    .option('--campaign <名>', 'このキャンペーンの失敗と見送りをすべて')
    .option('--unknown', '確認できなかったものも、「再送」の印を付けて送る')
    .option('--dry-run', '確かめるだけで、送らない')
    .action(async (numbers: string[], options: Options) => {
      const mode = options.dryRun ? 'dry_run' : 'write'
      const reach = options.unknown ? 'failed_and_unknown' : 'failed'
      const by = { actor: tools.actor, now: tools.now() }
      const resent = await resend(tools.db, whichOf(numbers, options), { reach, mode, jobs, ...by })
      const paused = (await readPause(tools.db.prisma)) !== undefined
      tools.io.out(written(resent, mode, paused ? 'paused' : 'running'))
    })
}

function whichOf(numbers: readonly string[], { campaign }: Options): Which {
  if (campaign === undefined && numbers.length > 0) return { numbers }
  if (campaign !== undefined && numbers.length === 0) return { campaign }
  throw new HagukumiError('bad_input', '番号か --campaign 名の、どちらか一方をお書きください。')
}

function written(resent: Resent, mode: 'write' | 'dry_run', sending: 'paused' | 'running'): string {
  const { failed, unknown, lost, doubtful } = resent
  const going = failed + unknown
  const marked = unknown > 0 ? `（うち${unknown}件は「再送」の印つき。届いていると分かれば送りません）` : ''
  return [
    ...(mode === 'dry_run' ? ['確かめただけです。まだ何も送りません。'] : []),
    going === 0 ? '送り直すものはありません。' : `${going}件を送り直します${marked}。`,
    ...(lost > 0 ? [`${lost}件は、中身が残っていないか壊れているため、送れません。`] : []),
    ...(doubtful > 0
      ? [`${doubtful}件は、届いているかもしれないため、そのままです。送るときは --unknown を付けてください。`]
      : []),
    ...(going > 0 && mode === 'write' ? [next(sending)] : []),
  ].join('\n')
}

function next(sending: 'paused' | 'running'): string {
  return sending === 'paused'
    ? '送信を止めています。deliveries continue で送り始めます。'
    : 'はぐくみが動いていれば、数秒で送り始めます。'
}
