import type { Server } from 'node:http'
import type { Faults } from '../faults.ts'
import { reply } from '../http.ts'
import { Inbound } from '../inbound.ts'
import { originOf } from '../origin.ts'
import type { Random } from '../random.ts'
import { type Route, setting } from '../route.ts'
import type { Sending } from '../sending.ts'
import { urlsShape } from '../shapes.ts'
import { Urls } from '../urls.ts'
import { Connector } from './connector.ts'
import * as control from './control.ts'
import { Deliveries } from './deliveries.ts'
import { Keys } from './keys.ts'
import { People } from './people.ts'
import type { TeamsOptions } from './shapes.ts'
import { Talks } from './talks.ts'

interface Parts {
  readonly options: TeamsOptions
  readonly sending: Sending
  readonly faults: Faults
  readonly server: Server
  readonly random: Random
}

/** Everything that makes the platform Teams. */
export function teamsRoutes({ options, sending, faults, server, random }: Parts): Record<string, Route> {
  const tenancy = { people: new People(options.people), talks: new Talks() }
  const connector = new Connector({ tenancy, sending, faults, random })
  const serviceUrl = () => `${originOf(server)}/`
  const keys = new Keys(serviceUrl)
  const urls = new Urls()
  const deliveries = new Deliveries({ keys, urls, options, serviceUrl })
  return {
    ...connectorRoutes(connector),
    ...spreadRoutes(deliveries, urls, random),
    'GET /teams/identity': async (_, response) => reply(response, 200, { metadataUrl: await keys.metadataUrl() }),
    'GET /teams/calls': (_, response) => reply(response, 200, connector.calls),
    'GET /teams/messages': (_, response) => reply(response, 200, tenancy.talks.all()),
    'GET /teams/deliveries': (_, response) => reply(response, 200, deliveries.all()),
    'POST /teams/deliver': async ({ body }, response) => {
      const asked = control.deliverShape.parse(JSON.parse(body))
      tenancy.people.note(asked.activity)
      reply(response, 200, await deliveries.deliver(asked))
    },
    'POST /teams/sign': async ({ body }, response) =>
      reply(response, 200, await keys.sign(control.signShape.parse(JSON.parse(body)))),
    'POST /teams/chances': setting(control.chancesShape, (chances) => connector.faults.chance(chances)),
    'POST /teams/faults': setting(control.kindFaultsShape, (next) => connector.faults.order(next.kind, next.faults)),
    'POST /teams/people': setting(control.peopleShape, ({ people }) => tenancy.people.set(people)),
    'POST /teams/reach': setting(control.reachShape, ({ aadObjectId, to }) =>
      to === 'open' ? tenancy.people.open(aadObjectId) : tenancy.people.shut(aadObjectId, to),
    ),
  }
}

/** What the bot asks of Teams. */
function connectorRoutes(connector: Connector): Record<string, Route> {
  const route =
    (kind: control.Kind): Route =>
    (asked, response) =>
      connector.take(kind, asked, response)
  const one = '/v3/conversations/*'
  return {
    'POST /v3/conversations': route('create'),
    [`POST ${one}/activities`]: route('send'),
    [`POST ${one}/activities/*`]: route('send'),
    [`PUT ${one}/activities/*`]: route('update'),
    [`DELETE ${one}/activities/*`]: route('delete'),
    [`GET ${one}/members`]: route('members'),
    [`GET ${one}/members/*`]: route('member'),
    [`GET ${one}/pagedmembers`]: route('pagedmembers'),
  }
}

/** Activities that go in copies and in any order, again until they are taken. */
function spreadRoutes(deliveries: Deliveries, urls: Urls, random: Random): Record<string, Route> {
  const inbound = new Inbound(random, async (url, { payload }) => {
    const { status } = await deliveries.post(url, control.deliverShape.parse({ activity: payload }))
    return status >= 200 && status < 300
  })
  let bots: readonly string[] = []
  return {
    'GET /teams/spread': (_, response) => reply(response, 200, inbound.state()),
    'POST /teams/spread': setting(control.spreadShape, ({ payloads, ...how }) => {
      const events = payloads.map((activity) => ({ id: activity.id, payload: deliveries.addressed(activity) }))
      void inbound.deliver({ ...how, urls: [...bots], events })
    }),
    'POST /teams/urls': setting(urlsShape, (asked) => {
      bots = asked.urls
      urls.set(bots)
      inbound.replaceUrls(bots)
    }),
  }
}
