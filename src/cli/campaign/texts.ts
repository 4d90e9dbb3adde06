import type { Temporal } from 'temporal-polyfill'
import { writtenDay } from '../../domain/calendar/written.ts'
import { STATE_WORDS } from '../../domain/campaign/state-words.ts'
import type { DueChanged } from '../../infra/store/campaigns/due.ts'
import type { OutcomeReport } from '../../infra/store/campaigns/import.ts'
import type { StepProgress } from '../../infra/store/campaigns/progress.ts'
import type { Campaign, CampaignHead } from '../../infra/store/campaigns/rows.ts'
import { inColumns } from '../deliveries/table.ts'
import { numberOf } from '../deliveries/words.ts'

/** 「人事評価（令和9年度）」, with サンプル where it was made for the sample city. */
export function named({ title, sample }: Pick<Campaign, 'title' | 'sample'>): string {
  return `「${title}」${sample ? '（サンプル）' : ''}`
}

/** Campaigns as a table, the newest start first, and what is to be done with those that cannot be read. */
export function writtenCampaigns(campaigns: readonly Campaign[], unreadable: readonly CampaignHead[]): string {
  if (campaigns.length + unreadable.length === 0) return 'キャンペーンはまだありません。campaign new で作れます。'
  const rows = campaigns.map((each) => [
    numberOf(each),
    STATE_WORDS[each.state],
    withYear(each.startsOn),
    each.title,
    each.author,
    each.approver ?? '',
    each.sample ? 'サンプル' : '',
  ])
  const table = rows.length > 0 ? [inColumns([['番号', '状態', '開始', '題名', '作成', '承認', ''], ...rows])] : []
  return [...table, ...unreadable.map(writtenUnreadable)].join('\n')
}

function writtenUnreadable(campaign: CampaignHead): string {
  const head = `${numberOf(campaign)}　${STATE_WORDS[campaign.state]}　${named(campaign)}`
  // Reminders need the rows of the plan alone.
  const cannot =
    campaign.state === 'running' ? '中身を読めませんが、もう決めたお知らせは届き続けます。' : '中身を読めません。'
  return `${head}　${cannot}campaign cancel で取り消して、作り直してください。`
}

/** One campaign: how it stands, and how far each step is by unit, in the order of the directory. */
export function writtenCampaign(campaign: Campaign, progress: readonly StepProgress[]): string {
  const head = `${named(campaign)}　${STATE_WORDS[campaign.state]}　開始 ${withYear(campaign.startsOn)}　番号 ${numberOf(campaign)}`
  if (progress.length === 0) return `${head}\nまだ始まっていません。preview で中身を確かめられます。`
  return [head, ...progress.map(writtenProgress)].join('\n')
}

function writtenProgress({ title, dueOn, total, units }: StepProgress): string {
  const { open, done, excluded } = total
  const head = `■ ${title}　期日 ${dueOn}　済み ${done}・まだ ${open}・対象外 ${excluded}`
  const rows = units.map((unit) => [
    `　${unit.path === '' ? 'そのほか' : unit.path}`,
    ...[unit.done, unit.open, unit.excluded].map(String),
  ])
  return [head, inColumns([['　所属', '済み', 'まだ', '対象外'], ...rows], [1, 2, 3])].join('\n')
}

/** What a new due day did, and who is told of it. */
export function writtenDue({ title, from, to, moved, told, approval }: DueChanged): string {
  return [
    `「${title}」の期日を、${writtenDay(from)}から${writtenDay(to)}に変えました（${moved}件）。`,
    told.length === 0
      ? '前の期日をお知らせした方はいないので、訂正は送りません。'
      : `前の期日をお知らせした${told.length}人に、訂正を1回だけ送ります。`,
    ...(approval === 'taken_back' ? ['承認は前の期日へのものなので、もう一度お願いします。'] : []),
  ].join('\n')
}

/** What a file changed. */
export function writtenOutcomes({ done, excluded, open, unchanged }: OutcomeReport): string {
  return `取り込みました。済み ${done}件、対象外 ${excluded}件、対象に戻したもの ${open}件、変わらないもの ${unchanged}件。`
}

/** With the year, for a campaign may be of another one. */
export function withYear(day: Temporal.PlainDate): string {
  return `${day.year}年${writtenDay(day)}`
}
