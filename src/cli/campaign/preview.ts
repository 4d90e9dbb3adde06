import { printedNotice, type ShownStep, shownStep } from '../../domain/campaign/shown.ts'
import { BULK } from '../../domain/settings.ts'
import type { CampaignBy } from '../../infra/store/campaigns/by.ts'
import type { Preview } from '../../infra/store/campaigns/plan.ts'
import type { Campaign } from '../../infra/store/campaigns/rows.ts'
import { named, withYear } from './texts.ts'

/** Numbers named in one line at most; the rest is counted. `--json` has all. */
const SHOWN = 20

/** Takes a campaign and its preview; gives it as HR reads it before the start. */
export function writtenPreview(campaign: Campaign, preview: Preview, { calendar, settings }: CampaignBy): string {
  const { rehearsal, unreachable } = preview
  const steps = preview.steps.map((step) => shownStep(step, '（所属）', calendar))
  const most = (settings.bulk ?? BULK).approve_above
  const needs = rehearsal.actors > most ? `ほかの方の承認が要ります（${most}人を超えるため）` : '承認なしで始められます'
  return [
    `${named(campaign)}　開始 ${withYear(campaign.startsOn)}`,
    `お知らせする人 ${rehearsal.actors}人（対象の職員 ${rehearsal.members}人）。${needs}。`,
    ...section(
      '部ごとの対象の職員',
      rehearsal.divisions.map(({ division, people }) => `　${division}　${people}人`),
    ),
    ...section(
      '手順と文面',
      steps.flatMap((step) => stepLines(step, preview)),
    ),
    ...section('対象外', excludedLines(preview)),
    ...section('チャットで届かない方', unreachableLines(unreachable)),
    ...(unreachable.length > 0
      ? ['【印刷するお知らせ】', printedNotice(campaign.title, steps, settings.hr_contact)]
      : []),
    ...findingLines(preview),
  ].join('\n')
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`【${title}】`, ...lines]
}

function stepLines({ key, line, text, link, days }: ShownStep, { rehearsal }: Preview): string[] {
  const open = rehearsal.steps.find((step) => step.key === key)?.open ?? 0
  return [
    `　${line}（${open}件、${key}）`,
    ...(text === undefined ? [] : [`　　${text}`]),
    ...(link === undefined ? [] : [`　　${link}`]),
    `　　お知らせする日：${days.join('、')}`,
  ]
}

function excludedLines({ rehearsal }: Preview): string[] {
  const { excluded } = rehearsal
  const all = new Set(rehearsal.steps.map(({ key }) => key)).size
  const lines = excluded.slice(0, SHOWN).map(({ number, steps }) => {
    return `　${number}　${steps.length === all ? '全手順' : steps.join('・')}`
  })
  return [...lines, ...(excluded.length > SHOWN ? [`　ほか${excluded.length - SHOWN}人（--json ですべて出ます）`] : [])]
}

function unreachableLines(numbers: readonly string[]): string[] {
  if (numbers.length === 0) return []
  const more = numbers.length > SHOWN ? ` ほか${numbers.length - SHOWN}人（--json ですべて出ます）` : ''
  return [`　${numbers.length}人：${numbers.slice(0, SHOWN).join('・')}${more}`]
}

function findingLines({ rehearsal }: Preview): string[] {
  const of = (weight: 'fault' | 'notice') =>
    rehearsal.findings.filter((each) => each.weight === weight).map(({ says }) => `　${says}`)
  const faults = of('fault')
  return [
    ...section('ご注意', of('notice')),
    ...(faults.length > 0 ? section('始める前に直すところ', faults) : ['始められます。']),
  ]
}
