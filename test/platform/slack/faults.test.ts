import { WebAPIHTTPError, WebAPIRateLimitedError, WebAPIRequestError, type WebClient } from '@slack/web-api'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Slack, startSlack } from './client.ts'
import { clientOf, metadataOf, refusal } from './support.ts'

let slack: Slack
let client: WebClient
beforeEach(async () => {
  slack = await startSlack({ seed: 1 })
  client = clientOf(slack)
})
afterEach(() => slack.stop())

describe('a fault of sending', () => {
  const send = (id: string) => client.chat.postMessage({ channel: 'U1', text: 'a', metadata: metadataOf(id) })
  const failure = (id: string) => send(id).catch((error: unknown) => error)
  const keys = async () => (await slack.book()).messages.map(({ key }) => key)

  it('throttles the whole app for as long as it says', async () => {
    await slack.faults({ retryAfterS: 30 })
    await slack.next(['throttle'])
    for (const id of ['1', '2']) expect(await failure(id)).toMatchObject({ retryAfter: 30 })
    expect(await failure('3')).toBeInstanceOf(WebAPIRateLimitedError)
    expect(await slack.book()).toMatchObject({ throttled: 3, messages: [] })
  })

  it('leaves the client not knowing, whether the message is there or not', async () => {
    await slack.next(['error_before', 'error_after'])
    for (const id of ['1', '2']) expect(await failure(id)).toBeInstanceOf(WebAPIHTTPError)
    await slack.next(['internal_error', 'fatal_error'])
    for (const [id, error] of [
      ['3', 'internal_error'],
      ['4', 'fatal_error'],
    ] as const)
      expect(await refusal(send(id))).toEqual({ ok: false, error, response_metadata: {} })
    await slack.next(['html'])
    expect((await refusal(send('5'))).error).toContain('<html>')
    await slack.next(['drop'])
    expect(await failure('6')).toBeInstanceOf(WebAPIRequestError)
    expect(await keys()).toEqual(['2', '3'])
    expect(await slack.book()).toMatchObject({ requests: 6, outcomes: 6 })
    const history = await client.conversations.history({ channel: 'D1', include_all_metadata: true })
    expect(history.messages?.map((each) => each.metadata?.event_payload)).toEqual([
      { delivery_id: '3' },
      { delivery_id: '2' },
    ])
  })

  it('that loses the answer is ended by the client’s patience alone', async () => {
    await slack.next(['lost'])
    const hasty = clientOf(slack, slack.botToken, { timeout: 300 })
    const error = await hasty.chat.postMessage({ channel: 'U1', text: 'a', metadata: metadataOf('1') }).catch((e) => e)
    expect(error).toBeInstanceOf(WebAPIRequestError)
    expect(await keys()).toEqual(['1'])
    expect(await slack.calls('chat.postMessage')).toHaveLength(1)
  })

  it('may come late', async () => {
    await slack.faults({ slowMs: [400, 400] })
    await slack.next(['slow'])
    const from = Date.now()
    expect(await send('1')).toMatchObject({ ok: true })
    expect(Date.now() - from).toBeGreaterThan(390)
  })

  it('may be for one place alone', async () => {
    await slack.next(['error_before'], 'U2')
    expect(await send('1')).toMatchObject({ ok: true })
    await expect(client.chat.postMessage({ channel: 'U2', text: 'a' })).rejects.toBeInstanceOf(WebAPIHTTPError)
  })

  it('does not hide that a window is overfilled', async () => {
    await slack.stop()
    slack = await startSlack({ windows: [{ scope: 'place', count: 1, ms: 60_000 }] })
    client = clientOf(slack)
    for (const id of ['1', '2']) await send(id)
    expect((await slack.book()).violations).toMatchObject([{ kind: 'window', scope: 'place', place: 'U1', count: 2 }])
  })
})

describe('a fault of another method', () => {
  const read = () => client.conversations.history({ channel: 'D1' })

  it('throttles reading, or breaks it, and leaves the book alone', async () => {
    await slack.nextOf('conversations.history', ['throttle', 'error_before', 'drop'])
    await expect(read()).rejects.toBeInstanceOf(WebAPIRateLimitedError)
    await expect(read()).rejects.toBeInstanceOf(WebAPIHTTPError)
    await expect(read()).rejects.toBeInstanceOf(WebAPIRequestError)
    expect(await read()).toMatchObject({ ok: true, messages: [] })
    expect(await slack.book()).toMatchObject({ requests: 0, throttled: 0, outcomes: 0 })
  })

  it('comes after the deed where it says so', async () => {
    const { ts = '' } = await client.chat.postMessage({ channel: 'U1', text: 'a' })
    await slack.nextOf('chat.update', ['error_after'])
    await expect(client.chat.update({ channel: 'D1', ts, text: 'b' })).rejects.toBeInstanceOf(WebAPIHTTPError)
    expect(await slack.messages('D1')).toMatchObject([{ text: 'b' }])
  })

  it('of a post is ordered with the sends', async () => {
    await expect(slack.nextOf('chat.postMessage', ['lost'])).rejects.toThrow('400')
  })
})
