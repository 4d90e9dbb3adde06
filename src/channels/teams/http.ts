import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Activity, InvokeResponse, TurnContext } from 'botbuilder'
import { AuthenticationError } from 'botframework-connector'
import { isTree, type Tree } from '../../bot/tree.ts'
import type { Adapter } from './adapter.ts'
import { couldBeOurs, refusal, type Trusted } from './verify.ts'

/** What answers a request: the vendor's adapter, after our own guards, with a turn for what passes them. */
export interface Door {
  readonly adapter: Adapter
  readonly trusted: Trusted
  turn(context: TurnContext): Promise<void>
}

/** Answers one request. Nothing of what went wrong is echoed; throws where the bot could not take it. */
export async function answerRequest(
  { adapter, trusted, turn }: Door,
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
): Promise<void> {
  const activity = parsed(body)
  const refused = activity === undefined ? 400 : refusal(activity, trusted)
  if (activity === undefined || refused !== undefined) return answer(response, refused ?? 400)
  const header = request.headers.authorization
  if (header === undefined || !couldBeOurs(header)) return answer(response, 401)
  const taken = await adapter.take(header, activity as unknown as Activity, turn).catch(unauthorised)
  answer(response, taken === 'unauthorised' ? 401 : (taken?.status ?? 200), bodyOf(taken))
}

/** The library lets through what its own library for tokens throws: that a signature or a time is wrong. */
const BAD_TOKEN = new Set(['JsonWebTokenError', 'NotBeforeError', 'TokenExpiredError'])

function unauthorised(error: unknown): 'unauthorised' {
  if (error instanceof AuthenticationError) return 'unauthorised'
  if (error instanceof Error && BAD_TOKEN.has(error.name)) return 'unauthorised'
  throw error
}

function bodyOf(taken: InvokeResponse | 'unauthorised' | undefined): unknown {
  return typeof taken === 'object' ? taken.body : undefined
}

function parsed(body: Buffer): Tree | undefined {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'))
    return isTree(value) ? value : undefined
  } catch {
    return undefined
  }
}

function answer(response: ServerResponse, status: number, body?: unknown): void {
  if (body === undefined) return void response.writeHead(status, { 'content-length': 0 }).end()
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body))
}
