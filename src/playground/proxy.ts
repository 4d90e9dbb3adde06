import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Http, openHttp } from '../infra/http/index.ts'
import { answerEmpty } from '../infra/http/route.ts'
import type { Issuer } from './issuer.ts'

/** Where Teams posts everything, at the bot and here. */
const PATH = '/api/messages'

/** Milliseconds; the Playground waits no longer for an answer either. */
const ANSWER_WITHIN_MS = 30_000

/** Whom the proxy speaks for, and to. */
export interface Between {
  readonly issuer: Pick<Issuer, 'sign'>
  readonly appId: string
  /** The bot's, on 127.0.0.1. */
  readonly botPort: number
}

/**
 * The Playground signs nothing and the bot takes nothing unsigned: this stands between them on 127.0.0.1, on any free
 * port. Each activity gets a token for the address that it names, as the Bot Connector's would, and goes on to the bot;
 * whether the address is one of ours, the bot decides. Gives back what the bot answered; 502 where it does not.
 */
export function openProxy(between: Between): Promise<Http> {
  const routes = [
    {
      method: 'POST',
      path: PATH,
      handle: async ({ headers }: IncomingMessage, response: ServerResponse, body: Buffer) => {
        // A page in a browser on this machine must not speak for anybody; the Playground's server sends no origin.
        if (headers.origin !== undefined) return answerEmpty(response, 403)
        const answer = await forward(between, body).catch(() => undefined)
        if (!answer) return answerEmpty(response, 502)
        const type = answer.headers.get('content-type')
        response.writeHead(answer.status, type === null ? {} : { 'content-type': type })
        response.end(Buffer.from(await answer.arrayBuffer()))
      },
    },
  ] as const
  // What fails here fails before the eyes of whoever tries the bot; there is nobody else to tell.
  return openHttp({ port: 0, routes, failed: () => undefined })
}

async function forward({ issuer, appId, botPort }: Between, body: Buffer): Promise<Response> {
  const token = await issuer.sign({ aud: appId, serviceurl: serviceUrlOf(body) })
  return fetch(`http://127.0.0.1:${botPort}${PATH}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: new Uint8Array(body),
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  })
}

/** The address that an activity names; undefined where it names none, or is no activity: the bot refuses that. */
function serviceUrlOf(body: Buffer): string | undefined {
  try {
    const { serviceUrl }: { serviceUrl?: unknown } = Object(JSON.parse(body.toString('utf8')))
    return typeof serviceUrl === 'string' ? serviceUrl : undefined
  } catch {
    return undefined
  }
}
