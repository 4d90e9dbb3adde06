import type { IncomingMessage, ServerResponse } from 'node:http'
import { App, type ReceiverEvent, SocketModeReceiver } from '@slack/bolt'
import type { Courier } from '../../bot/delivery/courier.ts'
import type { Desk } from '../../bot/desk.ts'
import type { Directory } from '../../bot/inbox/acquaint.ts'
import type { Tree } from '../../bot/tree.ts'
import { takeInteractions } from './at-once.ts'
import { calm, slackClient } from './client.ts'
import { HttpReceiver } from './http.ts'
import { openForms, openMenus } from './menus.ts'
import { showPages } from './pages.ts'
import { isRemoval, parseEvent, type Self, teamOf } from './parse.ts'
import { slackDirectory } from './people.ts'
import { QUIET } from './quiet.ts'
import { dispatcherOf, type Road } from './road.ts'
import { whoAmI } from './self.ts'
import { slackCourier } from './send.ts'
import { TEXT } from './texts.ts'
import { EVENTS_PATH } from './wanted.ts'

/** How the bot reaches Slack, and Slack the bot: by a socket that it opens itself, or over HTTP. */
export interface Access extends Road {
  readonly botToken: string
  readonly way:
    | { readonly kind: 'socket'; readonly appToken: string }
    | { readonly kind: 'http'; readonly signingSecret: string }
}

/** Slack, as the house sees it. */
export interface Slack {
  readonly courier: Courier
  readonly directory: Directory
  /** How a person deletes what they wrote, in a sentence. */
  readonly deleting: string
  /** What is answered over HTTP; none where the bot opens a socket. */
  readonly routes: readonly Route[]
  /** Who takes what comes in; to be said once, before `start`. */
  serve(desk: Desk): void
  /** Begins to listen. Throws where Slack is away or does not take the tokens. */
  start(): Promise<void>
  stop(): Promise<void>
}

interface Route {
  readonly method: 'POST'
  readonly path: string
  handle(request: IncomingMessage, response: ServerResponse, body: Buffer): Promise<void>
}

/** Prepares everything and connects to nothing yet. */
export function openSlack({ botToken, way, ...road }: Access): Slack {
  const sending = slackClient(botToken, road)
  const asking = slackClient(botToken, road)
  const self = whoAmI(asking)
  const http = way.kind === 'http' ? new HttpReceiver(way.signingSecret, self, () => Date.now() / 1000) : undefined
  const receiver = http ?? socketReceiver(way, road)
  const app = new App({
    receiver,
    logger: QUIET,
    clientOptions: calm(road),
    authorize: async () => ({ ...(await self()), botToken }),
  })
  return {
    courier: slackCourier(sending, self),
    directory: slackDirectory(asking, self),
    deleting: TEXT.deleting,
    routes: http ? [{ method: 'POST', path: EVENTS_PATH, handle: (...asked) => http.handle(...asked) }] : [],
    serve: (desk) => {
      takeInteractions(app, desk)
      openMenus(app, self, desk)
      openForms(app, desk)
      showPages(app, desk)
      storeFirst(app, self, desk)
    },
    start: async () => {
      await self()
      await app.start()
    },
    stop: async () => {
      if (receiver instanceof SocketModeReceiver) forgetReturn(receiver)
      await app.stop()
    },
  }
}

function socketReceiver(way: Access['way'], road: Road) {
  if (way.kind === 'http') throw new TypeError('no socket over HTTP')
  // Without options of its own for retries: with ours a first failed reconnection would end the process.
  const clientOptions = road.apiUrl === undefined ? {} : { slackApiUrl: road.apiUrl }
  const dispatcher = dispatcherOf(road)
  return new SocketModeReceiver({
    appToken: way.appToken,
    logger: QUIET,
    installerOptions: { clientOptions },
    ...(dispatcher ? { dispatcher } : {}),
  })
}

/** A socket that is on its way back when the bot stops would fail where nobody waits for it, and end the process at once. */
function forgetReturn({ client }: SocketModeReceiver): void {
  client.removeAllListeners('disconnected')
}

/** Bolt acknowledges an event before anything is done with it; here it is stored first, and one of elsewhere refused. */
function storeFirst(app: App, self: () => Promise<Self>, desk: Desk): void {
  const next = app.processEvent.bind(app)
  app.processEvent = async (arrived: ReceiverEvent) => {
    const me = await self()
    const body: Tree = arrived.body
    // By the socket, nothing but an acknowledgement keeps Slack from bringing it again.
    if (teamOf(body) !== me.teamId) return arrived.ack()
    if (body.type !== 'event_callback') return next(arrived)
    const event = parseEvent(body, me)
    const isKnown = event !== undefined && !(await desk.receive(event))
    await arrived.ack()
    if (isRemoval(body)) desk.removed()
    // What was answered already would be said to be on its way, and no answer would take that away.
    if (isKnown) return
    // What follows is nice to see and no more; Slack has been told already.
    await next({ ...arrived, ack: async () => undefined }).catch(desk.failed)
  }
}
