import path from 'node:path'
import { z } from 'zod'
import { HagukumiError } from './bot/errors.ts'
import { keyFaults as slackFaults } from './channels/slack/check-keys.ts'
import { keyFaults as teamsFaults } from './channels/teams/check-keys.ts'

/** Everything the environment decides, read once. What a city officer would change is a setting in the database. */
export interface Config {
  /** PostgreSQL; undefined = the embedded database in `dataDir`. */
  readonly databaseUrl: string | undefined
  /** Folder of the embedded database and of the local socket. */
  readonly dataDir: string
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug'
  /** Where HTTP is answered, on 127.0.0.1; 0 = any free port. undefined = no server is opened. */
  readonly port: number | undefined
  /** undefined = no bot token is given, and Slack is left alone. */
  readonly slack: SlackConfig | undefined
  /** undefined = no app id is given, and Teams is left alone. */
  readonly teams?: TeamsConfig | undefined
  /** What stands between the city's network and the outside; undefined = nothing. */
  readonly proxy?: ProxyConfig | undefined
  /** Whether the Playground is opened; undefined = at a terminal without any platform's keys. */
  readonly playground?: 'off' | 'on' | undefined
  /** 32 bytes in Base64 that seal what the stress check keeps in mode B; undefined = there is no mode B. */
  readonly stressCheckKey?: string | undefined
}

export interface ProxyConfig {
  readonly url: string
  /** Hosts that are reached without it. */
  readonly except?: string
}

/**
 * The way to Slack. With an app token it is Socket Mode, whatever else is given; else the signing secret makes it HTTP.
 * At least one of the two is there.
 */
export interface SlackConfig {
  readonly botToken: string
  readonly appToken?: string
  readonly signingSecret?: string
  /** Where the Web API is, where not at Slack's usual address (GovSlack). */
  readonly apiUrl?: string
}

/** The way to Teams, of one tenant. */
export interface TeamsConfig {
  readonly appId: string
  readonly tenantId: string
  readonly password: string
  /** Hosts of the Bot Connector. */
  readonly hosts: readonly string[]
  /** Who is greeted when the bot is put before them; nobody where left out. Only the Playground says otherwise. */
  readonly greets?: 'nobody' | 'whoever adds it'
  /** The Playground on this machine, in place of Entra and the Bot Connector. No environment can name it. */
  readonly local?: { readonly metadataUrl: string; readonly serviceUrls: readonly string[] }
}

/** Where the Bot Connector is for most tenants (Microsoft's documentation of proactive messages). */
const TEAMS_HOSTS = 'smba.trafficmanager.net'

const shape = z.object({
  HTTPS_PROXY: z.url({ protocol: /^https?$/ }).optional(),
  NO_PROXY: z.string().optional(),
  DATABASE_URL: z.string().optional(),
  HAGUKUMI_PLAYGROUND: z.enum(['off', 'on']).optional(),
  HAGUKUMI_DATA: z.string().optional(),
  HAGUKUMI_SC_KEY: z
    .string()
    .regex(/^[A-Za-z0-9+/]{43}=$/)
    .optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug']).default('warn'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((port) => port <= 65_535)
    .optional(),
  SLACK_BOT_TOKEN: z.string().optional(),
  SLACK_APP_TOKEN: z.string().optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  // A token goes there with every call: never in clear but to this machine itself.
  SLACK_API_URL: z
    .string()
    .regex(/^(https:\/\/|http:\/\/127\.0\.0\.1:)\S+\/$/)
    .optional(),
  TEAMS_APP_ID: z.guid().toLowerCase().optional(),
  TEAMS_APP_PASSWORD: z.string().regex(/^\S+$/).optional(),
  TEAMS_TENANT_ID: z.guid().toLowerCase().optional(),
  TEAMS_SERVICE_HOSTS: z
    .string()
    .regex(/^[a-z0-9.-]+(,[a-z0-9.-]+)*$/)
    .default(TEAMS_HOSTS),
})

/**
 * Takes the environment and the folder it was started in; gives the configuration.
 * Throws one bad_input that names every key that cannot be used.
 */
export function readConfig(environment: NodeJS.ProcessEnv, cwd: string): Config {
  // Many systems write the names of the proxy in small letters.
  const { https_proxy: HTTPS_PROXY, no_proxy: NO_PROXY } = environment
  const all = Object.entries({ HTTPS_PROXY, NO_PROXY, ...environment })
  const given = Object.fromEntries(all.filter(([, value]) => value !== '' && value !== undefined))
  const read = shape.safeParse(given)
  const wrong = new Set(read.success ? [] : read.error.issues.map((issue) => issue.path.join('.')))
  const keyFaults = [...slackFaults(given), ...teamsFaults(given), ...playgroundFaults(given)]
  for (const key of keyFaults.flatMap(({ keys }) => keys)) wrong.add(key)
  if (!read.success || wrong.size > 0) {
    const keys = [...wrong].join('、')
    throw new HagukumiError(
      'bad_input',
      `環境変数 ${keys} の値が使えません。README の一覧でお確かめください。${keyFaults.map(({ text }) => text).join('')}`,
    )
  }
  const { DATABASE_URL, HAGUKUMI_DATA, LOG_LEVEL, PORT } = read.data
  const dataDir = path.resolve(cwd, HAGUKUMI_DATA ?? 'data')
  return {
    databaseUrl: DATABASE_URL,
    dataDir,
    logLevel: LOG_LEVEL,
    port: PORT,
    slack: slackOf(read.data),
    teams: teamsOf(read.data),
    proxy: proxyOf(read.data),
    playground: read.data.HAGUKUMI_PLAYGROUND,
    stressCheckKey: read.data.HAGUKUMI_SC_KEY,
  }
}

/** The Playground takes the place of Teams, and a server's messages may be for the real one. */
function playgroundFaults(given: Readonly<Record<string, string | undefined>>) {
  const isReal = given.TEAMS_APP_ID !== undefined || given.DATABASE_URL !== undefined
  if (given.HAGUKUMI_PLAYGROUND !== 'on' || !isReal) return []
  const text = 'Teams の値か DATABASE_URL を入れているときは、Playground を使えません。'
  return [{ keys: ['HAGUKUMI_PLAYGROUND'], text }]
}

function proxyOf({ HTTPS_PROXY: url, NO_PROXY: except }: z.infer<typeof shape>): ProxyConfig | undefined {
  return url === undefined ? undefined : { url, ...(except && { except }) }
}

function slackOf(given: z.infer<typeof shape>): SlackConfig | undefined {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = given
  const { SLACK_API_URL: apiUrl } = given
  if (botToken === undefined) return undefined
  return { botToken, ...(appToken && { appToken }), ...(signingSecret && { signingSecret }), ...(apiUrl && { apiUrl }) }
}

function teamsOf(given: z.infer<typeof shape>): TeamsConfig | undefined {
  const { TEAMS_APP_ID: appId, TEAMS_APP_PASSWORD: password, TEAMS_TENANT_ID: tenantId, TEAMS_SERVICE_HOSTS } = given
  if (appId === undefined || password === undefined || tenantId === undefined) return undefined
  return { appId, password, tenantId, hosts: TEAMS_SERVICE_HOSTS.split(',') }
}
