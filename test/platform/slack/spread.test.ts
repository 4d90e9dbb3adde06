import type { App } from '@slack/bolt'
import { WebAPIHTTPError } from '@slack/web-api'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { postRaw } from '../raw.ts'
import { httpApp } from './bolt.ts'
import { type Slack, startSlack } from './client.ts'
import { dm } from './events.ts'
import { clientOf } from './support.ts'

let slack: Slack
let app: App
let url: string
beforeEach(async () => {
  slack = await startSlack({ seed: 1 })
  ;({ app, url } = await httpApp(slack))
})
afterEach(async () => {
  await app.stop()
  await slack.stop()
})

const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 })
const asked = (count: number) => Array.from({ length: count }, (_, n) => dm('U1', `質問${n}`))

describe('events that are spread', () => {
  it('reach the app sealed, each in copies, and stand in the conversation once', async () => {
    const heard: string[] = []
    app.message(async ({ message }) => void ('text' in message && heard.push(message.text ?? '')))
    await slack.spread({ payloads: asked(20), copies: [1, 3], shuffle: true })
    await eventually(() => slack.spreading()).toMatchObject({ events: 20, acked: 20, pending: 0 })
    await eventually(() => new Set(heard).size).toBe(20)
    expect(heard.length).toBeGreaterThan(20)
    expect(await slack.messages('D1')).toHaveLength(20)
  })

  it('come again, and say so, until a bot is there to take them', async () => {
    const retries: (number | undefined)[] = []
    app.message(async ({ context }) => void retries.push(context.retryNum))
    await slack.urls([])
    await slack.spread({ payloads: asked(3) })
    await eventually(async () => (await slack.spreading()).posts).toBeGreaterThan(4)
    expect(await slack.spreading()).toMatchObject({ events: 3, acked: 0, pending: 3 })
    await slack.urls([url])
    await eventually(() => slack.spreading()).toMatchObject({ acked: 3, pending: 0 })
    await eventually(() => retries.length).toBe(3)
    expect(Math.min(...retries.map((each) => each ?? 0))).toBeGreaterThan(0)
  })

  it('are events alone', async () => {
    const body = JSON.stringify({ payloads: [{ kind: 'event', body: {} }] })
    const answer = await postRaw({ url: new URL('/slack/spread', slack.url).href, headers: {}, body })
    expect(answer).toMatchObject({ status: 400 })
  })
})

describe('the chances of a method', () => {
  const read = () => clientOf(slack).conversations.history({ channel: 'D1' })

  it('hold for it alone, after what was ordered, until they are replaced', async () => {
    await slack.chances({ methods: ['conversations.history'], weights: { error_before: 1 } })
    await expect(read()).rejects.toBeInstanceOf(WebAPIHTTPError)
    expect(await clientOf(slack).conversations.open({ users: 'U1' })).toMatchObject({ ok: true })
    await slack.nextOf('conversations.history', ['ok'])
    expect(await read()).toMatchObject({ ok: true })
    await expect(read()).rejects.toBeInstanceOf(WebAPIHTTPError)
    await slack.chances({ methods: ['conversations.history'], weights: { ok: 1 } })
    expect(await read()).toMatchObject({ ok: true })
  })
})
