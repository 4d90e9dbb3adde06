import type { QuietHours } from '../../domain/settings.ts'
import { withDigits } from './digits.ts'

/** What somebody wishes: to be written to in these hours only, or not in them. Local times 'HH:MM', '24:00' too. */
export interface Wish {
  readonly kind: 'only' | 'not'
  readonly from: string
  readonly to: string
}

const HEAD =
  /^(?:(?:私|わたし|自分)への)?(?:お知らせ|おしらせ|通知|リマインド|リマインダー)(?:の時間)?(?:は|を|、|\s)*/u

/** 「9時台は控えて」. Without a word of notices before it, only these two verbs are meant for us. */
const NOT =
  /(?:に|には|は|を|の)*(?:、|\s)*(?:(?:お知らせ|通知)(?:を|は)?)?(?:(?:(控え|ひかえ|避け|さけ)|外し|やめ|止め)(?:て|たい|る)|(?:送ら|し)ないで)(?:ほしい|欲しい|いただけますか|もらえますか|ください|下さい|お願いします|です)*$/u

const POLITELY =
  /(?:の間|のあいだ)?(?:だけ|のみ)?(?:に|(?<!ま)で|が|へ)?(?:して|届けて|送って|知らせて|変えて|お願いします|お願い|いい|良い|よい|希望(?:です|します)?)?(?:ほしい|欲しい|ください|下さい|です)*$/u

/** Takes a text; gives what it wishes of the time of notices; undefined where it wishes nothing of the kind. */
export function readWish(text: string): Wish | undefined {
  const said = withDigits(text)
    .trim()
    .replace(/[。.]$/u, '')
  const headed = HEAD.test(said)
  const rest = said.replace(HEAD, '')
  const not = NOT.exec(rest)
  if (not) {
    const span = headed || not[1] ? spanIn(rest.slice(0, not.index)) : undefined
    return span && { kind: 'not', ...span }
  }
  const span = headed ? spanIn(rest.replace(POLITELY, '')) : undefined
  return span && { kind: 'only', ...span }
}

/** What is added to the quiet hours somebody has, or takes their place: who names the only hours means them all. */
export function quietBy({ kind, from, to }: Wish, own: QuietHours | undefined): QuietHours {
  if (kind === 'only') return { before: from, after: to, breaks: [] }
  const had = own ?? { before: '00:00', after: '24:00', breaks: [] }
  const known = had.breaks.some((each) => each.from === from && each.to === to)
  return known ? had : { ...had, breaks: [...had.breaks, { from, to }] }
}

const CLOCK = '(?:(午前|午後)?(\\d{1,2})(?::(\\d{2})|時(?:(\\d{1,2})分|(半))?))'
const BETWEEN = new RegExp(`^${CLOCK}(?:から|[~〜\\-–ー])${CLOCK}(?:まで|の間)*$`, 'u')
const FROM = new RegExp(`^${CLOCK}(?:以降|から|より(?:後|あと)|過ぎ|すぎ)(?:に|は)?$`, 'u')
const UNTIL = new RegExp(`^${CLOCK}(?:まで|以前|より前)(?:に|は)?$`, 'u')
const HOUR = /^(午前|午後)?(\d{1,2})時台$/u

const WORDS: Readonly<Record<string, readonly [string, string]>> = {
  午前: ['00:00', '12:00'],
  午前中: ['00:00', '12:00'],
  朝: ['00:00', '10:00'],
  午後: ['12:00', '24:00'],
  昼から: ['12:00', '24:00'],
  昼休みの後: ['12:00', '24:00'],
  昼休みのあと: ['12:00', '24:00'],
  昼休みより後: ['12:00', '24:00'],
  夕方: ['16:00', '24:00'],
}

function spanIn(words: string): { from: string; to: string } | undefined {
  const named = WORDS[words]
  if (named) return { from: named[0], to: named[1] }
  const [, half, hour] = HOUR.exec(words) ?? []
  if (hour !== undefined) return inOrder(clockOf([half, hour, '00']), clockOf([half, String(Number(hour) + 1), '00']))
  const between = BETWEEN.exec(words)
  if (between) return inOrder(clockOf(between.slice(1, 6)), clockOf(between.slice(6, 11)))
  const from = FROM.exec(words)
  if (from) return inOrder(clockOf(from.slice(1, 6)), '24:00')
  const until = UNTIL.exec(words)
  return until ? inOrder('00:00', clockOf(until.slice(1, 6))) : undefined
}

function inOrder(from: string | undefined, to: string | undefined) {
  return from !== undefined && to !== undefined && from < to ? { from, to } : undefined
}

/** In an office 「3時」 is in the afternoon. */
const EARLIEST = 7

function clockOf(found: readonly (string | undefined)[]): string | undefined {
  const [half, hour = '', minute, minute2, halfPast] = found
  const named = Number(hour)
  const isLate = named < 12 && (half === '午後' || (half === undefined && named > 0 && named < EARLIEST))
  const clock = `${String(isLate ? named + 12 : named).padStart(2, '0')}:${String(minute ?? minute2 ?? (halfPast ? 30 : 0)).padStart(2, '0')}`
  return /^(?:([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(clock) ? clock : undefined
}
