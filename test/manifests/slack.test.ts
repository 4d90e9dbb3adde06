import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  APP_TOKEN_SCOPE,
  EVENTS_PATH,
  EXAMPLE_HOST,
  SCOPES,
  SHORTCUTS,
  SWITCHES,
} from '../../src/channels/slack/wanted.ts'
import { type Manifest, manifestRules } from './rules.ts'

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../manifests/slack/${name}`, import.meta.url), 'utf8'))

const files = ['manifest.json', 'manifest.socket.json'] as const
const http = manifestRules.parse(read('manifest.json'))
const socket = manifestRules.parse(read('manifest.socket.json'))

describe('the manifests for Slack', () => {
  it.each(files)('keep the rules (%s)', (name) => {
    expect(manifestRules.safeParse(read(name)).error).toBeUndefined()
  })

  it.each(files)('are what the bot wants of Slack (%s)', (name) => {
    for (const { path, wanted } of SWITCHES) expect([path, at(read(name), path)]).toEqual([path, wanted === 'on'])
    expect(at(read(name), 'features.agent_view')).toBeDefined()
    const names = manifestRules.parse(read(name)).features.shortcuts.map((each) => each.name)
    expect(names).toEqual(SHORTCUTS.map((each) => each.name))
  })

  it('have all three addresses for HTTP and none for Socket Mode', () => {
    const address = `https://${EXAMPLE_HOST}${EVENTS_PATH}`
    expect(addresses(http)).toEqual([address, address, address])
    expect(http.settings.socket_mode_enabled).toBe(false)
    expect(JSON.stringify(socket)).not.toMatch(/url|https?:/)
    expect(socket.settings.socket_mode_enabled).toBe(true)
  })

  it('agree in everything else', () => {
    const rest = ({ settings, ...others }: Manifest) =>
      JSON.stringify({ ...others, settings: { ...settings, socket_mode_enabled: 'either' } }, (key, value) =>
        /^(request_)?url$/.test(key) ? undefined : value,
      )
    expect(rest(http)).toBe(rest(socket))
  })
})

describe('the README', () => {
  const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')

  it('tells of each scope why it is asked for, and of no other', () => {
    const rows = [...README.matchAll(/^\| `([a-z_]+(?::[a-z.]+)+)`.* \| (.+) \|$/gm)].map(([, name, why]) => ({
      name,
      why,
    }))
    const bare = [...README.matchAll(/^\| `(commands)` \| (.+) \|$/gm)].map(([, name, why]) => ({ name, why }))
    const told = [...rows.filter(({ name }) => name !== APP_TOKEN_SCOPE), ...bare]
    const sorted = (list: readonly { name?: string }[]) =>
      [...list].sort((a, b) => `${a.name}`.localeCompare(`${b.name}`))
    expect(sorted(told)).toEqual(sorted(SCOPES))
    expect(rows.map(({ name }) => name)).toContain(APP_TOKEN_SCOPE)
  })

  it('names the manifests and the host to replace', () => {
    for (const name of [...files.map((file) => `manifests/slack/${file}`), EXAMPLE_HOST]) expect(README).toContain(name)
  })
})

describe('the rules', () => {
  const prompt = { title: '使い方', message: '使い方' }
  const shortcut = socket.features.shortcuts[0]
  const changes: readonly [string, (manifest: Manifest) => unknown][] = [
    ['a shortcut of 25 letters', (m) => Object.assign(m.features.shortcuts[0] ?? {}, { name: 'あ'.repeat(25) })],
    ['a fifth prompt', (m) => m.features.agent_view?.suggested_prompts.push(prompt)],
    ['an unknown key', (m) => Object.assign(m.features, { workflow_steps: [] })],
    ['an unknown key deep inside', (m) => Object.assign(m.features.bot_user, { icon: 'x' })],
    ['assistant_view beside agent_view', (m) => Object.assign(m.features, { assistant_view: assistantView(prompt) })],
    ['neither view', (m) => delete m.features.agent_view],
    ['a scope too many', (m) => m.oauth_config.scopes.bot.push('channels:history')],
    ['a scope too few', (m) => m.oauth_config.scopes.bot.pop()],
    ['a scope twice', (m) => m.oauth_config.scopes.bot.push('chat:write')],
    ['user scopes', (m) => Object.assign(m.oauth_config.scopes, { user: ['search:read'] })],
    ['an event too many', (m) => m.settings.event_subscriptions.bot_events.push('message.channels')],
    ['an event too few', (m) => m.settings.event_subscriptions.bot_events.pop()],
    ['another shortcut', (m) => m.features.shortcuts.push({ ...(shortcut ?? fail()), callback_id: 'other' })],
    ['a shortcut too few', (m) => m.features.shortcuts.pop()],
    ['another command', (m) => Object.assign(m.features.slash_commands[0], { command: '/other' })],
    ['a name of 36 letters', (m) => Object.assign(m.display_information, { name: 'あ'.repeat(36) })],
    ['a description of 141 letters', (m) => Object.assign(m.display_information, { description: 'あ'.repeat(141) })],
    ['too short a long description', (m) => Object.assign(m.display_information, { long_description: '短い' })],
    ['token rotation', (m) => Object.assign(m.settings, { token_rotation_enabled: true })],
    ['an address without TLS', (m) => Object.assign(m.settings.interactivity, { request_url: 'http://a.example/' })],
  ]

  it('accept an untouched copy', () => {
    expect(manifestRules.safeParse(structuredClone(socket)).success).toBe(true)
  })

  it.each(changes)('refuse %s', (_, change) => {
    const copy = structuredClone(socket)
    change(copy)
    expect(manifestRules.safeParse(copy).success).toBe(false)
  })
})

function assistantView(prompt: { title: string; message: string }) {
  return { assistant_description: 'お答えします', suggested_prompts: [prompt] }
}

function addresses({ features, settings }: Manifest): (string | undefined)[] {
  return [features.slash_commands[0].url, settings.event_subscriptions.request_url, settings.interactivity.request_url]
}

function at(manifest: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((found, key) => (found as Record<string, unknown> | undefined)?.[key], manifest)
}

function fail(): never {
  throw new Error('no shortcut')
}
