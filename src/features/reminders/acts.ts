import { type Card, CardBuilder, card } from '../../bot/card/card.ts'
import type { Act, Given, Reply, Turn } from '../../bot/feature.ts'
import { addBusinessDays } from '../../domain/calendar/business-days.ts'
import { dayOf, writtenDay, writtenTime } from '../../domain/calendar/written.ts'
import type { Task } from '../../domain/nudge/task.ts'
import { mineCard, type Same, sayCard, taskCard } from './cards.ts'
import { titleOf } from './lines.ts'
import type { RemindersPorts, Whose } from './ports.ts'
import { BUTTON, TEXT } from './texts.ts'

/** Business days that HR has to answer whether somebody is meant. */
const ANSWER_DAYS = 5

/** What somebody pressed for: their own open tasks of a step. Nobody reaches those of another. */
export interface Mine {
  readonly same: Same
  readonly whose: Whose
}

type OnMine = (mine: Mine, turn: Turn, ports: RemindersPorts, given: Given) => Promise<Card>

/**
 * An act on one's own tasks; who has none of them any more is told so kindly. What was pressed stays as it is: it may be a
 * digest that tells of more.
 */
export function onMine(act: OnMine): Act<RemindersPorts> {
  return async (given, turn, ports) => {
    const mine = await mineIn(given, turn, ports)
    return [personal(mine ? await act(mine, turn, ports, given) : withMine(sayCard(TEXT.gone)))]
  }
}

/** The same for the answer to a question of ours: it stands in the place of the question. */
export function inPlace(act: Act<RemindersPorts>): Act<RemindersPorts> {
  return async (given, turn, ports) =>
    (await act(given, turn, ports))?.map((reply): Reply => ({ ...reply, replaces: true }))
}

async function mineIn(given: Given, { asker, now }: Turn, ports: RemindersPorts): Promise<Mine | undefined> {
  const employeeId = asker.person?.employeeId
  if (employeeId === undefined) return undefined
  const open = (await ports.tasks(employeeId)).filter((task) => isMeant(task, given))
  const [first, ...rest] = open
  return first && { same: [first, ...rest], whose: { employeeId, ids: open.map(({ id }) => id), at: now } }
}

function isMeant({ id, stepId }: Task, { step, ids }: Given): boolean {
  return Array.isArray(ids) ? ids.includes(id) : stepId === step
}

/** 「私の締切」, by word or button. */
export async function mine({ asker }: Turn, ports: RemindersPorts): Promise<Reply[]> {
  const { person } = asker
  if (!person) return [personal(sayCard(TEXT.stranger))]
  return [personal(mineCard(stepsOf(await ports.tasks(person.employeeId))))]
}

/** Tasks of the same step belong together, in the order of due days. */
export function stepsOf(tasks: readonly Task[]): Same[] {
  const steps = new Map<string, [Task, ...Task[]]>()
  for (const task of tasks) {
    const same = steps.get(task.stepId)
    if (same) same.push(task)
    else steps.set(task.stepId, [task])
  }
  return [...steps.values()]
}

export const open = onMine(async ({ same }, { asker }, _ports, { from }) =>
  taskCard(same, asker.person, typeof from === 'number' ? from : 0),
)

/** Marks it as done, by whom it was said; the reminders stop at once. */
export const done = onMine(async ({ same, whose }, _turn, ports) => {
  const [task] = same
  const trust = task.about === undefined ? 'self' : 'appraiser'
  const ids = await ports.settle(whose, trust)
  return card(TEXT.done(titleOf(task, same.length)))
    .text(trust === 'self' ? TEXT.doneSelf : TEXT.doneFor)
    .button(BUTTON.undo, 'reminders', 'undo', { ids, title: titleOf(task, same.length) })
    .button(BUTTON.mine, 'reminders', 'mine')
    .build()
})

export const undo = inPlace(async ({ ids, title }, { asker, now }, ports) => {
  const employeeId = asker.person?.employeeId
  const given = Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string') : []
  if (employeeId === undefined) return undefined
  const back = await ports.reopen({ employeeId, ids: given, at: now })
  const said = back.length > 0 ? TEXT.undone(String(title)) : TEXT.gone
  return [personal(withMine(sayCard(said)))]
})

/** Hands the question to HR, and keeps still until they can have answered. */
export const unsure = onMine(async ({ same, whose }, { now }, ports) => {
  const [{ due }] = same
  const { hours, calendar } = await ports.hours(whose.employeeId, now)
  await ports.askHr(whose)
  const answer = hours.slotFrom(addBusinessDays(dayOf(now), ANSWER_DAYS, calendar))
  const waits = answer !== undefined && dayOf(answer).until(due).days > 0
  if (waits) await ports.setTime(whose, 'snoozed', answer)
  const { name } = await ports.desk()
  return sayCard(TEXT.unsure(name), waits ? TEXT.unsureUntil(writtenTime(answer)) : TEXT.unsureDue(writtenDay(due)))
})

/** What tells of one's own tasks is for nobody else. */
export function personal(card: Card): Reply {
  return { card, personal: true }
}

export function withMine(said: Card): Card {
  return new CardBuilder(said).button(BUTTON.mine, 'reminders', 'mine').build()
}
