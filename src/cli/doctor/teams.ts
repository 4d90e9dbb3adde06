import type { Command } from 'commander'
import { type Checked, checkHttp, checkKeys, checkPeople, checkToken, noKeys } from '../../channels/teams/check.ts'
import { TEAMS } from '../../channels/teams/happened.ts'
import { readConfig, type TeamsConfig } from '../../config.ts'
import { countReached } from '../../infra/store/messages/references.ts'
import type { Tools } from '../tools.ts'
import { reportOf } from './index.ts'

/** Where the keys stand; who is asked is other than Microsoft in tests alone. */
export interface TeamsDoctor {
  readonly environment: NodeJS.ProcessEnv
  /** Asks for a token, and whether the Bot Framework shows its keys. */
  readonly ask?: (teams: TeamsConfig) => Promise<Asked>
}

interface Asked {
  /** Why there was no token; undefined where there was one. */
  readonly refused: unknown
  readonly keys: 'shown' | 'away'
}

/** `hagukumi doctor teams`: what is missing on the way to Teams. No secret is ever shown. */
export function doctorTeamsCommand(doctor: Command, { io, db }: Pick<Tools, 'io' | 'db'>, how: TeamsDoctor): void {
  doctor
    .command('teams')
    .description('Teams とのつながりを調べます')
    .action(async () => {
      const { teams, port } = readConfig(how.environment, io.cwd)
      const people = await countReached(db.prisma, TEAMS)
      const asked = teams && (await (how.ask ?? askMicrosoft)(teams))
      const answers: Checked[] = asked ? [checkToken(asked.refused), checkKeys(asked.keys)] : [noKeys]
      io.out(reportOf(asked ? [...answers, checkHttp(port), checkPeople(people)] : answers))
    })
}

/** Milliseconds that an answer may take. */
const PATIENCE_MS = 5_000

async function askMicrosoft(teams: TeamsConfig): Promise<Asked> {
  const [{ Adapter }, { METADATA }] = await Promise.all([
    import('../../channels/teams/adapter.ts'),
    import('../../channels/teams/cloud.ts'),
  ])
  const { appId, tenantId, hosts, password } = teams
  const adapter = new Adapter({ appId, tenantId, hosts }, { kind: 'secret', password })
  const shown = fetch(METADATA, { signal: AbortSignal.timeout(PATIENCE_MS) }).then(({ ok }) => ok)
  const [refused, keys] = await Promise.all([
    adapter.admit().then(
      () => undefined,
      (error: unknown) => error,
    ),
    shown.catch(() => false),
  ])
  return { refused, keys: keys ? 'shown' : 'away' }
}
