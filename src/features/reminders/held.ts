import type { Temporal } from 'temporal-polyfill'
import type { Reply, Turn } from '../../bot/feature.ts'
import { dayOf } from '../../domain/calendar/written.ts'
import type { Task } from '../../domain/nudge/task.ts'
import { personal, stepsOf } from './acts.ts'
import { sayCard, taskCard } from './cards.ts'
import type { RemindersPorts } from './ports.ts'
import { TEXT } from './texts.ts'
import { nearestDay } from './typed.ts'

/** 「佐藤 2月3日」, with 「さん」 and 「面談」 where somebody writes them. */
const PAIR =
  /^(.{1,20}?)(?:さん)?(?:の面談|との面談|面談)?(?:は)?[\s　]*((?:\d{1,2}月\d{1,2}日|\d{1,2}\/\d{1,2})(?:\([月火水木金土日]\))?)$/u

interface Named {
  readonly name: string
  readonly day: Temporal.PlainDate
}

/** Takes 「佐藤 2月3日、鈴木 2月4日」 of an appraiser; notes 面談日 for all of them in one go. Undefined where the text is none. */
export async function heldOn(text: string, { asker, now }: Turn, ports: RemindersPorts): Promise<Reply[] | undefined> {
  const employeeId = asker.person?.employeeId
  const named = readPairs(text, dayOf(now))
  if (employeeId === undefined || named.length === 0) return undefined
  const mine = (await ports.tasks(employeeId)).filter(({ about }) => about !== undefined)
  const found = named.map((each) => ({ ...each, of: mine.filter((task) => isCalled(task, each.name)) }))
  // Where none of the names is an appraisee's, it is no list of them.
  if (found.every(({ of }) => of.length === 0)) return undefined
  const strange = found.filter(({ of }) => of.length === 0).map(({ name }) => name)
  if (strange.length > 0) return [personal(sayCard(TEXT.notYours(strange.join('さん、'))))]
  const first = found[0]?.of[0]
  const days = found.flatMap(({ of, day }) => of.map(({ id }) => ({ id, day })))
  await ports.setHeldOn(employeeId, days)
  const [same] = stepsOf(await ports.tasks(employeeId)).filter(([{ stepId }]) => stepId === first?.stepId)
  return [personal(sayCard(TEXT.heldSet(days.length))), ...(same ? [personal(taskCard(same, asker.person))] : [])]
}

function readPairs(text: string, today: Temporal.PlainDate): Named[] {
  const parts = text
    .normalize('NFKC')
    .split(/[、,\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const read = parts.map((part) => {
    const [, name, day] = PAIR.exec(part) ?? []
    const on = day === undefined ? undefined : nearestDay(day, today)
    return name !== undefined && on ? { name: name.trim(), day: on } : undefined
  })
  return read.every((each) => each !== undefined) ? read : []
}

/** By the whole name or the family name. */
function isCalled({ about = '' }: Task, name: string): boolean {
  const said = name.replace(/\s+/g, '')
  return about.replace(/\s+/g, '') === said || about.split(' ')[0] === said
}
