import type { Asker } from '../../bot/asker.ts'
import type { AccountRef, Event } from '../../bot/event.ts'
import type { Turn } from '../../bot/feature.ts'
import type { SavedFlow } from '../../bot/flow/lead.ts'
import type { FoundPress, Pressable, TalkStore } from '../../bot/talk.ts'
import { dayOf } from '../../domain/calendar/written.ts'
import { Prisma } from '../db/generated/client.ts'
import type { Tx } from '../db/index.ts'
import { conversationOf } from './conversation.ts'
import { toMoment } from './days.ts'
import { greetOnce, unlinkAccount } from './people/accounts.ts'
import { personWithId } from './people/people.ts'
import { pressedStrictly } from './stress-check/talk.ts'

/** What a platform brings back need not be an id of ours, and the database refuses what is no UUID. */
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Accounts, flows and buttons of a talk. */
export function talkStore(): TalkStore<Tx> {
  return {
    asker: askerOf,
    flow: readFlow,
    saveFlow,
    greet: greetOnce,
    leave: unlinkAccount,
    rated: buttonOfRating,
    pressed: async (tx, { account, messageId, index, at }): Promise<FoundPress> => {
      if (!ID.test(messageId)) return { kind: 'late' }
      const key = { messageId, index }
      const message = await tx.outboxMessage.findUnique({ where: { id: messageId } })
      if (!message) return pressedStrictly(tx, key, { account, at })
      const button = await tx.button.findUnique({ where: { messageId_index: key } })
      if (!button || message.expiresAt <= toMoment(at)) return { kind: 'late' }
      const { channel, externalId } = message
      if (channel !== account.channel || externalId !== account.externalId) return { kind: 'foreign' }
      const { feature, act, given } = button
      if (asksForRating(given) && !(await ratedFirst(tx, button, at))) return { kind: 'rated' }
      return { kind: 'fresh', press: { feature, act, given: given as Record<string, unknown> } }
    },
  }
}

/** A message is found by the platform's own name of it; whose it is, is asked when it is pressed. */
async function buttonOfRating(
  tx: Tx,
  { account, message, feedback }: Extract<Event, { kind: 'rated' }>,
): Promise<Pressable | undefined> {
  const [button] = await tx.$queryRaw<Pressable[]>`SELECT b.message_id::text AS "messageId", b.index
    FROM outbox_message m JOIN button b ON b.message_id = m.id
    WHERE m.channel = ${account.channel} AND m.receipt @> ${JSON.stringify(message)}::jsonb
      AND b.given ->> 'feedback' = ${feedback} ORDER BY m.created_at DESC LIMIT 1`
  return button
}

/** Whether a button is one of the pair that asks if an answer was of use. */
function asksForRating(given: unknown): boolean {
  return typeof given === 'object' && given !== null && Object.hasOwn(given, 'feedback')
}

/** Notes that an answer was rated; false where it was before, by either button of its pair. */
async function ratedFirst(tx: Tx, { messageId, index }: { messageId: string; index: number }, at: Turn['now']) {
  if ((await tx.button.count({ where: { messageId, pressedAt: { not: null } } })) > 0) return false
  await tx.button.update({
    where: { messageId_index: { messageId, index } },
    data: { pressedAt: toMoment(at) },
  })
  return true
}

/** Notes which message stands last in a conversation; one without buttons leaves nothing to press. */
export async function markLast(tx: Tx, key: AccountRef & { place: string }, lastMessage: string | null): Promise<void> {
  await tx.conversation.upsert({
    where: { channel_place_externalId: key },
    create: { ...key, lastMessage },
    update: { lastMessage },
  })
}

/** The flow in progress of a conversation. Its state is checked by the engine, whatever version wrote it. */
async function readFlow(tx: Tx, turn: Turn): Promise<SavedFlow | undefined> {
  const row = await tx.conversation.findUnique({ where: { channel_place_externalId: conversationOf(turn) } })
  return (row?.flow ?? undefined) as SavedFlow | undefined
}

async function saveFlow(tx: Tx, turn: Turn, saved: SavedFlow | undefined): Promise<void> {
  const key = conversationOf(turn)
  const flow = saved === undefined ? Prisma.DbNull : (saved as unknown as Prisma.InputJsonObject)
  await tx.conversation.upsert({ where: { channel_place_externalId: key }, create: { ...key, flow }, update: { flow } })
}

async function askerOf(tx: Tx, account: AccountRef, at: Turn['now']): Promise<Asker> {
  const row = await tx.account.findUnique({ where: { channel_externalId: account } })
  const person = row?.employeeId ? await personWithId(tx, row.employeeId, dayOf(at)) : undefined
  return { account, person }
}

/** The buttons of the message that stands last in a conversation, for channels where a number is a press. */
export async function lastButtons(
  tx: Tx,
  { account, place }: { account: AccountRef; place: string },
): Promise<{ messageId: string; labels: readonly string[] } | undefined> {
  const talk = await tx.conversation.findUnique({ where: { channel_place_externalId: { ...account, place } } })
  if (!talk?.lastMessage) return undefined
  const last = { where: { messageId: talk.lastMessage }, orderBy: { index: 'asc' } } as const
  const buttons = [...(await tx.button.findMany(last)), ...(await tx.stressCheckButton.findMany(last))]
  // The pair that asks whether an answer was of use stands last, and is not shown where numbers are pressed.
  const shown = buttons.filter(({ given }) => !asksForRating(given))
  return shown.length > 0 ? { messageId: talk.lastMessage, labels: shown.map(({ label }) => label) } : undefined
}

/** Days that the rows of a campaign are kept for its totals: a fiscal year, and the time to report on it. */
const CAMPAIGN_DAYS = 500

/** Removes what has expired: buttons, subjects, and conversations of which nothing is left. */
export async function removeExpired(tx: Tx, at: Turn['now']): Promise<void> {
  const now = toMoment(at)
  // What is still under way is never forgotten, however old; of a campaign its totals stay, to be reported.
  const over = { expiresAt: { lte: now }, settledAt: { not: null } }
  await tx.button.deleteMany({ where: { message: over } })
  await tx.outboxMessage.deleteMany({ where: { ...over, campaign: null } })
  const longAgo = toMoment(at.subtract({ hours: 24 * CAMPAIGN_DAYS }))
  await tx.outboxMessage.deleteMany({ where: { ...over, createdAt: { lte: longAgo } } })
  await tx.conversation.updateMany({
    where: { subjectUntil: { lte: now } },
    data: { subject: Prisma.DbNull, subjectUntil: null },
  })
  await tx.$executeRaw`DELETE FROM conversation c WHERE c.flow IS NULL AND c.subject IS NULL
    AND NOT EXISTS (SELECT FROM outbox_message m WHERE m.id = c.last_message)`
}

/** Removes everything that was kept of a channel's talks. */
export async function forgetChannel(tx: Tx, channel: string): Promise<void> {
  await tx.outboxMessage.deleteMany({ where: { channel } })
  await tx.stressCheckMessage.deleteMany({ where: { channel } })
  await tx.conversation.deleteMany({ where: { channel } })
}
