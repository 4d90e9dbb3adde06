import { z } from 'zod'
import { freshId } from './fresh.ts'
import { Refusal } from './refusal.ts'

/** Names what happened to what, for programs; only ids belong in it. */
export const metadataShape = z.looseObject({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) })

/** What stands in a conversation. */
export interface Posted {
  readonly type: 'message'
  readonly channel: string
  readonly ts: string
  readonly user: string
  readonly text: string
  readonly team: string
  readonly bot_id?: string
  readonly app_id?: string
  readonly thread_ts?: string
  readonly blocks?: readonly Readonly<Record<string, unknown>>[]
  readonly metadata?: z.infer<typeof metadataShape>
  readonly edited?: { readonly user: string; readonly ts: string }
}

/** Which messages are wanted. Times are `ts` of Slack, seconds with six decimals; without `inclusive` the ends are out. */
export const rangeShape = z.object({
  channel: z.string(),
  oldest: z.coerce.string().default('0'),
  latest: z.coerce.string().default('9999999999'),
  inclusive: z.stringbool().or(z.boolean()).default(false),
  include_all_metadata: z.stringbool().or(z.boolean()).default(false),
  limit: z.coerce.number().int().min(1).max(999).default(100),
  cursor: z.string().optional(),
})
type Range = z.infer<typeof rangeShape>

/** Everything that was said in the workspace, by whomever. */
export class Talks {
  readonly #messages: Posted[] = []

  /** Keeps a message; blocks without a name get one, as a press names the block it came from. */
  add(message: Posted): Posted {
    const blocks = message.blocks?.map((block) => ({ block_id: freshId(''), ...block }))
    const kept = { ...message, ...(blocks ? { blocks } : {}) }
    this.#messages.push(kept)
    return kept
  }

  /** @throws Refusal where there is no such message. */
  find(channel: string, ts: string, code: string): Posted {
    const found = this.#messages.find((each) => each.channel === channel && each.ts === ts)
    if (!found) throw new Refusal(code)
    return found
  }

  replace(message: Posted): void {
    const at = this.#messages.findIndex(({ channel, ts }) => channel === message.channel && ts === message.ts)
    this.#messages[at] = message
  }

  all(channel?: string): Posted[] {
    return this.#messages.filter((each) => channel === undefined || each.channel === channel)
  }

  /** The newest messages of a conversation first, without what was answered in threads. */
  history(range: Range) {
    const all = this.all(range.channel).filter(({ ts, thread_ts }) => thread_ts === undefined || thread_ts === ts)
    return page(all.reverse(), range)
  }

  /** A thread: its root, whenever that was written, and the answers in the range. */
  replies(range: Range, root: string) {
    const thread = this.all(range.channel).filter(({ ts, thread_ts }) => ts === root || thread_ts === root)
    if (thread.length === 0) throw new Refusal('thread_not_found')
    const first = thread.filter(({ ts }) => ts === root)
    const answers = page(
      thread.filter(({ ts }) => ts !== root),
      range,
    )
    const shown = range.cursor ? [] : first.map((each) => shownOf(each, range))
    return { ...answers, messages: [...shown, ...answers.messages] }
  }
}

function page(all: readonly Posted[], range: Range) {
  const { oldest, latest, inclusive, limit, cursor } = range
  const [from, to] = [micros(oldest), micros(latest)]
  const inside = (at: number) => (inclusive ? from <= at && at <= to : from < at && at < to)
  const wanted = all.filter(({ ts }) => inside(micros(ts)))
  const start = cursor === undefined || cursor === '' ? 0 : Number(cursor)
  const messages = wanted.slice(start, start + limit)
  const next = start + limit < wanted.length ? String(start + limit) : ''
  return {
    messages: messages.map((each) => shownOf(each, range)),
    has_more: next !== '',
    response_metadata: { next_cursor: next },
  }
}

function shownOf({ channel: _, metadata, ...shown }: Posted, { include_all_metadata }: Range) {
  return include_all_metadata && metadata ? { ...shown, metadata } : shown
}

function micros(ts: string): number {
  return Math.round(Number(ts) * 1e6)
}
