import type { Line } from '../../bot/digest/line.ts'
import { writtenDay } from '../../domain/calendar/written.ts'
import type { Task } from '../../domain/nudge/task.ts'
import { BUTTON, TEXT } from './texts.ts'
import { writtenClock } from './written.ts'

/** The line of each meeting that somebody is to lead: 「職場ミーティングの進行　1月28日（木）8:35」. */
export function linesOf(tasks: readonly Task[]): readonly Line[] {
  return tasks.map(({ id, due, minutes, given }) => {
    const { meeting, at } = given
    const named = { meeting }
    return {
      title: TEXT.task,
      when: TEXT.when(writtenDay(due), typeof at === 'string' ? writtenClock(at) : ''),
      minutes,
      buttons: [
        { label: BUTTON.themes, feature: 'meetings', act: 'themes', given: named },
        { label: BUTTON.handOver, feature: 'meetings', act: 'handOver', given: named },
      ],
      taskIds: [id],
    }
  })
}
