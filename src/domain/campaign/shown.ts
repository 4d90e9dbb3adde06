import { Temporal } from 'temporal-polyfill'
import type { CivicCalendar } from '../calendar/civic-calendar.ts'
import { readTouch, touchDay } from '../calendar/touch.ts'
import { writtenDay, writtenMinutes } from '../calendar/written.ts'
import { filled } from './placeholders.ts'
import type { DatedStep } from './plan.ts'

/** A step as people will read it. */
export interface ShownStep {
  readonly key: string
  /** 「自己評価を書く　2月5日（金）まで・20分」 */
  readonly line: string
  /** The sentence beside it, its placeholders filled. */
  readonly text: string | undefined
  readonly link: string | undefined
  /** The days on which it is spoken of, in order. */
  readonly days: readonly string[]
}

/** Takes a dated step, the unit to show for {所属} and the calendar; gives the step as it will look. */
export function shownStep(step: DatedStep, unit: string, calendar: CivicCalendar): ShownStep {
  const due = writtenDay(step.dueOn)
  const values = { 期日: due, 題名: step.title, 分: String(step.minutes), リンク: step.link ?? '', 所属: unit }
  const days = step.touches
    .map(readTouch)
    .flatMap((touch) => (touch ? [touchDay(step.dueOn, touch, calendar)] : []))
    .sort(Temporal.PlainDate.compare)
  return {
    key: step.key,
    line: `${filled(step.title, values)}　${due}まで・${writtenMinutes(step.minutes)}`,
    text: step.text === undefined ? undefined : filled(step.text, values),
    link: step.link,
    days: days.map(writtenDay),
  }
}

/** The notice to print for those whom no chat reaches: the title, each step with its day, and nothing of any person. */
export function printedNotice(title: string, steps: readonly ShownStep[], desk: string | undefined): string {
  return [
    `お知らせ　${title}`,
    ...steps.flatMap(({ line, text, link }) => [
      `・${line}`,
      ...(text === undefined ? [] : [`　${text}`]),
      ...(link === undefined ? [] : [`　${link}`]),
    ]),
    `お問い合わせ　${desk ?? '人事担当'}`,
  ].join('\n')
}
