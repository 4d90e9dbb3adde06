import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import { saysAgain, wordsOf } from '../again.ts'
import type { Faults } from '../faults.ts'
import { reply } from '../http.ts'
import type { Manner } from '../manner.ts'
import { MethodFaults } from '../method-faults.ts'
import type { Random } from '../random.ts'
import type { Asked } from '../route.ts'
import type { Sending } from '../sending.ts'
import { undergo } from '../undergo.ts'
import type { Kind, Refused } from './control.ts'
import { checkWritable, OPERATIONS, type Target, type Tenancy } from './operations.ts'
import { activityOf } from './received.ts'
import { Refusal } from './refusal.ts'

/** A call of the connector as it came in, at `at` ms since the epoch. */
export interface Call extends Target {
  readonly kind: Kind
  readonly at: number
  /** What it was refused with; null where it was done or met a fault. */
  readonly error: string | null
}

interface Parts {
  readonly tenancy: Tenancy
  readonly sending: Sending
  /** Those of sending. */
  readonly faults: Faults
  readonly random: Random
}

const MANNER: Manner = {
  accepted: 201,
  throttled: { error: { code: 'TooManyRequests', message: 'Too many requests' } },
  broken: { status: 502, body: { error: { code: 'BadGateway', message: 'The server met an error' } } },
}

/** Answers what the bot asks of Teams. Messages go to where the platform draws their faults and keeps its book. */
export class Connector {
  readonly calls: Call[] = []
  /** The faults of all kinds of calls; of sends only what refuses them. */
  readonly faults: MethodFaults<Refused>
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
    this.faults = new MethodFaults(parts.random)
  }

  /** Answers a call, or not where a fault says so. */
  async take(kind: Kind, { names, headers, body: text }: Asked, response: ServerResponse): Promise<void> {
    const at = Date.now()
    const [conversation = '', item = ''] = names
    let target: Target = { conversation, item, body: null }
    let error: string | null = null
    try {
      target = { ...target, body: bodyOf(text) }
      admit(headers)
      await this.#answer(kind, target, response)
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal
      error = refusal.code
      reply(response, refusal.said.status, refusal.said.body)
    } finally {
      this.calls.push({ kind, ...target, at, error })
    }
  }

  async #answer(kind: Kind, target: Target, response: ServerResponse): Promise<void> {
    const fault = this.faults.draw(kind)
    if (typeof fault === 'object') throw new Refusal(fault.status, fault.code, fault.code)
    const { tenancy, faults } = this.#parts
    if (kind === 'send') return this.#send(target, response)
    const run = () => OPERATIONS[kind](target, tenancy)
    return undergo(fault, { response, manner: MANNER, faults, run })
  }

  /** Its answer comes when its fault allows; the call is in the list before. */
  #send({ conversation, item, body }: Target, response: ServerResponse): void {
    const { tenancy, sending } = this.#parts
    const activity = activityOf(body)
    checkWritable(conversation, tenancy)
    // That somebody types is forgotten at once, and counts as nothing.
    if (activity.type !== 'message') {
      reply(response, MANNER.accepted, { id: '' })
      return
    }
    const { text = '', attachments = [] } = activity
    const words = [text, ...wordsOf(attachments)].filter((each) => each !== '').join('\n')
    const send = { key: '', place: conversation, again: saysAgain(text, attachments), text: words }
    const accepted = () => {
      const { id } = tenancy.talks.add(conversation, activity, item || undefined)
      // Teams makes two messages of text beside a card, and names neither.
      return text !== '' && attachments.length > 0 ? {} : { id }
    }
    void sending.take(send, response, accepted, MANNER)
  }
}

function bodyOf(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text)
  } catch {
    throw new Refusal(400, 'BadSyntax', 'The body is not JSON')
  }
}

/** Whose token it is cannot be known here: the bot's own authority gave it. */
function admit({ authorization = '' }: IncomingHttpHeaders): void {
  if (!/^Bearer \S+$/.test(authorization))
    throw new Refusal(401, 'Unauthorized', 'Authorization has been denied for this request.')
}
