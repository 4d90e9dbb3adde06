import type { App } from '@slack/bolt'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { command, shortcut } from './acts.ts'
import { socketApp } from './bolt.ts'
import { type Slack, startSlack } from './client.ts'
import { dm } from './events.ts'
import { clientOf, refusal } from './support.ts'

let slack: Slack
const apps: App[] = []
const links: WebSocket[] = []
beforeEach(async () => {
  slack = await startSlack({ seed: 1, slack: { patienceMs: 1_500, retryMs: Array(400).fill(50) } })
})
afterEach(async () => {
  for (const link of links.splice(0)) link.terminate()
  await Promise.all(apps.splice(0).map((app) => app.stop()))
  await slack.stop()
})

const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 })
const numbers = async () => (await slack.sockets()).open.map(({ number }) => number)

/** An app that notes what it was told, once it is connected. */
async function connected(): Promise<{ readonly app: App; readonly got: string[] }> {
  const app = socketApp(slack)
  const got: string[] = []
  app.message(async ({ message }) => void got.push('text' in message ? (message.text ?? '') : ''))
  apps.push(app)
  await app.start()
  return { app, got }
}

/** A socket without a framework, and every frame that it got. */
async function link(): Promise<{ readonly ws: WebSocket; readonly frames: Record<string, unknown>[] }> {
  const { url } = await clientOf(slack, slack.appToken).apps.connections.open({})
  const ws = new WebSocket(String(url))
  const frames: Record<string, unknown>[] = []
  ws.on('message', (frame) => void frames.push(JSON.parse(String(frame))))
  links.push(ws)
  await eventually(() => frames).toHaveLength(1)
  return { ws, frames }
}

describe('a socket', () => {
  it('takes events, commands and interactions, and answers in the acknowledgement', async () => {
    const { app, got } = await connected()
    app.command('/hagukumi', ({ ack, body }) => ack(`${body.user_id}: ${body.text}`))
    app.shortcut('proposal_new', ({ ack }) => ack())
    const said = await slack.deliver(dm('U1', 'こんにちは'))
    expect(said).toMatchObject({ taken: true, tries: [{ by: 'socket', to: '1', failure: null }] })
    expect(said.tries[0]?.ms).toBeLessThan(1_500)
    await eventually(() => got).toEqual(['こんにちは'])
    expect(await slack.deliver(command('U1', '研修'))).toMatchObject({ tries: [{ body: { text: 'U1: 研修' } }] })
    expect(await slack.deliver(shortcut('U1', 'proposal_new'))).toMatchObject({ taken: true })
    expect((await slack.sockets()).open).toEqual([{ number: 1, sent: 3, acked: 3 }])
  })

  it('is one of several, and each payload goes to one of them', async () => {
    const [one, two] = [await connected(), await connected()]
    for (const text of ['1', '2', '3', '4']) await slack.deliver(dm('U1', text))
    await eventually(() => [...one.got, ...two.got].sort()).toEqual(['1', '2', '3', '4'])
    expect([one.got.length, two.got.length]).toEqual([2, 2])
  })

  it('that does not acknowledge is sent the event again, as a further attempt, and nothing else', async () => {
    const { ws, frames } = await link()
    ws.on('message', (text) => {
      const { envelope_id, retry_attempt } = JSON.parse(String(text))
      if (retry_attempt === 2) ws.send(JSON.stringify({ envelope_id }))
    })
    const { tries } = await slack.deliver(dm('U1', 'a'))
    expect(tries.map(({ failure }) => failure)).toEqual(['timeout', 'timeout', null])
    expect(frames.slice(1)).toMatchObject([
      { type: 'events_api', retry_attempt: 0, retry_reason: '', accepts_response_payload: false },
      { type: 'events_api', retry_attempt: 1, retry_reason: 'timeout' },
      { type: 'events_api', retry_attempt: 2, retry_reason: 'timeout' },
    ])
    expect(new Set(frames.map(({ envelope_id }) => envelope_id)).size).toBe(4)
    expect(await slack.deliver(command('U1', ''))).toMatchObject({ taken: false, tries: [{ failure: 'timeout' }] })
  })

  it('says hello with the number of connections, and answers pings', async () => {
    const { frames } = await link()
    const { ws, frames: others } = await link()
    expect([frames[0], others[0]]).toMatchObject([
      { type: 'hello', num_connections: 1 },
      { type: 'hello', num_connections: 2 },
    ])
    let pong = ''
    ws.on('pong', (body) => {
      pong = String(body)
    })
    ws.ping('a')
    await eventually(() => pong).toBe('a')
  })

  it('is opened with the app’s token and a url that is good once', async () => {
    expect(await refusal(clientOf(slack).apps.connections.open({}))).toMatchObject({ error: 'not_allowed_token_type' })
    const { ws } = await link()
    const again = new WebSocket(ws.url)
    const error = await new Promise((resolve) => again.on('error', resolve))
    expect(String(error)).toContain('404')
    expect(await slack.sockets()).toMatchObject({ accepted: 1, refused: 1 })
  })

  it('that talks nonsense is cut off', async () => {
    const { ws } = await link()
    const closed = new Promise((resolve) => ws.on('close', resolve))
    ws.send('{')
    await closed
    expect(await numbers()).toEqual([])
  })

  it('is sent away where ten are open', async () => {
    for (let n = 0; n < 10; n++) await link()
    const { frames } = await link()
    expect(frames[0]).toMatchObject({ type: 'disconnect', reason: 'too_many_websockets' })
  })
})

describe('an app', () => {
  it('comes back where its socket was cut, and gets what came meanwhile', async () => {
    const { got } = await connected()
    await slack.dropSockets()
    await eventually(numbers).toEqual([])
    const away = slack.deliver(dm('U1', 'a'))
    const { taken, tries } = await away
    expect([taken, tries[0]?.failure]).toEqual([true, 'connection_failed'])
    await eventually(numbers).toEqual([2])
    await eventually(() => got).toEqual(['a'])
  })

  it('comes anew where it is asked to', async () => {
    const { got } = await connected()
    await slack.refreshSockets()
    await eventually(numbers).toEqual([2])
    await slack.deliver(dm('U1', 'a'))
    await eventually(() => got).toEqual(['a'])
  })

  it('waits outside while nobody is let in', async () => {
    await connected()
    await slack.refuseSockets(60_000)
    await slack.dropSockets()
    await eventually(async () => (await slack.sockets()).refused).toBeGreaterThan(0)
    expect(await numbers()).toEqual([])
    await slack.refuseSockets(0)
    await eventually(numbers).toHaveLength(1)
  })
})
