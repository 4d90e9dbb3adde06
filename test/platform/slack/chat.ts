import { z } from 'zod'
import { saysAgain } from '../again.ts'
import type { Send } from '../shapes.ts'
import { problemsOf } from './blocks.ts'
import { freshTs } from './fresh.ts'
import { APP_ID, BOT, TEAM } from './identity.ts'
import { type Args, type Method, method, read } from './method.ts'
import { Refusal, refusedFor } from './refusal.ts'
import { metadataShape, type Posted } from './talks.ts'
import type { Workspace } from './workspace.ts'

const bodyShape = z.object({
  channel: z.string(),
  text: z.string().default(''),
  blocks: z.array(z.looseObject({ type: z.string() })).optional(),
  metadata: metadataShape.optional(),
})
const postShape = bodyShape.extend({ thread_ts: z.string().optional() })
const updateShape = bodyShape.extend({ ts: z.string() })
const ephemeralShape = postShape.extend({ user: z.string() })
const write = { scope: 'chat:write' } as const

/** A post that Slack would take: how the book names it, and what happens once it is accepted. @throws Refusal */
export function draft(args: Args, workspace: Workspace): { readonly send: Send; accepted(): unknown } {
  const asked = read(postShape, args)
  const { channel: place, text, metadata, blocks } = check(asked)
  const channel = workspace.conversation(place)
  const key = metadata?.event_payload.delivery_id
  const again = saysAgain(text, blocks)
  const accepted = () => {
    const message = workspace.talks.add(own({ ...asked, channel, ts: freshTs() }))
    return { ok: true, channel, ts: message.ts, message: shown(message) }
  }
  return { send: { key: typeof key === 'string' ? key : '', place, again, text }, accepted }
}

export const chat: Readonly<Record<string, Method>> = {
  // Without faults; with them, the caller takes the draft to where faults are drawn.
  'chat.postMessage': { ...write, run: (args, workspace) => draft(args, workspace).accepted() as Args },
  'chat.update': method(
    updateShape,
    (asked, { talks }) => {
      const { channel, ts } = check(asked)
      const old = talks.find(channel, ts, 'message_not_found')
      if (old.bot_id !== BOT.bot) throw new Refusal('cant_update_message')
      const edited = { user: BOT.user, ts: freshTs() }
      const thread = old.thread_ts === undefined ? {} : { thread_ts: old.thread_ts }
      const message = own({ ...asked, ...thread, edited })
      talks.replace(message)
      return { channel, ts, text: message.text, message: shown(message) }
    },
    write,
  ),
  'chat.postEphemeral': method(
    ephemeralShape,
    (asked, workspace) => {
      check(asked)
      workspace.conversation(asked.channel)
      workspace.people.get(asked.user, 'user_not_in_channel')
      return { message_ts: freshTs() }
    },
    write,
  ),
}

function check<T extends z.infer<typeof bodyShape>>(asked: T): T {
  const { text, blocks } = asked
  if (text.length > 40_000) throw new Refusal('msg_too_long')
  if (text === '' && (blocks ?? []).length === 0) throw new Refusal('no_text')
  const problems = problemsOf(blocks ?? [], 'message')
  if (problems.length > 0) throw refusedFor('invalid_blocks', problems)
  return asked
}

function own(
  message: Pick<Posted, 'channel' | 'ts' | 'text' | 'blocks' | 'metadata' | 'thread_ts' | 'edited'>,
): Posted {
  const { channel, ts, text, blocks, metadata, thread_ts, edited } = message
  const whose = { user: BOT.user, bot_id: BOT.bot, app_id: APP_ID, team: TEAM.id }
  const optional = Object.entries({ blocks, metadata, thread_ts, edited }).filter(([, value]) => value !== undefined)
  return { type: 'message', channel, ts, text, ...whose, ...Object.fromEntries(optional) }
}

function shown({ channel: _, ...message }: Posted): Omit<Posted, 'channel'> {
  return message
}
