import type { Courier } from '../../src/bot/delivery/courier.ts'
import { openPlatforms, type Platforms } from '../../src/platforms.ts'
import { UNLIMITED } from '../platform/courier.ts'
import { configOf } from '../platform/teams/access.ts'
import type { Reach } from './shapes.ts'

/** The product's own way to a platform. Nothing is replaced but the limits: the kills are to hit many messages at once. */
export async function channelTo({ platform, ...keys }: Reach): Promise<Platforms> {
  const platforms = await openPlatforms('serviceUrl' in keys ? { teams: configOf(keys) } : { slack: keys })
  return { ...platforms, couriers: platforms.couriers.map((each): Courier => ({ ...each, limits: UNLIMITED })) }
}
