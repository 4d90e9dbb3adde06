import type { z } from 'zod'
import { get, tell } from '../ask.ts'
import { type Platform, startPlatform } from '../client.ts'
import type { InboundState } from '../inbound.ts'
import { postRaw, type RawAnswer, type RawRequest } from '../raw.ts'
import type { optionsShape } from '../shapes.ts'
import type { Call } from './connector.ts'
import type { Activity, chancesShape, deliverShape, Kind, kindFaultsShape, signShape, spreadShape } from './control.ts'
import type { Answer, Delivered } from './deliveries.ts'
import { APP_ID, BOT, TENANT_ID } from './identity.ts'
import { type PersonInput, teamsShape } from './shapes.ts'
import { isIn, type Posted } from './talks.ts'

type Asked<S extends z.ZodType> = z.input<S>

/** A fake Teams that runs in a process of its own: a platform whose sends are the messages of the bot. */
export interface Teams extends Platform {
  /** Where the bot finds the connector; with a slash at its end. */
  readonly serviceUrl: string
  /** Where the bot finds the keys that prove the tokens of Teams. */
  readonly metadataUrl: string
  readonly appId: string
  readonly tenantId: string
  readonly botId: string
  /** Replaces where the bots take activities. */
  urls(urls: readonly string[]): Promise<void>
  /** Adds people, or replaces those who are known. */
  people(people: readonly PersonInput[]): Promise<void>
  /** The person lets the bot write no more: 403 MessageWritesBlocked. */
  block(aadObjectId: string): Promise<void>
  /** The person takes the bot away, and nobody tells it: 403 BotNotInConversationRoster. */
  uninstall(aadObjectId: string): Promise<void>
  /** The bot may write to the person again. */
  restore(aadObjectId: string): Promise<void>
  /**
   * Hands an activity to the bots with the right token, the one given, or where that is empty none; ends once it was
   * answered, or is not tried again.
   */
  deliver(activity: Activity, how?: Omit<Asked<typeof deliverShape>, 'activity'>): Promise<Answer>
  /** Every delivery, also those under way. */
  deliveries(): Promise<readonly Delivered[]>
  /** Begins to hand activities to the bots in copies and in any order, each until it is taken. */
  spread(spreading: Asked<typeof spreadShape>): Promise<void>
  /** How far that is. */
  spreading(): Promise<InboundState>
  /** The activity as it is posted to a bot. */
  addressed(activity: Activity): Activity
  /** A token. Of claims that are not given, `aud` and `serviceurl` are right; an undefined one is left out. */
  sign(claims?: Readonly<Record<string, unknown>>, key?: Asked<typeof signShape>['key']): Promise<string>
  /** A request to a bot to the letter, with its answer. Rejects where there was none. */
  raw(request: RawRequest): Promise<RawAnswer>
  /** What the bot wrote, in all conversations or in one and its threads, oldest first. */
  messages(conversation?: string): Promise<readonly Posted[]>
  /** Every call of the connector so far, or those of a kind. */
  calls(kind?: Kind): Promise<readonly Call[]>
  /** Orders the faults of the next calls of a kind; those of sending are ordered with `next`, but for refusals. */
  nextOf(kind: Kind, faults: Asked<typeof kindFaultsShape>['faults']): Promise<void>
  /** Replaces the chances of the faults of these kinds; those of sending are set with `faults`. */
  chances(chances: Asked<typeof chancesShape>): Promise<void>
}

/** Starts a platform that speaks Teams; ends once it listens. */
export async function startTeams(options: Asked<typeof optionsShape> = {}): Promise<Teams> {
  const platform = await startPlatform({ ...options, teams: teamsShape.parse(options.teams ?? {}) })
  const at = (page: string) => `${platform.url}/teams/${page}`
  const { metadataUrl } = await get<{ metadataUrl: string }>(at('identity'))
  const serviceUrl = `${platform.url}/`
  return {
    ...platform,
    ...{ serviceUrl, metadataUrl, appId: APP_ID, tenantId: TENANT_ID, botId: BOT.id },
    people: (people) => tell(at('people'), { people }),
    block: (aadObjectId) => tell(at('reach'), { aadObjectId, to: 'blocked' }),
    uninstall: (aadObjectId) => tell(at('reach'), { aadObjectId, to: 'removed' }),
    restore: (aadObjectId) => tell(at('reach'), { aadObjectId, to: 'open' }),
    deliver: (activity, how) => tell(at('deliver'), { activity, ...how }),
    deliveries: () => get(at('deliveries')),
    spread: (spreading) => tell(at('spread'), spreading),
    spreading: () => get(at('spread')),
    urls: (urls) => tell(at('urls'), { urls }),
    addressed: (activity) => ({ serviceUrl, ...activity }),
    sign: (claims, key) => tell(at('sign'), { claims: { aud: APP_ID, serviceurl: serviceUrl, ...claims }, key }),
    raw: async (request) => {
      const answer = await postRaw(request)
      if (typeof answer === 'string') throw new Error(`${request.url}: ${answer}`)
      return answer
    },
    messages: async (conversation) =>
      (await get<Posted[]>(at('messages'))).filter((each) => conversation === undefined || isIn(each, conversation)),
    calls: async (kind) => (await get<Call[]>(at('calls'))).filter((each) => (kind ?? each.kind) === each.kind),
    nextOf: (kind, faults) => tell(at('faults'), { kind, faults }),
    chances: (chances) => tell(at('chances'), chances),
  }
}
