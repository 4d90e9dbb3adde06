import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { until } from '../delivery/support.ts'
import { type Slack, startSlack } from '../platform/slack/client.ts'
import { dm } from '../platform/slack/events.ts'
import { type Child, start } from '../support/child.ts'
import { freePort } from '../support/cluster.ts'

vi.setConfig({ testTimeout: 180_000 })

/** What nobody but the reader may see. */
const SECRET = 'ひみつのことば７８９'

describe('the built bot on Slack', () => {
  let slack: Slack
  let folder = ''
  const bots = new Set<Child>()

  beforeAll(async () => {
    slack = await startSlack()
    folder = await mkdtemp(path.join(tmpdir(), 'はぐくみ 試験 '))
  })
  afterAll(async () => {
    for (const bot of bots) bot.process.kill('SIGKILL')
    await slack.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const begin = (keys: Readonly<Record<string, string>>) => {
    const data = path.join(folder, 'data')
    const env = { DATABASE_URL: '', PORT: '', SLACK_API_URL: slack.apiUrl, HAGUKUMI_DATA: data, ...keys }
    const bot = start(process.execPath, ['dist/main.js'], { env })
    bots.add(bot)
    return bot
  }
  const socket = () => ({ SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken })

  it('answers through its socket, logs no word of it, and ends with 0 within ten seconds of SIGTERM', async () => {
    const bot = begin({ ...socket(), LOG_LEVEL: 'debug' })
    await until(
      async () => (await slack.sockets()).open.length,
      (open) => open > 0,
    )
    await slack.deliver(dm('U1', `主査級の企画立案能力って？ ${SECRET}`))
    const answers = async () => (await slack.messages()).filter(({ bot_id }) => bot_id !== undefined)
    const [answer] = await until(answers, (all) => all.length > 0)
    expect(answer?.text).toContain('主査級の「企画立案能力」')
    const killed = setTimeout(() => bot.process.kill('SIGKILL'), 10_000)
    bot.process.kill('SIGTERM')
    expect(await bot.ended).toBe(0)
    clearTimeout(killed)
    expect(bot.said.err).toContain('"step":"delivered"')
    expect(bot.said.err).not.toContain('ひみつ')
    expect(bot.said.err).not.toContain('企画立案')
    expect(bot.said.err).not.toContain(slack.botToken)
  })

  it('works on and says so where Slack refuses its token', async () => {
    const port = await freePort()
    const bot = begin({ ...socket(), SLACK_BOT_TOKEN: 'xoxb-of-somebody-else', PORT: String(port) })
    await until(
      async () => bot.said.err,
      (err) => err.includes('つながりません'),
    )
    expect(bot.said.err).toContain('hagukumi doctor slack')
    const ready = await fetch(`http://127.0.0.1:${port}/ready`)
    expect(ready.status).toBe(503)
    expect(await ready.json()).toEqual({ ready: false, why: ['slack'] })
    bot.process.kill('SIGTERM')
    expect(await bot.ended).toBe(0)
    expect(bot.said.err).not.toContain('xoxb-of-somebody-else')
  })

  it('does not start over HTTP without a port, and says what is missing', async () => {
    const bot = begin({ SLACK_BOT_TOKEN: slack.botToken, SLACK_SIGNING_SECRET: slack.signingSecret })
    expect(await bot.ended).toBe(2)
    expect(bot.said.err).toContain('PORT')
    expect(bot.said.err.trim().split('\n')).toHaveLength(1)
  })
})
