import { plainButtons, plainText } from '../../bot/card/plain.ts'
import { writtenDay } from '../../domain/calendar/written.ts'
import type { LetterKind, Period, Standing } from '../../domain/stress-check/period.ts'
import { notDoneCard } from '../../features/stresscheck/cards.ts'
import { letterCard } from '../../features/stresscheck/letters.ts'
import type { ResponseFigures } from '../../infra/store/stress-check/taken.ts'
import type { LetterTotal } from '../../infra/store/stress-check/totals.ts'
import { inColumns } from '../deliveries/table.ts'
import { CLI } from './texts.ts'

const LETTER_NAMES: Readonly<Record<LetterKind, string>> = {
  start: '開始の案内',
  middle: '中ごろの案内',
  last: '終わりの3開庁日前の案内',
  request: '面接指導の申出のお知らせ',
}

const STANDING_NAMES: Readonly<Record<Standing, string>> = {
  draft: '案',
  approved: '承認済み',
  running: '期間中',
  over: '終了',
  purged: '消去済み',
}

/** The letters of a period with day and time; `whole` with their words and buttons, as everybody gets them. */
export function writtenLetters(period: Period, how: 'days' | 'whole' = 'days'): string[] {
  return period.letters.flatMap(({ kind, day }) => {
    const head = `${writtenDay(day)} ${period.slot.replace(/^0/, '')}　${LETTER_NAMES[kind]}`
    if (how === 'days') return [head]
    const card = letterCard(period, kind)
    return ['', `■ ${head}`, plainText(card), plainButtons(card)]
  })
}

/** The public facts of a period, and how it stands. */
export function writtenPeriod({ name, from, to, facts, mode }: Period, standing: Standing): string {
  const committee = mode.kind === 'B' ? `（${CLI.committee(mode.on.toString(), mode.ref)}）` : ''
  return [
    `${name}　${STANDING_NAMES[standing]}　${writtenDay(from)}〜${writtenDay(to)}　方式${mode.kind}${committee}`,
    `実施者：${facts.conductor}　問い合わせ先：${facts.office}　申出先：${facts.requestTo}`,
    `受検画面：${facts.url}`,
  ].join('\n')
}

/** What became of each letter. A figure of few people is not told, and what was not sent has one reason. */
export function writtenTotals(totals: readonly LetterTotal[]): string[] {
  const rows = totals.map(({ kind, state, planned, sent, notSent, waiting }) => [
    LETTER_NAMES[kind],
    { planned: CLI.planned, posted: CLI.posted, dropped: CLI.dropped }[state],
    String(planned),
    sent === null ? '－' : String(sent),
    notSent === null ? '－' : String(notSent),
    String(waiting),
  ])
  return [inColumns([['', '', '予定', '送信済み', '送らない', '待ち'], ...rows], [2, 3, 4, 5]), CLI.rounded]
}

/** How many took it in mode B; undefined before the end, when nothing is told. */
export function writtenFigures(figures: ResponseFigures | undefined): string {
  if (!figures) return CLI.figuresLater
  if (!figures.city) return CLI.figuresHidden
  const { city, units } = figures
  const lines = units.map(({ unit, part, whole }) => CLI.figure(unit, part, whole))
  return [CLI.figure('市全体', city.part, city.whole), ...lines, CLI.figuresNote].join('\n')
}

/** The first letter on paper, for people without an account; the same words. */
export function writtenNotice(period: Period): string {
  const { url, office } = period.facts
  const letter = plainText(letterCard(period, 'start'))
  return [letter, '', `受検画面：${url}`, `問い合わせ先：${office}`, '', plainText(notDoneCard(period))].join('\n')
}
