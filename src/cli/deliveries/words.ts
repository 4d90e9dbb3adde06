import type { Temporal } from 'temporal-polyfill'
import { ZONE } from '../../domain/calendar/written.ts'
import type { Listed, Noted } from '../../infra/store/messages/deliveries.ts'
import type { Total } from '../../infra/store/messages/totals.ts'

/** Takes an instant; gives 「11月22日 9:05」 of Japan, with the year where it is not the year of `now`. */
export function writtenAt(at: Temporal.Instant, now: Temporal.Instant): string {
  const [then, today] = [at.toZonedDateTimeISO(ZONE), now.toZonedDateTimeISO(ZONE)]
  const year = then.year === today.year ? '' : `${then.year}年`
  return `${year}${then.month}月${then.day}日 ${then.hour}:${String(then.minute).padStart(2, '0')}`
}

/** The number by which operators name a message or an event: the first 8 letters of its id. */
export function numberOf({ id }: { readonly id: string }): string {
  return id.slice(0, 8)
}

/** What a message is for: its campaign, else 返事 or お知らせ. */
export function matterOf({ campaign, purpose }: Pick<Listed, 'campaign' | 'purpose'>): string {
  return campaign ?? (purpose === 'answer' ? '返事' : 'お知らせ')
}

/** The name of a line of the totals. */
export function totalName({ kind, campaign }: Total): string {
  if (kind === 'stress_check') return 'ストレスチェック'
  return matterOf({ campaign, purpose: kind })
}

/** How a message stands, with 「再送」 where it may have arrived before. */
export function stateOf({ state, settled, again }: Pick<Listed, 'state' | 'settled' | 'again'>): string {
  return `${state === 'unknown' && settled ? '確認できず' : STATE_WORDS[state]}${again ? '（再送）' : ''}`
}

const STATE_WORDS: Readonly<Record<Listed['state'], string>> = {
  queued: '待ち',
  sending: '送信中',
  sent: '送信済み',
  skipped: '見送り',
  failed: '失敗',
  unknown: '確認中',
}

/** Takes the code of a reason; gives it in Japanese, or as it is where nobody has put it into words. */
export function reasonOf(code: string | null): string {
  if (code === null) return ''
  const status = /^http_(\d{3})$/.exec(code)?.[1]
  if (status !== undefined) return `送信先が${status.startsWith('5') ? '不調でした' : '断りました'}（${status}）`
  return REASON_WORDS[code] ?? code
}

const TOO_LONG = '時間内に返事がありませんでした'

const REASON_WORDS: Readonly<Record<string, string>> = {
  throttled: '送信先が混み合っていました',
  timeout: TOO_LONG,
  TimeoutError: TOO_LONG,
  AbortError: TOO_LONG,
  TypeError: '通信が途中で切れました',
  interrupted: '送る途中で止まりました',
  gave_up: '何度か試して、あきらめました',
  damaged: '中身が壊れていて読めません',
  found: '届いているのを確かめました',
  not_reached: '送信先につながりませんでした',
  error: '不具合がありました',
  stale: '送る前に時機を過ぎました',
  not_installed: '相手がボットを入れていません',
  blocked: '相手がボットからのメッセージを止めています',
  gone: '会話かアカウントがもうありません',
}

/** One line of a message's history, after its time. */
export function noteOf({ what, reason }: Pick<Noted, 'what' | 'reason'>): string {
  const why = reason === null ? '' : `（${reasonOf(reason)}）`
  return `${NOTE_WORDS[what] ?? what}${why}`
}

const NOTE_WORDS: Readonly<Record<string, string>> = {
  queued: 'まだ送れていません。後でもう一度送ります',
  unknown: '届いたかどうか、分かりません',
  skipped: '相手に届けられないため、見送りました',
  failed: '送れませんでした',
  sent: '送信済みになりました',
  again: '届いたか分からないため、「再送」の印を付けてもう一度送ります',
  resent: '運用の担当が、送り直しを指示しました',
}
