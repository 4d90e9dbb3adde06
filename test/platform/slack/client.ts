import type { z } from 'zod'
import { get, tell } from '../ask.ts'
import { type Platform, startPlatform } from '../client.ts'
import type { InboundState } from '../inbound.ts'
import { postRaw, type RawAnswer, type RawRequest } from '../raw.ts'
import type { optionsShape } from '../shapes.ts'
import type { Call } from './api.ts'
import type { chancesShape, MethodFault, spreadShape } from './control.ts'
import type { Delivered, Payload, Try } from './payload.ts'
import type { Responded } from './responses.ts'
import { type personShape, slackShape } from './shapes.ts'
import type { SocketsState } from './sockets.ts'
import type { Posted } from './talks.ts'
import type { View } from './views.ts'

/** A fake Slack that runs in a process of its own: a platform whose sends are those of `chat.postMessage`. */
export interface Slack extends Platform {
  /** What `slackApiUrl` is to be. */
  readonly apiUrl: string
  readonly botToken: string
  readonly appToken: string
  readonly signingSecret: string
  /** Every call of the Web API so far, or those of a method. */
  calls(method?: string): Promise<readonly Call[]>
  /** Everything that stands in the workspace, or in one conversation, oldest first. */
  messages(channel?: string): Promise<readonly Posted[]>
  views(): Promise<readonly View[]>
  /** What came to the response_urls. */
  responses(): Promise<readonly Responded[]>
  /** Orders the faults of the next calls of a method; those of sending are ordered with `next`. */
  nextOf(method: string, faults: readonly MethodFault[]): Promise<void>
  /** Replaces the chances of the faults of these methods; those of sending are set with `faults`. */
  chances(chances: z.input<typeof chancesShape>): Promise<void>
  /** Orders Slack's refusal of the next calls of a method. */
  refuse(method: string, error: string, times?: number): Promise<void>
  /** Replaces where the bots take requests; with none, they come through sockets. */
  urls(urls: readonly string[]): Promise<void>
  /** Hands a payload to the bots; ends once it was acknowledged, or is not tried again. */
  deliver(payload: Payload, by?: Try['by']): Promise<Delivered>
  /** Every delivery, also those under way. */
  deliveries(): Promise<readonly Delivered[]>
  /** Begins to hand events to the bots in copies and in any order, each until it is taken; `spreading` says how far it is. */
  spread(spreading: z.input<typeof spreadShape>): Promise<void>
  spreading(): Promise<InboundState>
  /** A request to a bot to the letter, with its answer. Rejects where there was none. */
  raw(request: RawRequest): Promise<RawAnswer>
  sockets(): Promise<SocketsState>
  /** Cuts every socket at once. */
  dropSockets(): Promise<void>
  /** Asks every socket to come anew, with Slack's usual reason or another. */
  refreshSockets(reason?: string): Promise<void>
  /** Lets no new socket in for `ms`; with 0, again from now on. */
  refuseSockets(ms: number): Promise<void>
  /** Replaces what the app may do. */
  scopes(scopes: readonly string[]): Promise<void>
  /** Adds people, or replaces those who are known. */
  people(people: readonly z.input<typeof personShape>[]): Promise<void>
}

/** Starts a platform that speaks Slack; ends once it listens. */
export async function startSlack(options: z.input<typeof optionsShape> = {}): Promise<Slack> {
  const slack = slackShape.parse(options.slack ?? {})
  const platform = await startPlatform({ ...options, slack })
  const { botToken, appToken, signingSecret } = slack
  const at = (page: string) => `${platform.url}/slack/${page}`
  const nextOf: Slack['nextOf'] = (method, faults) => tell(at('faults'), { method, faults })
  return {
    ...platform,
    apiUrl: `${platform.url}/api/`,
    ...{ botToken, appToken, signingSecret },
    calls: async (method) => (await get<Call[]>(at('calls'))).filter((each) => (method ?? each.method) === each.method),
    messages: async (channel) =>
      (await get<Posted[]>(at('messages'))).filter((each) => (channel ?? each.channel) === each.channel),
    views: () => get(at('views')),
    responses: () => get(at('responses')),
    nextOf,
    chances: (chances) => tell(at('chances'), chances),
    refuse: (method, error, times = 1) => nextOf(method, Array(times).fill({ error })),
    deliver: (payload, by) => tell(at('deliver'), { payload, by }),
    deliveries: () => get(at('deliveries')),
    spread: (spreading) => tell(at('spread'), spreading),
    spreading: () => get(at('spread')),
    urls: (urls) => tell(at('urls'), { urls }),
    raw: async (request) => {
      const answer = await postRaw(request)
      if (typeof answer === 'string') throw new Error(`${request.url}: ${answer}`)
      return answer
    },
    sockets: () => get(at('sockets')),
    dropSockets: () => tell(at('sockets'), { act: 'drop' }),
    refreshSockets: (reason) => tell(at('sockets'), { act: 'refresh', reason }),
    refuseSockets: (ms) => tell(at('sockets'), { act: 'refuse', ms }),
    scopes: (scopes) => tell(at('scopes'), { scopes }),
    people: (people) => tell(at('people'), { people }),
  }
}
