import type { Server } from 'node:http'
import type { Faults } from '../faults.ts'
import { reply } from '../http.ts'
import { type Route, setting } from '../route.ts'
import type { Sending } from '../sending.ts'
import { urlsShape } from '../shapes.ts'
import { Api } from './api.ts'
import { methodFaultsShape, peopleShape, scopesShape } from './control.ts'
import { Deliveries } from './deliveries.ts'
import { overHttp, Urls } from './over-http.ts'
import { deliverShape } from './payload.ts'
import { Responses } from './responses.ts'
import type { SlackOptions } from './shapes.ts'
import { Workspace } from './workspace.ts'

interface Parts {
  readonly options: SlackOptions
  readonly sending: Sending
  readonly faults: Faults
  readonly server: Server
}

/** Everything that makes the platform Slack. */
export function slackRoutes({ options, sending, faults, server }: Parts): Record<string, Route> {
  const workspace = new Workspace(options)
  const api = new Api({ workspace, sending, faults }, {})
  const urls = new Urls()
  const responses = new Responses()
  const http = overHttp(urls, options)
  const deliveries = new Deliveries({
    workspace,
    carriers: { http, socket: http },
    usual: () => 'http',
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
    'POST /slack/deliver': async ({ body }, response) => {
      const { payload, by } = deliverShape.parse(JSON.parse(body))
      reply(response, 200, await deliveries.deliver(payload, by))
    },
    'POST /slack/faults': setting(methodFaultsShape, ({ method, faults }) => api.order(method, faults)),
    'POST /slack/urls': setting(urlsShape, (asked) => urls.set(asked.urls)),
    'POST /slack/people': setting(peopleShape, ({ people }) => workspace.people.set(people)),
    'POST /slack/scopes': setting(scopesShape, ({ scopes }) => {
      workspace.scopes = new Set(scopes)
    }),
  }
}

/** The url of a server that listens. */
function originOf(server: Server): string {
  const address = server.address()
  return `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`
}
