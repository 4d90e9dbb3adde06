import type { Turn } from '../../bot/feature.ts'
import type { FlowState } from '../../bot/flow/flow.ts'
import type { SavedFlow } from '../../bot/flow/lead.ts'
import { Prisma } from '../db/generated/client.ts'
import type { Tx } from '../db/index.ts'
import { conversationOf } from './conversation.ts'
import { toMoment } from './days.ts'

/** The flow that listens in a conversation, else the person's last draft. States are checked by the engine. */
export async function readFlow(tx: Tx, turn: Turn): Promise<SavedFlow | undefined> {
  const row = await tx.conversation.findUnique({ where: { channel_place_externalId: conversationOf(turn) } })
  if (row?.flow) return row.flow as unknown as SavedFlow
  const { person } = turn.asker
  if (!person) return undefined
  const here = nameOf(turn)
  // Held until the transaction ends: the same person may answer on two platforms at once.
  const [draft] = await tx.$queryRaw<{ state: unknown; listensIn: string | null }[]>`
    SELECT state, listens_in AS "listensIn" FROM flow_draft WHERE employee_id = ${person.employeeId}::uuid
    ORDER BY listens_in IS NOT DISTINCT FROM ${here} DESC, saved_at DESC LIMIT 1 FOR UPDATE`
  return draft && { state: draft.state as FlowState, listens: draft.listensIn === here ? 'yes' : 'no' }
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
  const row = await tx.flowDraft.findUnique({
    where: { employeeId_flow: { employeeId: asker.person.employeeId, flow } },
  })
  return row ? (row.state as unknown as FlowState) : undefined
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
  const row = { state, listensIn, savedAt: toMoment(turn.now) }
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
