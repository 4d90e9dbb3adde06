import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  WebClient,
} from '@slack/web-api'
import type { Heard, Identity } from '../../channels/slack/check.ts'
import { calm } from '../../channels/slack/client.ts'
import type { Road } from '../../channels/slack/road.ts'

export interface SlackAddress extends Road {
  /** Milliseconds that an answer may take. */
  readonly timeout?: number
}

/** Asks Slack who the bot's token speaks for and what it may do. Asks once; throws nothing. */
export function askIdentity(botToken: string, address: SlackAddress): Promise<Heard<Identity>> {
  return asked<Identity>(async () => {
    const { team, user, response_metadata } = await clientOf(botToken, address).auth.test()
    if (typeof team !== 'string' || typeof user !== 'string') return { is: 'foreign' }
    return {
      is: 'answer',
      answer: { team: printable(team), bot: printable(user), scopes: response_metadata?.scopes?.map(printable) },
    }
  })
}

/** Asks Slack for the address of a socket, which is thrown away. Asks once; throws nothing. */
export function askSocket(appToken: string, address: SlackAddress): Promise<Heard<'open'>> {
  return asked<'open'>(async () => {
    const { url } = await clientOf(appToken, address).apps.connections.open({})
    return typeof url === 'string' ? { is: 'answer', answer: 'open' } : { is: 'foreign' }
  })
}

function clientOf(token: string, { timeout, ...road }: SlackAddress): WebClient {
  return new WebClient(token, { ...calm(road), ...(timeout === undefined ? {} : { timeout }) })
}

async function asked<T>(ask: () => Promise<Heard<T>>): Promise<Heard<T>> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof WebAPIRateLimitedError) return { is: 'busy' }
    if (error instanceof WebAPIHTTPError) return { is: 'foreign', status: error.statusCode }
    if (error instanceof WebAPIPlatformError) return platformFault(error.data.error)
    if (error instanceof WebAPIRequestError) return networkFault(error.original)
    // The client could not make anything of the answer, such as JSON that is no object.
    return { is: 'foreign' }
  }
}

/** A proxy's page comes as the "code" of an error; only what looks like a code of Slack's is one. */
function platformFault(code: unknown): Heard<never> {
  if (typeof code !== 'string' || !/^[a-z0-9_]{1,60}$/.test(code)) return { is: 'foreign' }
  return code === 'ratelimited' ? { is: 'busy' } : { is: 'refusal', code }
}

function networkFault(error: Error): Heard<never> {
  const { cause } = error
  if (cause instanceof Error && cause.message === 'unexpected redirect') return { is: 'foreign' }
  if (error.name === 'TimeoutError') return { is: 'silence', code: 'ETIMEDOUT' }
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return { is: 'silence', code: /^[A-Z0-9_]{1,60}$/.test(code) ? code : '' }
}

/** Names come from outside and go to a terminal. */
function printable(name: string): string {
  return name.replace(/\p{C}/gu, '')
}
