import { Temporal } from 'temporal-polyfill'
import { dayOf, writtenDay, writtenTime } from '../../domain/calendar/written.ts'
import type { Task } from '../../domain/nudge/task.ts'
import { type Card, card } from '../card/card.ts'
import { TEXT } from './texts.ts'

/** Takes what somebody was told another due day of; gives the 訂正, once for each matter however many it is about. */
export function correctionCard(tasks: readonly Task[]): Card {
  const matters = [...new Map(tasks.map((task) => [task.stepId, task])).values()]
  const [only, ...others] = matters
  if (!only) throw new RangeError('a correction corrects something')
  if (others.length > 0) {
    const items = matters.flatMap((task) => [
      TEXT.line('', task.title, TEXT.until(writtenDay(task.due)), 0),
      ...wrongIn(task),
    ])
    return withMine(card(TEXT.correction(matters.length)).list(items).text(TEXT.sorryAll))
  }
  const { title, due, toldDue, plannedAt } = only
  return withMine(
    card(TEXT.corrected(title, writtenDay(due))).text(
      toldDue ? TEXT.sorryOne(writtenDay(toldDue)) : TEXT.sorryAll,
      plannedAt && Temporal.PlainDate.compare(dayOf(plannedAt), due) <= 0 ? TEXT.keeps(writtenTime(plannedAt)) : '',
    ),
  )
}

function wrongIn({ title, toldDue }: Task): string[] {
  return toldDue ? [TEXT.sorry(title, writtenDay(toldDue))] : []
}

function withMine(built: ReturnType<typeof card>): Card {
  return built.button(TEXT.mine, 'reminders', 'mine').build()
}
