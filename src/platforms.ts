import type { App } from './app.ts'
import type { Courier } from './bot/delivery/courier.ts'
import type { Directory } from './bot/inbox/acquaint.ts'
import { openSlack } from './channels/slack/index.ts'
import type { TeamsDesk } from './channels/teams/desk.ts'
import type { Config, SlackConfig, TeamsConfig } from './config.ts'
import type { Route } from './infra/http/index.ts'
import { record } from './infra/store/audit.ts'
import { references } from './infra/store/messages/references.ts'
import type { Working } from './work.ts'

/** The platforms that this city uses. */
export interface Platforms {
  readonly couriers: readonly Courier[]
  readonly directories: readonly Directory[]
  /** For each, how a person deletes what they wrote there. */
  readonly deleting: ReadonlyMap<string, string>
  readonly routes: readonly Route[]
  /** Begins to listen, and goes on trying where a platform is away. */
  start(house: House): void
  /** Names the platforms that are not listened to yet. */
  waiting(): readonly string[]
  stop(): Promise<void>
}

/** One platform, as its channel opens it. */
interface Platform {
  readonly courier: Courier
  readonly directory: Directory
  readonly deleting: string
  readonly routes: readonly Route[]
  serve(desk: TeamsDesk): void
  start(): Promise<void>
  stop(): Promise<void>
}

/** What a platform is given to work with. */
export interface House {
  readonly app: App
  readonly working: Working
  failed(error: unknown): void
  /** Hears once of a platform that cannot be reached, or refuses its keys. */
  away?(channel: string): void
}

/** Milliseconds between two tries to reach a platform at the start. */
const AGAIN_MS = 30_000

/** Prepares the platforms whose keys are given; connects to none yet. */
export async function openPlatforms({
  slack,
  teams,
  proxy,
}: Partial<Pick<Config, 'slack' | 'teams' | 'proxy'>>): Promise<Platforms> {
  const open: readonly Platform[] = [
    ...(slack ? [openSlack({ ...accessOf(slack), proxy })] : []),
    ...(teams ? [await teamsPlatform(teams)] : []),
  ]
  const waiting = new Set(open)
  const over = new AbortController()
  return {
    couriers: open.map(({ courier }) => courier),
    directories: open.map(({ directory }) => directory),
    deleting: new Map(open.map(({ courier, deleting }) => [courier.channel, deleting])),
    routes: open.flatMap(({ routes }) => routes),
    start: (house) => {
      for (const platform of open) {
        serve(platform, house, () => waiting.add(platform))
        void keepTrying(platform, house, over.signal).then(() => waiting.delete(platform))
      }
    },
    waiting: () => [...waiting].map(({ courier }) => courier.channel),
    stop: async () => {
      over.abort()
      await Promise.all(open.map((platform) => platform.stop()))
    },
  }
}

function serve(platform: Platform, { app, working, failed }: House, removed: () => void): void {
  const now = () => app.clock.now()
  const { channel: subject } = platform.courier
  platform.serve({
    receive: working.receive,
    visit: app.take,
    offers: app.offers,
    references: references(app.db),
    now,
    removed: () => {
      removed()
      record(app.db.prisma, { at: now(), actor: subject, action: 'platform.removed', subject }).catch(failed)
    },
    failed,
  })
}

/** A platform that is away, or refuses the keys, does not keep the others from working. */
async function keepTrying(platform: Platform, { failed, away }: House, over: AbortSignal): Promise<void> {
  for (let tries = 0; !over.aborted; tries += 1) {
    try {
      return await platform.start()
    } catch (error) {
      failed(error)
      if (tries === 0) away?.(platform.courier.channel)
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS).unref())
    }
  }
}

/** Its packages take a second and 100 MB, so they are loaded only where there is Teams. */
async function teamsPlatform({
  appId,
  tenantId,
  password,
  hosts,
  local,
  greets = 'nobody',
}: TeamsConfig): Promise<Platform> {
  const trusted = { appId, tenantId, hosts, local: local?.serviceUrls }
  if (local) {
    const { lateTeams } = await import('./channels/teams/late.ts')
    return lateTeams({ trusted, key: { kind: 'local', metadataUrl: local.metadataUrl }, greets })
  }
  const { openTeams } = await import('./channels/teams/index.ts')
  return openTeams({ trusted, key: { kind: 'secret', password }, greets })
}

/** An app-level token means Socket Mode, whatever else is given. */
function accessOf({ botToken, appToken, signingSecret = '', apiUrl }: SlackConfig): Parameters<typeof openSlack>[0] {
  const way = appToken ? ({ kind: 'socket', appToken } as const) : ({ kind: 'http', signingSecret } as const)
  return { botToken, way, apiUrl }
}
