import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { App } from '@slack/bolt'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readBody } from '../http.ts'
import { command } from './acts.ts'
import { httpApp } from './bolt.ts'
import { type Slack, startSlack } from './client.ts'
import { appUninstalled, dm, homeOpened, mention, tokensRevoked, urlVerification, userChange } from './events.ts'
import { signed } from './sign.ts'

// The peer is a real app on Slack's own framework, or a server that answers as it is told.

let slack: Slack
let app: App
let url: string
const closing: Server[] = []
beforeEach(async () => {
  slack = await startSlack({ seed: 1, slack: { retryMs: [20, 100, 300] } })
  ;({ app, url } = await httpApp(slack))
})
afterEach(async () => {
  await app.stop()
  for (const server of closing.splice(0)) server.close().closeAllConnections()
  await slack.stop()
})

/** A bot without a framework, which answers as it is told. */
async function bot(respond: (response: ServerResponse, request: IncomingMessage, nth: number) => void) {
  const heads: IncomingMessage['headers'][] = []
  const server = createServer(async (request, response) => {
    await readBody(request)
    respond(response, request, heads.push(request.headers))
  }).listen(0, '127.0.0.1')
  closing.push(server)
  await once(server, 'listening')
  await slack.urls([`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`])
  return heads
}

const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 })

describe('an event', () => {
  it('reaches the app that answers in the same conversation', async () => {
    app.message(async ({ message, say }) => {
      if ('text' in message) await say(`${message.channel_type}: ${message.text}`)
    })
    const delivered = await slack.deliver(dm('U1', 'こんにちは'))
    expect(delivered).toMatchObject({ taken: true, tries: [{ by: 'http', to: url, status: 200, failure: null }] })
    await eventually(() => slack.messages('D1')).toMatchObject([
      { user: 'U1', text: 'こんにちは' },
      { user: 'U0BOT', text: 'im: こんにちは' },
    ])
  })

  it('of every kind is one that the framework knows', async () => {
    const seen: string[] = []
    app.event('app_mention', async ({ event }) => void seen.push(event.text ?? ''))
    app.event('app_home_opened', async ({ event }) => void seen.push(String(event.tab)))
    app.event('user_change', async ({ event }) => void seen.push(`${event.user.id} ${event.user.deleted}`))
    app.event('app_uninstalled', async ({ event }) => void seen.push(event.type))
    app.event('tokens_revoked', async ({ event }) => void seen.push(event.type))
    const events = [
      ...[mention('C1', 'U1', '教えて'), homeOpened('U1', 'home'), userChange('U2', { deleted: true })],
      ...[appUninstalled(), tokensRevoked()],
    ]
    for (const event of events) expect(await slack.deliver(event)).toMatchObject({ taken: true })
    await eventually(() => seen).toEqual(['<@U0BOT> 教えて', 'home', 'U2 true', 'app_uninstalled', 'tokens_revoked'])
  })

  it('in a thread says so', async () => {
    let thread: string | undefined
    app.message(async ({ message }) => {
      thread = 'thread_ts' in message ? message.thread_ts : undefined
    })
    await slack.deliver(dm('U1', '続き', { thread: '1700000000.000100' }))
    await eventually(() => thread).toBe('1700000000.000100')
  })

  it('comes again with the reason until it is taken, then no more', async () => {
    const heads = await bot((response, _, nth) => response.writeHead(nth < 3 ? 503 : 200).end())
    const { taken, tries } = await slack.deliver(dm('U1', 'a'))
    expect([taken, tries.map(({ status }) => status)]).toEqual([true, [503, 503, 200]])
    expect(heads.map((head) => [head['x-slack-retry-num'], head['x-slack-retry-reason']])).toEqual([
      [undefined, undefined],
      ['1', 'http_error'],
      ['2', 'http_error'],
    ])
  })

  it('is given up after the last try, or when the bot says so', async () => {
    await bot((response) => response.writeHead(500).end())
    expect(await slack.deliver(dm('U1', 'a'))).toMatchObject({ taken: false, tries: Array(4).fill({ status: 500 }) })
    await bot((response) => response.writeHead(500, { 'x-slack-no-retry': '1' }).end())
    expect((await slack.deliver(dm('U1', 'a'))).tries).toHaveLength(1)
  })

  it('comes again where nobody listens, and where nobody answers in time', async () => {
    await slack.stop()
    slack = await startSlack({ slack: { retryMs: Array(100).fill(50) } })
    const away = slack.deliver(dm('U1', 'a'))
    await eventually(async () => (await slack.deliveries())[0]?.tries.length).toBeGreaterThan(1)
    await slack.urls([url])
    const { taken, tries: all } = await away
    expect([taken, all[0]?.failure, all.at(-1)?.status]).toEqual([true, 'connection_failed', 200])
    const heads = await bot((response, _, nth) => void (nth > 1 && response.writeHead(200).end()))
    const { tries } = await slack.deliver(dm('U1', 'b'))
    expect(tries).toMatchObject([{ failure: 'http_timeout' }, { failure: null }])
    expect(tries[0]?.ms).toBeGreaterThan(2_900)
    expect(heads[1]?.['x-slack-retry-reason']).toBe('http_timeout')
  })

  it('asks whose url it is', async () => {
    expect(await slack.deliver(urlVerification('abc'))).toMatchObject({ tries: [{ body: { challenge: 'abc' } }] })
  })
})

describe('a command', () => {
  it('is answered at once, and later at its url', async () => {
    app.command('/hagukumi', async ({ ack, body, respond }) => {
      await ack(`${body.user_id} ${body.channel_id} ${body.text}`)
      await respond({ text: '後から', response_type: 'ephemeral' })
    })
    const { tries, payload } = await slack.deliver(command('U1', '研修 & 評価+', 'C1'))
    expect(tries).toMatchObject([{ status: 200, body: 'U1 C1 研修 & 評価+' }])
    await eventually(() => slack.responses()).toMatchObject([{ body: { text: '後から' } }])
    const [response] = await slack.responses()
    expect(payload.body.response_url).toBe(`${slack.url}/response/${response?.id}`)
  })

  it('that failed does not come again', async () => {
    await bot((response) => response.writeHead(500).end())
    expect(await slack.deliver(command('U1', ''))).toMatchObject({ taken: false, over: true, tries: [{ status: 500 }] })
  })
})

describe('a raw request', () => {
  const body = JSON.stringify(dm('U1', 'a').body)
  const post = (headers: Record<string, string>) =>
    slack.raw({ url, headers: { 'content-type': 'application/json', ...headers }, body })

  it('is let in with the right signature of now alone', async () => {
    expect(await post(signed(slack.signingSecret, body))).toMatchObject({ status: 200 })
    expect(await post(signed('other', body))).toMatchObject({ status: 401 })
    expect(await post(signed(slack.signingSecret, body, Date.now() - 361_000))).toMatchObject({ status: 401 })
    expect(await post(signed(slack.signingSecret, `${body} `))).toMatchObject({ status: 401 })
    expect(await post({})).toMatchObject({ status: 401 })
  })
})
