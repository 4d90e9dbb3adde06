import type { Temporal } from 'temporal-polyfill'
import { dateAtStart, readDay } from '../../../domain/calendar/read-day.ts'
import type { MeetingKind } from '../../../domain/meeting/meeting.ts'
import { level, readNumber } from './level.ts'

/** What one message tells of a meeting. What is missing was not said; `nextOn: null` says that none is set. */
export interface ReadRecord {
  readonly kind: MeetingKind
  readonly unitName?: string
  readonly day?: Temporal.PlainDate
  readonly headCount?: number
  readonly theme?: string
  readonly decisions?: readonly string[]
  readonly nextOn?: Temporal.PlainDate | null
}

const PREFIX = /^(?:(職場)?(ミーティング|研修)の?)?記録(?=$|[\s:、。]|\d)[\s:、。]*/
const COUNT = /(\d{1,3}|[一二三四五六七八九十]{1,3})\s*(?:人|名)(?:で|が)?(?:参加|出席|実施)?(?=$|[\s、。/])/
const UNIT = /(?:係|課|室|所|署|局|班|センター|支所|担当|出張所|グループ)$/
const NEXT = /^(?:次回?|次の回|next)\s*[:は]?\s*(.*)$/i
const NOTHING = /^(?:特に)?(?:なし|無し|ありません|ない)$/
const LABELLED = /^(人数|出席|参加|テーマ|議題|決まったこと|決定事項?|決定|日付|開催日|所属)\s*[:は]\s*(.*)$/s

/**
 * Takes a message and the day it was written; gives what it tells of a meeting, or undefined where it is no record: one
 * begins with 「記録」, or names a head count in its first part and has a second one, as 「6人 窓口の待ち時間 / 札を出す」.
 */
export function readRecord(text: string, today: Temporal.PlainDate): ReadRecord | undefined {
  const levelled = level(text)
  const prefix = PREFIX.exec(levelled)
  const body = levelled.slice(prefix?.[0].length ?? 0)
  const parts = partsOf(body)
  if (!prefix && (parts.length < 2 || !COUNT.test((parts[0] ?? '').slice(0, 40)))) return undefined
  const kind = prefix?.[2] === '研修' ? 'training' : 'meeting'
  return parts.reduce<ReadRecord>((read, part) => withPart(read, part, today), { kind })
}

/** Between slashes and line ends; a slash between digits is that of a date. */
function partsOf(body: string): string[] {
  return body
    .split(/(?<!\d)\/|\/(?!\d)|\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

function withPart(read: ReadRecord, part: string, today: Temporal.PlainDate): ReadRecord {
  const [, label, said] = LABELLED.exec(part) ?? []
  if (label !== undefined && said !== undefined) return withLabelled(read, { label, said: said.trim() }, today)
  const next = NEXT.exec(part)?.[1]
  if (next !== undefined) {
    const nextOn = NOTHING.test(next) || next === '未定' ? null : readDay(next, ahead(read.day ?? today))
    if (nextOn !== undefined) return { ...read, nextOn }
  }
  if (read.headCount === undefined || read.theme === undefined) {
    const begun = withBeginning(read, part, today)
    if (begun) return begun
  }
  return withDecisions(read, part)
}

/** 「10月14日 窓口係 6人 窓口の待ち時間」, or a part of it. */
function withBeginning(read: ReadRecord, part: string, today: Temporal.PlainDate): ReadRecord | undefined {
  const dated = read.day === undefined ? dateAtStart(part, { today, way: 'past' }) : undefined
  const rest = dated?.rest ?? part
  const so = dated ? { ...read, day: dated.day } : read
  const count = read.headCount === undefined ? COUNT.exec(rest) : null
  const headCount = count ? readNumber(count[1] ?? '') : undefined
  if (!count || headCount === undefined) {
    if (dated && rest === '') return so
    return read.theme === undefined ? withTheme(so, rest) : undefined
  }
  const before = rest.slice(0, count.index).trim()
  const after = rest.slice(count.index + count[0].length).replace(/^[\s、。:]+/, '')
  const named = UNIT.test(before) && !before.includes(' ')
  const theme = [named ? '' : before, after].filter((each) => each !== '').join(' ')
  const counted = { ...so, headCount, ...(named ? { unitName: before } : {}) }
  return theme === '' ? counted : withTheme(counted, theme)
}

function withTheme(read: ReadRecord, theme: string): ReadRecord {
  return theme === '' ? read : { ...read, theme }
}

function withLabelled(
  read: ReadRecord,
  { label, said }: { label: string; said: string },
  today: Temporal.PlainDate,
): ReadRecord {
  switch (label) {
    case 'テーマ':
    case '議題':
      return withTheme(read, said)
    case '所属':
      return said === '' ? read : { ...read, unitName: said }
    case '日付':
    case '開催日': {
      const day = readDay(said, { today, way: 'past' })
      return day ? { ...read, day } : read
    }
    case '人数':
    case '出席':
    case '参加': {
      const headCount = readHeadCount(said)
      return headCount === undefined ? read : { ...read, headCount }
    }
    default:
      return withDecisions(read, said)
  }
}

function withDecisions(read: ReadRecord, part: string): ReadRecord {
  return { ...read, decisions: [...(read.decisions ?? []), ...readDecisions(part)] }
}

/** Takes one part; gives the decisions in it, parted by ①, ② or 「1.」 at the start of a line; none for 「なし」. */
export function readDecisions(text: string): string[] {
  return level(text)
    .split(/[①-⑳]|\n|(?:^|\s)\d{1,2}[.)）]\s/)
    .map((each) => each.replace(/^[\s・。、*-]+/, '').trim())
    .filter((each) => each !== '' && !NOTHING.test(each))
}

/** Takes 「6人」「6」「六名」; gives the number, or undefined when it is none. */
export function readHeadCount(text: string): number | undefined {
  return readNumber(
    level(text)
      .replace(/^(?:人数|参加|出席)\s*[:は]?\s*/, '')
      .replace(/\s*(?:人|名)(?:です|でした|参加|出席)?[。]?$/, ''),
  )
}

/** From a meeting on, the next one lies ahead. */
function ahead(today: Temporal.PlainDate) {
  return { today, way: 'future' as const }
}
