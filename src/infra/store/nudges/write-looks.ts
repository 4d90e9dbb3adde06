import type { Temporal } from 'temporal-polyfill'
import { directChat } from '../../../bot/event.ts'
import type { Looked } from '../../../bot/nudge/round.ts'
import { dayOf } from '../../../domain/calendar/written.ts'
import type { Letter, LetterKind } from '../../../domain/nudge/look.ts'
import type { Standing } from '../../../domain/nudge/standing.ts'
import type { Task } from '../../../domain/nudge/task.ts'
import type { Touching } from '../../../domain/nudge/touch-days.ts'
import type { Tx } from '../../db/index.ts'
import type { Letter as Post } from '../messages/outbox.ts'

/** Puts messages on their way in the transaction of what caused them, and gives them their ids. */
export interface Posts {
  post(tx: Tx, letters: readonly Post[], now: Temporal.Instant): Promise<void>
  newId(): string
}

/** Those that were not asked for count against the two a week. */
const UNASKED: readonly LetterKind[] = ['digest', 'last_day']

/** A touch as its row has it. */
interface NudgeRow {
  readonly assignment: string
  readonly touch: string
  readonly state: 'told' | 'skipped'
  readonly reason?: string
  readonly message?: string
}

/** What a look changes of an assignment; what is null stays. */
interface Change {
  readonly id: string
  /** The day of the last touch that is settled now. */
  readonly touched: string | null
  readonly told: string | null
  readonly announced: string | null
  /** A time that the person asked for has come. */
  readonly kept: 'kept' | null
}

/** Writes what some looks gave: the messages, what became of each touch, and when to look again. */
export async function writeLooks(
  tx: Tx,
  looked: readonly Looked[],
  { now, until, posts }: { readonly now: Temporal.Instant; readonly until: Temporal.Instant; readonly posts: Posts },
): Promise<void> {
  const sent = looked.flatMap((each) => each.look.letters.map((letter, at) => sending(each, letter, at, posts.newId())))
  const letters = sent.flatMap(({ post }) => post ?? [])
  if (letters.length > 0) {
    await posts.post(
      tx,
      letters.map((letter) => ({ ...letter, voidAt: until })),
      now,
    )
    await insertLetters(tx, sent, dayOf(now))
  }
  const nudges = [...sent.flatMap((each) => each.nudges), ...looked.flatMap(({ look }) => look.passing.flatMap(passed))]
  if (nudges.length > 0) await insertNudges(tx, nudges, now)
  // Where one touch of a task passes and a later one is told, the later one says how far it is settled.
  const changes = [
    ...looked.flatMap(({ look }) => look.passing.map(({ task, touches }) => change(task.id, touches))),
    ...sent.flatMap((each) => each.changes),
  ]
  if (changes.length > 0) await updateAssignments(tx, changes)
  await setTurns(tx, looked)
}

function sending({ reached, cards }: Looked, letter: Letter, at: number, id: string) {
  const { account, employeeId } = reached
  const card = cards[at]
  if (!account || !card) return { id, employeeId, kind: letter.kind, post: undefined, nudges: [], changes: [] }
  const post: Post = { id, to: { account, place: directChat(account) }, card, purpose: 'notice' }
  const nudges = letter.standings.flatMap((standing) => told(standing, id))
  return { id, employeeId, kind: letter.kind, post, nudges, changes: letter.standings.map(changeBy) }
}

/** What was said of a task where none of its touches had come: its due day was near, changed, or asked for. */
const DUE = 'due'

/** Of several touches that had come the last is told, the others went with it. */
function told({ task, pending }: Standing, message: string): NudgeRow[] {
  if (pending.length === 0) return [{ assignment: task.id, touch: DUE, state: 'told', message }]
  return pending.map((touching, at) => {
    const row = { assignment: task.id, touch: writtenTouch(touching) }
    return at === pending.length - 1
      ? { ...row, state: 'told', message }
      : { ...row, state: 'skipped', reason: 'merged', message }
  })
}

function passed({ task, touches, reason }: Looked['look']['passing'][number]): NudgeRow[] {
  return touches.map((touching) => ({ assignment: task.id, touch: writtenTouch(touching), state: 'skipped', reason }))
}

function changeBy({ task, pending, near, promised }: Standing): Change {
  const announced = near === 'unannounced' ? task.due.toString() : null
  return { ...change(task.id, pending), told: task.due.toString(), announced, kept: promised ? 'kept' : null }
}

function change(id: Task['id'], settled: readonly Touching[]): Change {
  return { id, touched: settled.at(-1)?.day.toString() ?? null, told: null, announced: null, kept: null }
}

function writtenTouch({ touch }: Touching): string {
  const { offset, unit } = touch
  return `T${offset > 0 ? '+' : '-'}${Math.abs(offset)}${unit === 'calendar_days' ? '暦日' : ''}`
}

async function insertLetters(
  tx: Tx,
  sent: readonly { id: string; employeeId: string; kind: LetterKind; post: Post | undefined }[],
  day: Temporal.PlainDate,
): Promise<void> {
  const rows = sent
    .filter(({ post }) => post)
    .map(({ id, employeeId, kind }) => ({ id, employeeId, kind, solicited: !UNASKED.includes(kind) }))
  await tx.$executeRaw`INSERT INTO nudge_letter (message_id, employee_id, day, kind, solicited)
    SELECT id, "employeeId", ${day.toString()}::date, kind, solicited
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, "employeeId" uuid, kind text, solicited boolean)`
}

async function insertNudges(tx: Tx, rows: readonly NudgeRow[], now: Temporal.Instant): Promise<void> {
  await tx.$executeRaw`INSERT INTO nudge (assignment_id, touch, at, state, reason, message_id)
    SELECT assignment, touch, ${now.toString()}::timestamptz, state, reason, message
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r(assignment uuid, touch text, state text, reason text, message uuid)`
}

async function updateAssignments(tx: Tx, all: readonly Change[]): Promise<void> {
  const merged = new Map<string, Change>()
  for (const each of all) {
    const touched = each.touched ?? merged.get(each.id)?.touched ?? null
    merged.set(each.id, { ...each, touched })
  }
  const changes = [...merged.values()]
  await tx.$executeRaw`UPDATE assignment a SET touched_to = greatest(a.touched_to, c.touched),
      told_due = coalesce(c.told, a.told_due), announced = coalesce(c.announced, a.announced),
      planned_at = CASE WHEN c.kept IS NULL THEN a.planned_at END,
      snoozed_until = CASE WHEN c.kept IS NULL THEN a.snoozed_until END
    FROM jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) AS c(id uuid, touched date, told date, announced date, kept text)
    WHERE a.id = c.id`
}

async function setTurns(tx: Tx, looked: readonly Looked[]): Promise<void> {
  const turns = looked.map(({ reached, nextAt }) => ({ id: reached.employeeId, at: nextAt?.toString() ?? null }))
  await tx.$executeRaw`WITH turns AS (
      SELECT id, at FROM jsonb_to_recordset(${JSON.stringify(turns)}::jsonb) AS r(id uuid, at timestamptz)),
    over AS (DELETE FROM nudge_turn t USING turns WHERE t.employee_id = turns.id AND turns.at IS NULL)
    UPDATE nudge_turn t SET next_at = turns.at FROM turns WHERE t.employee_id = turns.id AND turns.at IS NOT NULL`
}
