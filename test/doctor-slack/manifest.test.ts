import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkManifest } from '../../src/channels/slack/check-manifest.ts'
import { type Manifest, manifestRules } from '../manifests/rules.ts'

const read = (name: string) =>
  manifestRules.parse(JSON.parse(readFileSync(new URL(`../../manifests/slack/${name}`, import.meta.url), 'utf8')))
const socket = read('manifest.socket.json')
/** As a city has it: its own host in place of the example. */
const http = withHost('city.lg.jp')

function withHost(host: string): Manifest {
  return JSON.parse(JSON.stringify(read('manifest.json')).replaceAll('hagukumi.example.lg.jp', host))
}

const texts = (...given: Parameters<typeof checkManifest>) => checkManifest(...given).map(({ text }) => text)
const COMPLETE = [{ state: '○', text: expect.stringContaining('はぐくみに合っています') }]

describe('a manifest that Slack shows', () => {
  it('is in order for its way, and where no way is meant yet', () => {
    expect(checkManifest(socket, 'socket')).toEqual(COMPLETE)
    expect(checkManifest(http, 'http')).toEqual(COMPLETE)
    for (const manifest of [socket, http]) expect(checkManifest(manifest, undefined)).toEqual(COMPLETE)
  })

  it('may hold more than is looked at', () => {
    const more = { ...socket, settings: { ...socket.settings, is_hosted: false }, functions: {} }
    expect(checkManifest(more, 'socket')).toEqual(COMPLETE)
  })

  const changes: readonly [string, (manifest: Manifest) => unknown, RegExp][] = [
    ['a scope', (m) => m.oauth_config.scopes.bot.pop(), /^アプリの設定に権限 users:read\.email がありません（/],
    ['an event', (m) => m.settings.event_subscriptions.bot_events.pop(), /^イベント user_change がありません（/],
    [
      'the global shortcut',
      (m) => m.features.shortcuts.shift(),
      /「職員提案を書く」がありません.*Global.*proposal_new/,
    ],
    ['the message shortcut', (m) => m.features.shortcuts.pop(), /「この投稿から.*On messages.*proposal_from_message/],
    ['the command', (m) => Object.assign(m.features, { slash_commands: [] }), /^コマンド \/hagukumi がありません/],
    ['the agent view', (m) => delete m.features.agent_view, /^エージェントの表示（agent_view）がありません/],
    ['the home tab', (m) => Object.assign(m.features.app_home, { home_tab_enabled: false }), /^ホームタブがオフです/],
    [
      'the messages tab',
      (m) => Reflect.deleteProperty(m.features.app_home, 'messages_tab_enabled'),
      /^メッセージタブがオフ/,
    ],
    [
      'interactivity',
      (m) => Object.assign(m.settings.interactivity, { is_enabled: false }),
      /^ボタンとショートカット.*オフ/,
    ],
    ['Socket Mode', (m) => Object.assign(m.settings, { socket_mode_enabled: false }), /^Socket Mode がオフです/],
  ]
  it.each(changes)('is told that it lacks %s, in one line', (_, change, line) => {
    const copy = structuredClone(socket)
    change(copy)
    expect(checkManifest(copy, 'socket')).toEqual([{ state: '△', text: expect.stringMatching(line) }])
  })

  const excesses: readonly [string, (manifest: Manifest) => unknown, RegExp][] = [
    ['a scope', (m) => m.oauth_config.scopes.bot.push('files:read'), /権限 files:read は、はぐくみには要りません/],
    ['a user scope', (m) => Object.assign(m.oauth_config.scopes, { user: ['search:read'] }), /権限 search:read は/],
    ['rotation', (m) => Object.assign(m.settings, { token_rotation_enabled: true }), /Token Rotation）がオンです/],
    [
      'a tab that is read only',
      (m) => Object.assign(m.features.app_home, { messages_tab_read_only_enabled: true }),
      /「読み取り専用」がオンです.*職員が書き込めません/,
    ],
    ['the old view', (m) => Object.assign(m.features, { assistant_view: {} }), /^古い表示（assistant_view）があります/],
  ]
  it.each(excesses)('is told that it has %s, in one line', (_, change, line) => {
    const copy = structuredClone(socket)
    change(copy)
    expect(checkManifest(copy, 'socket')).toEqual([{ state: '△', text: expect.stringMatching(line) }])
  })

  it('is told once where the old view stands in place of the new', () => {
    const copy = structuredClone(socket)
    Object.assign(copy.features, { agent_view: undefined, assistant_view: {} })
    expect(texts(copy, 'socket')).toEqual([expect.stringMatching(/^古い表示（assistant_view）/)])
  })

  it('is told that a shortcut of the wrong type is missing', () => {
    const copy = structuredClone(socket)
    Object.assign(copy.features.shortcuts[0] ?? {}, { type: 'message' })
    expect(texts(copy, 'socket')).toEqual([expect.stringContaining('proposal_new')])
  })

  it('that is empty is told everything', () => {
    expect(texts({}, 'socket')).toHaveLength(8 + 6 + 2 + 1 + 1 + 3 + 1)
  })
})

describe('a manifest for HTTP', () => {
  it('is told each address that is missing, wrong, or still the example', () => {
    const [events, interactivity, command] = ['^イベント', '^ボタンとショートカット', '^コマンド']
    const lacking = structuredClone(http)
    for (const part of [lacking.settings.event_subscriptions, lacking.settings.interactivity]) delete part.request_url
    delete lacking.features.slash_commands[0].url
    const all = (end: string) =>
      [events, interactivity, command].map((start) => expect.stringMatching(`${start}.*${end}`))
    expect(texts(lacking, 'http')).toEqual(all('URL がありません'))
    expect(texts(withHost('hagukumi.example.lg.jp'), 'http')).toEqual(all('URL が見本（hagukumi.example.lg.jp）のまま'))
    expect(texts(withHost('city.lg.jp/bot'), 'http')).toEqual(all('URL が違います'))
    const plain = JSON.parse(JSON.stringify(http).replaceAll('https:', 'http:'))
    expect(texts(plain, 'http')).toEqual(all('URL が違います'))
    const nonsense = JSON.parse(JSON.stringify(http).replaceAll('https://', ''))
    expect(texts(nonsense, 'http')).toEqual(all('URL が違います'))
  })

  it('is told that Socket Mode stands in its way', () => {
    expect(texts(socket, 'http')).toEqual([expect.stringMatching(/^Socket Mode がオンのため/)])
  })
})
