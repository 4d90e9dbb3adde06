import type { Server } from 'node:http'
import { z } from 'zod'
import type { Faults } from '../faults.ts'
import { reply } from '../http.ts'
import { originOf } from '../origin.ts'
import type { Random } from '../random.ts'
import { type Route, setting } from '../route.ts'
import type { Sending } from '../sending.ts'
import { urlsShape } from '../shapes.ts'
import { Urls } from '../urls.ts'
import { Api } from './api.ts'
import { chancesShape, methodFaultsShape, peopleShape, scopesShape, spreadShape } from './control.ts'
import { Deliveries } from './deliveries.ts'
import { method } from './method.ts'
import { overHttp } from './over-http.ts'
import { overSocket } from './over-socket.ts'
import { deliverShape } from './payload.ts'
import { Responses } from './responses.ts'
import type { SlackOptions } from './shapes.ts'
import { Sockets, socketsShape } from './sockets.ts'
import { Spread } from './spread.ts'
import { Workspace } from './workspace.ts'

interface Parts {
  readonly options: SlackOptions
  readonly sending: Sending
  readonly faults: Faults
  readonly server: Server
  readonly random: Random
}

/** Everything that makes the platform Slack. */
export function slackRoutes({ options, sending, faults, server, random }: Parts): Record<string, Route> {
  const workspace = new Workspace(options)
  const sockets = new Sockets(server)
  const open = method(z.object({}), () => ({ url: sockets.url() }), { token: 'app' })
  const api = new Api({ workspace, sending, faults, random }, { 'apps.connections.open': open })
  const urls = new Urls()
  const spread = new Spread(workspace, random)
  const responses = new Responses()
  const deliveries = new Deliveries({
    workspace,
    carriers: { http: overHttp(urls, options), socket: overSocket(sockets, options) },
    usual: () => (urls.empty ? 'socket' : 'http'),
    origin: () => originOf(server),
  })
  return {
    'POST /api/*': ({ name, ...asked }, response) => api.take({ ...asked, method: name }, response),
    'POST /response/*': ({ name, body }, response) => responses.take(name, body, response),
    'GET /slack/calls': (_, response) => reply(response, 200, api.calls),
    'GET /slack/views': (_, response) => reply(response, 200, workspace.views.all()),
    'GET /slack/messages': (_, response) => reply(response, 200, workspace.talks.all()),
    'GET /slack/responses': (_, response) => reply(response, 200, responses.all),
    'GET /slack/deliveries': (_, response) => reply(response, 200, deliveries.all()),
    'GET /slack/sockets': (_, response) => reply(response, 200, sockets.state()),
    'POST /slack/sockets': setting(socketsShape, (order) => sockets.tell(order)),
    'POST /slack/deliver': async ({ body }, response) => {
      const { payload, by } = deliverShape.parse(JSON.parse(body))
      reply(response, 200, await deliveries.deliver(payload, by))
    },
    'GET /slack/spread': (_, response) => reply(response, 200, spread.state()),
    'POST /slack/spread': setting(spreadShape, (spreading) => spread.begin(spreading)),
    'POST /slack/chances': setting(chancesShape, (chances) => api.faults.chance(chances)),
    'POST /slack/faults': setting(methodFaultsShape, ({ method, faults }) => api.faults.order(method, faults)),
    'POST /slack/urls': setting(urlsShape, (asked) => {
      urls.set(asked.urls)
      spread.replaceUrls(asked.urls)
    }),
    'POST /slack/people': setting(peopleShape, ({ people }) => workspace.people.set(people)),
    'POST /slack/scopes': setting(scopesShape, ({ scopes }) => {
      workspace.scopes = new Set(scopes)
    }),
  }
}
