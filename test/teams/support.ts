import type { Database } from '../../src/infra/db/index.ts'
import { configOf } from '../platform/teams/access.ts'
import { startTeams, type Teams } from '../platform/teams/client.ts'
import { type HouseOptions, type PlatformHouse, platformHouse } from '../support/house.ts'

/** The whole bot on Teams: the vendor's adapter with all its checks, with a Bot Connector of our own in another process. */
export interface TeamsHouse extends Omit<PlatformHouse, 'open' | 'origin'> {
  readonly teams: Teams
  /** Where the bot answers. */
  readonly url: string
}

interface More extends HouseOptions {
  /** One that is shared by several instances. */
  readonly teams?: Teams
}

/** Starts the bot on a database; ends once it listens. */
export async function teamsHouse(db: Database, more: More = {}): Promise<TeamsHouse> {
  const teams = more.teams ?? (await startTeams())
  const { open, origin, ...house } = await platformHouse(db, { teams: configOf(teams) }, more)
  const url = `${origin}/api/messages`
  await teams.urls([url])
  await open()
  return {
    ...house,
    teams,
    url,
    close: async () => {
      await house.close()
      if (!more.teams) await teams.stop()
    },
  }
}
