import type { IncomingMessage, ServerResponse } from 'node:http'
import type { App, Receiver } from '@slack/bolt'
import { isTree, type Tree } from '../../bot/tree.ts'
import { type Self, teamOf } from './parse.ts'
import { isGenuine } from './verify.ts'

/** Takes what Slack posts over HTTP, refuses what it did not seal, and answers when the bot says so. */
export class HttpReceiver implements Receiver {
  readonly #secret: string
  readonly #self: () => Promise<Self>
  readonly #nowS: () => number
  #app: App | undefined

  constructor(signingSecret: string, self: () => Promise<Self>, nowS: () => number) {
    this.#secret = signingSecret
    this.#self = self
    this.#nowS = nowS
  }

  init(app: App): void {
    this.#app = app
  }

  async start(): Promise<void> {}
  async stop(): Promise<void> {}

  /** Answers one request; throws where the bot could not take it, so that Slack brings it again. */
  async handle(request: IncomingMessage, response: ServerResponse, body: Buffer): Promise<void> {
    const [timestamp, signature] = [one(request, 'x-slack-request-timestamp'), one(request, 'x-slack-signature')]
    if (!isGenuine({ timestamp, signature, body }, this.#secret, this.#nowS())) return answer(response, 401)
    const said = parsed(body, one(request, 'content-type') ?? '')
    if (said === undefined) return answer(response, 400)
    if (said.type === 'url_verification') return answer(response, 200, { challenge: said.challenge })
    if (teamOf(said) !== (await this.#self()).teamId) return answer(response, 403)
    await this.#process(said, response)
  }

  async #process(body: Tree, response: ServerResponse): Promise<void> {
    let acked = false
    const ack = async (payload?: unknown): Promise<void> => {
      if (acked) return
      acked = true
      answer(response, 200, payload)
    }
    await this.#app?.processEvent({ body: { ...body }, ack })
    await ack()
  }
}

function one(request: IncomingMessage, header: string): string | undefined {
  const value = request.headers[header]
  return typeof value === 'string' ? value : undefined
}

/** Events come as JSON, a command as a form, and what was pressed as JSON in the field `payload` of a form. */
function parsed(body: Buffer, contentType: string): Tree | undefined {
  const written = body.toString('utf8')
  if (contentType.startsWith('application/json')) return tree(written)
  const form = new URLSearchParams(written)
  const payload = form.get('payload')
  return payload === null ? Object.fromEntries(form) : tree(payload)
}

function tree(json: string): Tree | undefined {
  try {
    const value: unknown = JSON.parse(json)
    return isTree(value) ? value : undefined
  } catch {
    return undefined
  }
}

function answer(response: ServerResponse, status: number, payload?: unknown): void {
  const isText = payload === undefined || typeof payload === 'string'
  response.writeHead(status, {
    'content-type': isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8',
  })
  response.end(isText ? (payload ?? '') : JSON.stringify(payload))
}
