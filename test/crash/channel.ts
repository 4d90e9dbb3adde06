import type { Courier } from '../../src/bot/delivery/courier.ts'
import { type House, openPlatforms, type Platforms } from '../../src/platforms.ts'
import { platformCourier, UNLIMITED } from '../platform/courier.ts'
import { reply } from '../platform/http.ts'
import { eventShape, type Reach } from './shapes.ts'

/** The way of a worker to its platform and back. */
type Way = Pick<Platforms, 'couriers' | 'directories' | 'routes' | 'start' | 'stop'>

/** The product's own way, where the product speaks to that platform. */
export async function channelTo(reach: Reach): Promise<Way> {
  return reach.platform === 'slack' ? slack(reach) : neutral(reach)
}

/** Nothing is replaced but the limits: the kills are to hit many messages in a short time. */
async function slack({ platform: _, ...keys }: Extract<Reach, { platform: 'slack' }>): Promise<Way> {
  const platforms = await openPlatforms({ slack: keys })
  return { ...platforms, couriers: platforms.couriers.map((each): Courier => ({ ...each, limits: UNLIMITED })) }
}

/** `POST /events` answers 200 once the event is stored. */
function neutral({ platform: channel, url }: Extract<Reach, { platform: 'teams' }>): Way {
  let house: House | undefined
  const receive = async (body: string) => {
    if (!house) throw new Error('not at work yet')
    const { id, place, text } = eventShape.parse(JSON.parse(body))
    const account = { channel, externalId: place }
    const at = house.app.clock.now()
    await house.working.receive({ kind: 'said', id, account, place: { kind: 'direct', id: place }, at, text })
  }
  return {
    couriers: [platformCourier({ channel, url, askable: false })],
    directories: [],
    routes: [
      {
        method: 'POST',
        path: '/events',
        handle: async (_, response, body) => {
          await receive(body.toString('utf8'))
          reply(response, 200, {})
        },
      },
    ],
    start: (given) => {
      house = given
    },
    stop: async () => undefined,
  }
}
