import type { Command } from 'commander'
import type { Temporal } from 'temporal-polyfill'
import { HagukumiError } from '../bot/errors.ts'
import type { Queue } from '../infra/queue/queue.ts'
import {
  type Chosen,
  discard,
  type InboxState,
  readInbox,
  redrive,
  type SetAside,
} from '../infra/store/messages/set-aside.ts'
import { inColumns } from './deliveries/table.ts'
import { numberOf, writtenAt } from './deliveries/words.ts'
import type { Tools } from './tools.ts'

/** `hagukumi inbox list|redrive|discard`: what came in and could not be handled. Never who wrote or what. */
export function inboxCommands(program: Command, tools: Tools, jobs: Queue): void {
  const inbox = program.command('inbox').description('届いたもののうち、扱えずに取り分けたもの')
  const by = () => ({ actor: tools.actor, now: tools.now() })
  inbox
    .command('list')
    .description('取り分けたものを並べる（番号は、ご本人に伝えた番号と同じ。文は出ません）')
    .option('--json', 'JSON で')
    .action(async ({ json }: { json?: true }) => {
      const state = await readInbox(tools.db.prisma)
      tools.io.out(json ? JSON.stringify(state, undefined, 2) : written(state, tools.now()))
    })
  inbox
    .command('redrive')
    .description('取り分けたものを、もう一度扱わせる')
    .argument('[numbers...]', '番号（先頭の8文字か全体）')
    .option('--all', 'すべて')
    .action(async (numbers: string[], options: { all?: true }) => {
      const { done, wordless, unreadable } = await redrive(tools.db, chosenOf(numbers, options), { ...by(), jobs })
      const said =
        done.length > 0 ? `${done.length}件を、もう一度扱います。はぐくみが動いていれば、数秒で始めます。` : NONE
      tools.io.out([said, ...aboutWordless(wordless), ...about(unreadable, UNREADABLE)].join('\n'))
    })
  inbox
    .command('discard')
    .description('取り分けたものの文を消す（元に戻せません）')
    .argument('[numbers...]', '番号（先頭の8文字か全体）')
    .option('--all', 'すべて')
    .action(async (numbers: string[], options: { all?: true }) => {
      const { done, wordless } = await discard(tools.db, chosenOf(numbers, options), by())
      const said = done.length > 0 ? `${done.length}件の文を消しました。` : '消すものはありません。'
      tools.io.out([said, ...aboutWordless(wordless)].join('\n'))
    })
}

const NONE = 'もう一度扱うものはありません。'
const UNREADABLE = '壊れていて読めないため、扱えません。消すときは inbox discard です。'

function chosenOf(numbers: readonly string[], { all }: { all?: true }): Chosen {
  if (all && numbers.length === 0) return 'all'
  if (!all && numbers.length > 0) return { numbers }
  throw new HagukumiError('bad_input', '番号か --all の、どちらか一方をお書きください。')
}

function aboutWordless(ids: readonly string[]): string[] {
  return about(ids, '文がもう残っていません。')
}

function about(ids: readonly string[], sentence: string): string[] {
  return ids.length === 0 ? [] : [`${ids.map((id) => numberOf({ id })).join('、')} は、${sentence}`]
}

function written({ waiting, setAside, wordless }: InboxState, now: Temporal.Instant): string {
  const rows = setAside.map((each) => [
    numberOf(each),
    writtenAt(each.receivedAt, now),
    each.channel,
    KINDS[each.kind],
    reasonOf(each),
  ])
  return [
    `扱うのを待っているもの ${waiting}件、取り分けたもの ${setAside.length}件`,
    ...(rows.length > 0 ? [inColumns([['番号', '日時', '経路', '種類', '理由'], ...rows])] : []),
    ...(wordless > 0 ? [`ほかに、文を消したもの ${wordless}件（もう扱えません）`] : []),
  ].join('\n')
}

const KINDS: Readonly<Record<SetAside['kind'], string>> = {
  said: '発言',
  pressed: 'ボタン',
  rated: '評価',
  opened: '画面を開いた',
  submitted: 'フォーム',
  joined: 'はじめての来訪',
  left: 'アカウントの終了',
  visited: 'ホームを開いた',
  unreadable: '読めません',
}

/** Why it was set aside. Its last run left the name of a fault, or died without a word. */
function reasonOf({ reason }: SetAside): string {
  if (reason === 'damaged') return '中身が壊れていて読めません'
  return reason === null ? '扱う途中で何度も止まりました' : `扱う途中の不具合（${reason}）`
}
