import type { Checked } from './check.ts'
import { MANIFEST } from './check-texts.ts'
import { COMMAND, EVENTS, EVENTS_PATH, EXAMPLE_HOST, SCOPES, SHORTCUTS, SWITCHES } from './wanted.ts'

/** The parts of an app's manifest that are looked at, as Slack's settings page shows it. What is left out is off. */
export interface AppManifest {
  readonly features?: {
    readonly agent_view?: object
    readonly assistant_view?: object
    readonly shortcuts?: readonly { readonly type: string; readonly callback_id: string }[]
    readonly slash_commands?: readonly { readonly command: string; readonly url?: string }[]
  }
  readonly oauth_config?: {
    readonly scopes?: {
      readonly bot?: readonly string[]
      readonly bot_optional?: readonly string[]
      readonly user?: readonly string[]
      readonly user_optional?: readonly string[]
    }
  }
  readonly settings?: {
    readonly event_subscriptions?: { readonly request_url?: string; readonly bot_events?: readonly string[] }
    readonly interactivity?: { readonly request_url?: string }
    readonly socket_mode_enabled?: boolean
  }
}

/** Takes a manifest and the way that the environment means (undefined: it means none yet); gives one line a fault. */
export function checkManifest(manifest: AppManifest, way: 'socket' | 'http' | undefined): Checked[] {
  const faults = [
    ...scopeFaults(manifest),
    ...EVENTS.filter(({ name }) => !manifest.settings?.event_subscriptions?.bot_events?.includes(name)).map(
      MANIFEST.lacksEvent,
    ),
    ...featureFaults(manifest),
    ...SWITCHES.filter(({ path, wanted }) => (at(manifest, path) === true) !== (wanted === 'on')).map(
      MANIFEST.switched,
    ),
    ...wayFaults(manifest, way),
  ]
  if (faults.length === 0) return [{ state: '○', text: MANIFEST.complete }]
  return faults.map((text) => ({ state: '△', text }))
}

function scopeFaults({ oauth_config }: AppManifest): string[] {
  const { bot = [], bot_optional = [], user = [], user_optional = [] } = oauth_config?.scopes ?? {}
  const isWanted = (name: string) => SCOPES.some((each) => each.name === name)
  const extra = [...bot, ...bot_optional].filter((name) => !isWanted(name))
  return [
    ...SCOPES.filter(({ name }) => !bot.includes(name)).map(MANIFEST.lacksScope),
    ...[...extra, ...user, ...user_optional].map(MANIFEST.scopeTooMuch),
  ]
}

function featureFaults({ features = {} }: AppManifest): string[] {
  const { shortcuts = [], slash_commands = [], agent_view, assistant_view } = features
  const isThere = (type: string, id: string) => shortcuts.some((each) => each.type === type && each.callback_id === id)
  return [
    ...SHORTCUTS.filter(({ type, callbackId }) => !isThere(type, callbackId)).map(({ name, type, callbackId }) =>
      MANIFEST.lacksShortcut(name, type, callbackId),
    ),
    ...(slash_commands.some(({ command }) => command === COMMAND) ? [] : [MANIFEST.lacksCommand(COMMAND)]),
    ...(assistant_view === undefined ? [] : [MANIFEST.oldView]),
    ...((agent_view ?? assistant_view) ? [] : [MANIFEST.lacksAgentView]),
  ]
}

/** How Slack reaches the bot. Where the environment does not say which way is meant, the manifest's own is taken. */
function wayFaults({ features, settings }: AppManifest, way: 'socket' | 'http' | undefined): string[] {
  const isSocket = settings?.socket_mode_enabled === true
  if (way === 'socket' && !isSocket) return [MANIFEST.socketOff]
  if (way === 'http' && isSocket) return [MANIFEST.socketOn]
  if (isSocket) return []
  const command = features?.slash_commands?.find((each) => each.command === COMMAND)
  return [
    ...addressFaults(MANIFEST.addresses.events, settings?.event_subscriptions?.request_url),
    ...addressFaults(MANIFEST.addresses.interactivity, settings?.interactivity?.request_url),
    ...(command ? addressFaults(MANIFEST.addresses.command, command.url) : []),
  ]
}

function addressFaults(what: string, address: string | undefined): string[] {
  if (address === undefined || address === '') return [MANIFEST.noAddress(what)]
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url?.hostname === EXAMPLE_HOST) return [MANIFEST.exampleAddress(what)]
  return url?.protocol === 'https:' && url.pathname === EVENTS_PATH ? [] : [MANIFEST.wrongAddress(what)]
}

/** What stands at a path like settings.interactivity.is_enabled. */
function at(manifest: object, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((found, key) => (found instanceof Object ? Reflect.get(found, key) : undefined), manifest)
}
