import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Activity, InvokeResponse, TurnContext } from 'botbuilder'
import { AuthenticationError } from 'botframework-connector'
import { branch, isTree, type Tree, text } from '../../bot/tree.ts'
import type { Adapter } from './adapter.ts'
import type { TokenCheck } from './token.ts'
import { refusal, type Trusted } from './verify.ts'

/** What answers a request: the vendor's adapter, after our own guards, with a turn for what passes them. */
export interface Door {
  readonly adapter: Adapter
  readonly trusted: Trusted
  readonly isOurs: TokenCheck
  turn(context: TurnContext): Promise<void>
}

/** Answers one request. Nothing of what went wrong is echoed; throws where the bot could not take it. */
export async function answerRequest(
  { adapter, trusted, isOurs, turn }: Door,
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
): Promise<void> {
  const activity = parsed(body)
  const refused = activity === undefined ? 400 : refusal(activity, trusted)
  if (activity === undefined || refused !== undefined) return answer(response, refused ?? 400)
  const header = request.headers.authorization ?? ''
  const token = /^Bearer (\S+)$/.exec(header)?.[1]
  if (token === undefined || !(await isOurs(token, String(activity.serviceUrl)))) return answer(response, 401)
  const taken = await adapter.take(header, placed(activity), turn).catch(unauthorised)
  answer(response, taken === 'unauthorised' ? 401 : (taken?.status ?? 200), bodyOf(taken))
}

/** A dialog beside the box that messages are written in stands nowhere; the library wants a conversation all the same. */
function placed(activity: Tree): Activity {
  const conversation = activity.conversation ?? { id: text(branch(activity, 'from'), 'id') }
  return { ...activity, conversation } as unknown as Activity
}

/** A key that speaks for other channels; the library's own faults are none of the one who asks. */
function unauthorised(error: unknown): 'unauthorised' {
  if (error instanceof AuthenticationError && error.statusCode < 500) return 'unauthorised'
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
