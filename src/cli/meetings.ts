import type { Command } from 'commander'
import { Temporal } from 'temporal-polyfill'
import { HagukumiError } from '../bot/errors.ts'
import { daysOfFiscalYear, fiscalYearOf } from '../domain/calendar/fiscal-year.ts'
import { dayOf } from '../domain/calendar/written.ts'
import type { MeetingCounts } from '../domain/meeting/counts.ts'
import { themeTitle } from '../features/meetings/themes.ts'
import { countMeetings } from '../infra/store/meetings/counts.ts'
import { inColumns } from './deliveries/table.ts'
import type { Tools } from './tools.ts'

interface ListOptions {
  readonly from?: string
  readonly to?: string
  readonly json?: true
}

/** `hagukumi meetings list`: how workplace meetings went, as HR sees it. No contents, no names, no single unit. */
export function meetingCommands(program: Command, tools: Tools): void {
  const meetings = program.command('meetings').description('職場ミーティング')
  meetings
    .command('list')
    .description('部ごとの開催・見送り・記録なしの数（内容と個人は出ません。5所属に満たない部はまとめます）')
    .option('--from <日>', 'この日から（2027-04-01 の形。書かなければ今年度のはじめ）')
    .option('--to <日>', 'この日まで（書かなければきょう）')
    .option('--json', 'JSON で')
    .action(async ({ from: first, to: last, json }: ListOptions) => {
      const today = dayOf(tools.now())
      const from = dayGiven(first) ?? daysOfFiscalYear(fiscalYearOf(today)).from
      const to = dayGiven(last) ?? today
      const counts = await countMeetings(tools.db.prisma, { from, to, today })
      tools.io.out(json ? asJson(counts, from, to) : written(counts, from, to))
    })
}

/** What a group is called that is too small to stand alone. */
const MERGED = '（まとめて）'

function asJson(
  { groups, themes, ...totals }: MeetingCounts,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): string {
  const named = groups.map(({ name = null, ...counts }) => ({ name, ...counts }))
  const titled = themes.map(({ theme, count }) => ({ theme: themeTitle(theme), count }))
  return JSON.stringify({ from, to, groups: named, themes: titled, ...totals }, undefined, 2)
}

function written(
  { groups, themes, decisions, trainings }: MeetingCounts,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): string {
  const head = `${from}から${to}まで`
  if (groups.length === 0) return `${head}\n職場ミーティングはまだないか、人数の少ないまとまりのため出せません。`
  const rows = groups.map(({ name = MERGED, units, held, skipped, unrecorded }) => [
    name,
    ...[units, held, skipped, unrecorded].map(String),
  ])
  const table = inColumns([['部', '所属', '開催', '見送り', '記録なし'], ...rows], [1, 2, 3, 4])
  const said = themes.map(({ theme, count }) => `${themeTitle(theme)} ${count}`).join('、')
  return [
    head,
    table,
    `決まったこと ${decisions}件、職場研修 ${trainings}回`,
    ...(said ? [`テーマ：${said}`] : []),
  ].join('\n')
}

function dayGiven(text: string | undefined): Temporal.PlainDate | undefined {
  if (text === undefined) return undefined
  try {
    return Temporal.PlainDate.from(text)
  } catch (cause) {
    throw new HagukumiError('bad_input', '日は 2027-04-01 の形でお書きください。', { cause })
  }
}
