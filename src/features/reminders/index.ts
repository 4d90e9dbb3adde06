import type { Feature } from '../../bot/feature.ts'
import { done, mine, open, undo, unsure } from './acts.ts'
import { heldOn } from './held.ts'
import { linesOf } from './lines.ts'
import { FEWER, ownReset, ownSet, SHOW, showFew, showHours, typedWish } from './own-hours.ts'
import type { RemindersPorts } from './ports.ts'
import { dueQuestion } from './questions.ts'
import { BUTTON } from './texts.ts'
import { later, plan, snooze, typedTime, unset, when } from './times.ts'

/** Reminders people like: what somebody has to do until when, said at a good moment and no more often than needed. */
export const reminders: Feature<RemindersPorts> = {
  name: 'reminders',
  words: [
    {
      say: [BUTTON.mine, '締切', '〆切', 'しめきり', '締め切り', '私の締め切り', '私の期限', '私の予定', '/due'],
      run: mine,
    },
    { say: SHOW, run: showHours },
    { say: FEWER, run: showFew },
  ],
  acts: {
    mine: async (_given, turn, ports) => mine(turn, ports),
    open,
    done,
    undo,
    unsure,
    when,
    later,
    plan,
    snooze,
    unset,
    ownHours: async (_given, turn, ports) => showHours(turn, ports),
    ownSet,
    ownReset,
  },
  answer: async (text, turn, ports) =>
    (await typedWish(text, turn, ports)) ??
    (await typedTime(text, turn, ports)) ??
    (await heldOn(text, turn, ports)) ??
    dueQuestion(text, turn, ports),
  section: async (turn, ports) => (turn.asker.person ? mine(turn, ports) : []),
  lines: linesOf,
}
