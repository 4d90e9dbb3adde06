import { describe, expect, it, vi } from 'vitest'
import { ALL, APP, BOT, doctorSlack, identity, opened, refused, SECRET, smallSlack } from './support.ts'

const socket = { SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP }
const http = { SLACK_BOT_TOKEN: BOT, SLACK_SIGNING_SECRET: SECRET, PORT: '3000' }

describe('doctor slack, where all is well', () => {
  it('names the workspace and the bot, and asks once with each token', async () => {
    const slack = await smallSlack({ 'auth.test': identity(), 'apps.connections.open': opened })
    expect(await doctorSlack(socket, { apiUrl: slack.url })).toEqual([
      '○ ワークスペース「みどり市」に、ボット「hagukumi」としてつながります。',
      '○ トークンの権限は8つともそろっています。',
      '○ Socket Mode でつながります。',
      '足りないものは見つかりませんでした。',
      expect.stringMatching(/^イベントやショートカットの設定は.*--manifest/),
    ])
    expect(slack.asked).toEqual(['auth.test bot', 'apps.connections.open app'])
  })

  it('says that the secret is not used beside an app token', async () => {
    const slack = await smallSlack({ 'auth.test': identity(), 'apps.connections.open': opened })
    const lines = await doctorSlack({ ...socket, SLACK_SIGNING_SECRET: SECRET }, { apiUrl: slack.url })
    expect(lines[2]).toMatch(/^○ Socket Mode でつなぎます。SLACK_SIGNING_SECRET も.*使いません。$/)
  })

  it('shows where HTTP is answered, and asks for no socket', async () => {
    const slack = await smallSlack({ 'auth.test': identity() })
    const lines = await doctorSlack(http, { apiUrl: slack.url })
    expect(lines[2]).toMatch(/^○ HTTP で受けます（このサーバーの 127\.0\.0\.1:3000\/slack\/events）/)
    expect(slack.asked).toEqual(['auth.test bot'])
  })
})

describe('doctor slack, on the scopes of the token', () => {
  it('names each that is missing and each that is too many, one line each', async () => {
    const given = [...ALL.filter((name) => name !== 'im:write' && name !== 'users:read'), 'channels:history']
    const slack = await smallSlack({ 'auth.test': identity(given) })
    const lines = await doctorSlack(http, { apiUrl: slack.url })
    expect(lines.slice(1, 4)).toEqual([
      expect.stringMatching(/^△ トークンに権限 im:write がありません（.+）。.*入れ直してください。$/),
      expect.stringMatching(/^△ トークンに権限 users:read がありません（/),
      expect.stringMatching(/^△ トークンの権限 channels:history は、はぐくみには要りません。/),
    ])
    expect(lines).toContain('△ が3件あります。上から順にお願いします。')
  })

  it('says that it cannot tell where the answer does not', async () => {
    const slack = await smallSlack({ 'auth.test': { body: { ok: true, team: 'a', user: 'b' } } })
    expect((await doctorSlack(http, { apiUrl: slack.url }))[1]).toMatch(/^△ トークンの権限を読み取れません/)
  })

  it('takes no control letter of a name to the terminal', async () => {
    const body = { ok: true, team: 'a\u001b[31mb', user: 'c\nd' }
    const slack = await smallSlack({ 'auth.test': { body } })
    const [first] = await doctorSlack(http, { apiUrl: slack.url })
    expect(first).toBe('○ ワークスペース「a[31mb」に、ボット「cd」としてつながります。')
  })
})

describe('doctor slack, where Slack refuses', () => {
  it.each([
    ['invalid_auth', 'SLACK_BOT_TOKEN が受け付けられません'],
    ['account_inactive', '無効になっています'],
    ['token_revoked', '取り消されています'],
    ['token_expired', '期限が切れています'],
    ['ratelimited', '1分ほどおいて'],
    ['fatal_error', 'Slack が断りました（fatal_error）'],
  ])('the bot token (%s), it says so in one line', async (code, sentence) => {
    const slack = await smallSlack({ 'auth.test': refused(code) })
    const lines = await doctorSlack(http, { apiUrl: slack.url })
    expect(lines[0]).toMatch(/^△ /)
    expect(lines[0]).toContain(sentence)
    expect(lines[1]).toMatch(/^○ HTTP/)
    expect(slack.asked).toHaveLength(1)
  })

  it.each([
    ['invalid_auth', 'SLACK_APP_TOKEN が受け付けられません'],
    ['not_allowed_token_type', 'SLACK_APP_TOKEN の種類が違います'],
    ['missing_scope', 'SLACK_APP_TOKEN に connections:write がありません'],
    ['socket_mode_not_enabled', 'Socket Mode がオフです'],
    ['token_revoked', 'SLACK_APP_TOKEN は取り消されています'],
    ['forbidden_team', 'SLACK_APP_TOKEN での問い合わせを、Slack が断りました（forbidden_team）'],
  ])('the app token (%s), it says so in one line', async (code, sentence) => {
    const slack = await smallSlack({ 'auth.test': identity(), 'apps.connections.open': refused(code) })
    const lines = await doctorSlack(socket, { apiUrl: slack.url })
    expect(lines[2]).toMatch(/^△ /)
    expect(lines[2]).toContain(sentence)
  })

  it('for now (429), it does not wait', async () => {
    const slack = await smallSlack({ 'auth.test': { status: 429, headers: { 'retry-after': '30' } } })
    expect((await doctorSlack(http, { apiUrl: slack.url }))[0]).toMatch(/^△ .*1分ほどおいて/)
    expect(slack.asked).toHaveLength(1)
  })
})

describe('doctor slack, where somebody else answers', () => {
  it.each([
    ['a page', { body: `<html>hidden ${BOT}</html>` }, /^△ Slack ではないものが答えました。/],
    ['a page with 403', { status: 403, body: '<html>hidden</html>' }, /^△ Slack ではないものが答えました（HTTP 403）/],
    ['a page with 503', { status: 503, body: 'hidden' }, /^△ Slack ではないものが答えました（HTTP 503）/],
    ['a redirect', { status: 302, headers: { location: 'https://login.example/' } }, /^△ Slack ではないものが/],
    ['null', { body: null }, /^△ Slack ではないものが/],
    ['other JSON', { body: { hello: 'hidden' } }, /^△ Slack ではないものが/],
    ['a yes without names', { body: { ok: true } }, /^△ Slack ではないものが/],
  ])('(%s), it says so once', async (_, answer, line) => {
    const slack = await smallSlack({ 'auth.test': answer })
    const lines = await doctorSlack(socket, { apiUrl: slack.url })
    expect(lines[0]).toMatch(line)
    expect(lines[1]).toBe('△ が1件あります。上から順にお願いします。')
    expect(slack.asked).toEqual(['auth.test bot'])
  })

  it('(nobody), it says so once, and the log stays empty', async () => {
    const logs = (['log', 'info', 'warn', 'error'] as const).map((kind) => vi.spyOn(console, kind))
    const lines = await doctorSlack(socket, { apiUrl: 'http://127.0.0.1:1/api/' })
    expect(lines[0]).toMatch(/^△ Slack（slack\.com）に届きません.*ファイアウォールとプロキシをお確かめください。$/)
    expect(lines[1]).toBe('△ が1件あります。上から順にお願いします。')
    for (const log of logs) expect(log).not.toHaveBeenCalled()
  })

  it('(nobody in time), it does not wait for ever', async () => {
    const slack = await smallSlack({ 'auth.test': { hangs: true } })
    const [first] = await doctorSlack(socket, { apiUrl: slack.url, timeout: 200 })
    expect(first).toContain('△ Slack（slack.com）に届きません（ETIMEDOUT）')
    expect(slack.asked).toHaveLength(1)
  })
})

describe('doctor slack, on the keys', () => {
  it('says that the bot token is missing, and asks nobody', async () => {
    const slack = await smallSlack({})
    for (const environment of [{}, { SLACK_APP_TOKEN: APP }]) {
      const lines = await doctorSlack(environment, { apiUrl: slack.url })
      expect(lines[0]).toMatch(/^△ SLACK_BOT_TOKEN が入っていません/)
    }
    expect(slack.asked).toEqual([])
  })

  it('asks where the environment says Slack is', async () => {
    const slack = await smallSlack({ 'auth.test': identity() })
    expect((await doctorSlack({ ...http, SLACK_API_URL: slack.url }))[0]).toMatch(/^○ ワークスペース「みどり市」/)
  })

  it.each([
    [undefined, /^△ HTTP で受けるには PORT が要ります/],
    ['0', /^△ PORT が 0 では/],
  ])('says that HTTP needs a port (%s)', async (PORT, line) => {
    const slack = await smallSlack({ 'auth.test': identity() })
    expect((await doctorSlack({ ...http, PORT }, { apiUrl: slack.url }))[2]).toMatch(line)
  })

  it.each([
    [{ SLACK_BOT_TOKEN: 'xoxp-hidden', SLACK_APP_TOKEN: APP }, 'SLACK_BOT_TOKEN'],
    [{ SLACK_BOT_TOKEN: APP, SLACK_APP_TOKEN: BOT }, 'SLACK_BOT_TOKEN、SLACK_APP_TOKEN'],
    [{ SLACK_BOT_TOKEN: BOT }, 'SLACK_APP_TOKEN、SLACK_SIGNING_SECRET'],
  ])('refuses those in the wrong place or without a way in (%#)', async (environment, keys) => {
    await expect(doctorSlack(environment)).rejects.toMatchObject({
      code: 'bad_input',
      message: expect.stringContaining(`環境変数 ${keys} の値が使えません`),
    })
  })
})
