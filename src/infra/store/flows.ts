import type { Turn } from '../../bot/feature.ts'
import type { FlowState } from '../../bot/flow/flow.ts'
import type { SavedFlow } from '../../bot/flow/lead.ts'
import { Prisma } from '../db/generated/client.ts'
import type { Tx } from '../db/index.ts'
import { conversationOf } from './conversation.ts'
import { toMoment } from './days.ts'

/** Hours after which a draft hears no more what is typed: after a night it is hardly meant as the answer to yesterday. */
const SILENT_HOURS = 12

/** The flow that hears what is typed in a conversation. States are checked by the engine. */
export async function readListening(tx: Tx, turn: Turn): Promise<FlowState | undefined> {
  const saved = await readFlow(tx, turn)
  if (saved?.listens === 'yes') return saved.state
  const { person } = turn.asker
  if (!person) return undefined
  const since = turn.now.subtract({ hours: SILENT_HOURS })
  const [draft] = await tx.$queryRaw<{ state: unknown }[]>`SELECT state FROM flow_draft
    WHERE employee_id = ${person.employeeId}::uuid AND listens_in = ${nameOf(turn)}
      AND saved_at > ${since.toString()}::timestamptz
    FOR UPDATE`
  return draft && (draft.state as FlowState)
}

/** The flow of a conversation, whether it listens or was put off. */
export async function readFlow(tx: Tx, turn: Turn): Promise<SavedFlow | undefined> {
  const row = await tx.conversation.findUnique({ where: { channel_place_externalId: conversationOf(turn) } })
  return row?.flow ? (row.flow as unknown as SavedFlow) : undefined
}

/** Whatever draft listened here is put off, where another flow begins. */
export async function saveFlow(tx: Tx, turn: Turn, saved: SavedFlow | undefined): Promise<void> {
  const key = conversationOf(turn)
  const flow = saved === undefined ? Prisma.DbNull : (saved as unknown as Prisma.InputJsonObject)
  await tx.conversation.upsert({ where: { channel_place_externalId: key }, create: { ...key, flow }, update: { flow } })
  const { person } = turn.asker
  if (!saved || !person) return
  await tx.flowDraft.updateMany({
    where: { employeeId: person.employeeId, listensIn: nameOf(turn) },
    data: { listensIn: null },
  })
}

/** What somebody has written so far in a flow that keeps a draft. */
export async function readDraft(tx: Tx, { asker }: Turn, flow: string): Promise<FlowState | undefined> {
  if (!asker.person) return undefined
  // Held until the transaction ends: the same person may answer on two platforms at once.
  const [draft] = await tx.$queryRaw<{ state: unknown }[]>`SELECT state FROM flow_draft
    WHERE employee_id = ${asker.person.employeeId}::uuid AND flow = ${flow} FOR UPDATE`
  return draft && (draft.state as FlowState)
}

/** Keeps it for the person; nobody of the directory has none. Another flow that was under way here gives way. */
export async function saveDraft(tx: Tx, turn: Turn, flow: string, saved: SavedFlow | undefined): Promise<void> {
  const { person } = turn.asker
  if (!person) throw new Error('a draft belongs to somebody of the directory')
  const key = { employeeId: person.employeeId, flow }
  if (!saved) {
    await tx.flowDraft.deleteMany({ where: key })
    return
  }
  const state = saved.state as unknown as Prisma.InputJsonObject
  const listensIn = saved.listens === 'yes' ? nameOf(turn) : null
  // Whoever goes on with it keeps it: a day that it was to end on is no more.
  const row = { state, listensIn, savedAt: toMoment(turn.now), endsOn: null }
  await tx.flowDraft.upsert({ where: { employeeId_flow: key }, create: { ...key, ...row }, update: row })
  if (!listensIn) return
  await tx.flowDraft.updateMany({
    where: { employeeId: person.employeeId, listensIn, flow: { not: flow } },
    data: { listensIn: null },
  })
  await tx.conversation.updateMany({ where: conversationOf(turn), data: { flow: Prisma.DbNull } })
}

function nameOf(turn: Turn): string {
  const { channel, place, externalId } = conversationOf(turn)
  return [channel, place, externalId].join(' ')
}
