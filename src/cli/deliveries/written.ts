import { Temporal } from 'temporal-polyfill'
import type { History, Listed } from '../../infra/store/messages/deliveries.ts'
import type { Pause } from '../../infra/store/messages/pause.ts'
import type { Total } from '../../infra/store/messages/totals.ts'
import { inColumns } from './table.ts'
import { matterOf, noteOf, numberOf, reasonOf, stateOf, totalName, writtenAt } from './words.ts'

/** The totals as a table, below whether sending is paused. */
export function writtenTotals(pause: Pause | undefined, totals: readonly Total[], now: Temporal.Instant): string {
  const head = pause ? writtenPause(pause, now) : '送信は止めていません。'
  if (totals.length === 0) return `${head}\n送信の記録はまだありません。`
  const rows = totals.map((each) => {
    return [
      totalName(each),
      ...[each.planned, each.sent, each.skipped, each.failed, each.unknown, each.waiting].map(figure),
    ]
  })
  return `${head}\n${inColumns([['', '予定', '送信済み', '見送り', '失敗', '確認できず', '待ち'], ...rows], [1, 2, 3, 4, 5, 6])}`
}

/** A figure that is not told is not 0 either. */
function figure(count: number | null): string {
  return count === null ? '－' : String(count)
}

function writtenPause({ since, by, reason }: Pause, now: Temporal.Instant): string {
  const from = writtenAt(Temporal.Instant.fromEpochMilliseconds(since.getTime()), now)
  return `送信を止めています（${from}から、${by}、理由：${reason}）。動かすときは deliveries continue です。`
}

/** Messages as a table, without any of their words. */
export function writtenList(messages: readonly Listed[], now: Temporal.Instant): string {
  if (messages.length === 0) return 'あてはまる送信はありません。'
  const rows = messages.map((each) => [
    numberOf(each),
    writtenAt(each.writtenAt, now),
    each.channel,
    matterOf(each),
    stateOf(each),
    String(each.tries),
    toWhom(each),
    reasonOf(each.reason),
  ])
  return inColumns([['番号', '日時', '経路', '用件', '状態', '回数', '宛先', '理由'], ...rows], [5])
}

/** A message's history, with how to go on. */
export function writtenHistory(history: History, pause: Pause | undefined, now: Temporal.Instant): string {
  const { id, channel, tries, notes, settledAt, state } = history
  const sent = state === 'sent' && settledAt && !notes.some(({ what }) => what === 'sent')
  const steps = [
    { at: history.writtenAt, text: '書きました' },
    ...notes.map((note) => ({ at: note.at, text: noteOf(note) })),
    ...(sent ? [{ at: settledAt, text: noteOf({ what: 'sent', reason: null }) }] : []),
  ]
  return [
    id,
    `${matterOf(history)}　宛先 ${toWhom(history)}（${channel}）　${stateOf(history)}　送信 ${tries}回`,
    ...steps.map(({ at, text }) => `${writtenAt(at, now)}　${text}`),
    howToGoOn(history, pause),
  ].join('\n')
}

function toWhom({ employee, account }: Listed): string {
  return employee ?? account ?? ''
}

function howToGoOn(history: History, pause: Pause | undefined): string {
  const { state, settled, sendable } = history
  if (state === 'sent') return '送信先が受け取っています。することはありません。'
  if (!settled && pause) return '送信を止めています。deliveries continue で動き出します。'
  if (!settled) return '送る途中です。このままお待ちください。'
  if (!sendable) return '送る中身が残っていないか壊れているため、送り直せません。'
  const command = `hagukumi deliveries resend ${numberOf(history)}`
  if (state === 'failed' || state === 'skipped') return `送り直すときは ${command} です。`
  return `届いているかもしれません。それでも送るときは ${command} --unknown です（「再送」の印が付きます）。`
}
