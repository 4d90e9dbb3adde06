import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { card } from '../../src/bot/card/card.ts'
import type { Courier } from '../../src/bot/delivery/courier.ts'
import type { Outgoing } from '../../src/bot/delivery/outgoing.ts'
import { openSlack } from '../../src/channels/slack/index.ts'
import { newId } from '../../src/infra/clock/clock.ts'
import { originOf } from '../platform/origin.ts'
import { type Slack, startSlack } from '../platform/slack/client.ts'
import { dm } from '../platform/slack/events.ts'
import { clientOf } from '../platform/slack/support.ts'

let slack: Slack
let courier: Courier
beforeEach(async () => {
  slack = await startSlack({ seed: 1 })
  courier = courierTo(slack.apiUrl)
})
afterEach(() => slack.stop())

function courierTo(apiUrl: string): Courier {
  const { botToken, signingSecret } = slack
  return openSlack({ botToken, way: { kind: 'http', signingSecret }, apiUrl }).courier
}

function message(thread?: string): Outgoing {
  const place = { kind: 'direct', id: 'U1', ...(thread === undefined ? {} : { thread }) } as const
  const to = { account: { channel: 'slack', externalId: 'U1' }, place }
  return { id: newId(), to, card: card().text('本文').build(), again: false }
}

/** What the delivery gives a send; the client itself would wait for 10 s. */
const PATIENCE_MS = 400
const signal = () => AbortSignal.timeout(PATIENCE_MS)

async function ended<T>(call: Promise<T>): Promise<T> {
  const from = performance.now()
  const result = await call
  // Far below the client's own patience, also on a machine that does something else.
  expect(performance.now() - from).toBeLessThan(PATIENCE_MS + 3_000)
  return result
}

const asked = (each: Outgoing) => courier.ask?.(each, AbortSignal.timeout(5_000))

describe('a send that hangs is ended by the signal', () => {
  it('and is in doubt, whether it arrived or not; asked later, Slack knows', async () => {
    await slack.next(['lost'])
    const arrived = message()
    expect(await ended(courier.send(arrived, signal()))).toEqual({ kind: 'unknown', reason: 'timeout' })
    expect(await asked(arrived)).toMatchObject({ kind: 'found', receipt: { channel: 'D1' } })
    expect(await asked(message())).toEqual({ kind: 'absent' })
  })

  it('also where the answer begins and does not end', async () => {
    const server = await drip()
    try {
      const inChannel = { ...message(), to: { ...message().to, place: { kind: 'channel', id: 'C1' } as const } }
      const outcome = await ended(courierTo(`${originOf(server)}/api/`).send(inChannel, signal()))
      expect(outcome).toMatchObject({ kind: 'unknown' })
    } finally {
      server.close().closeAllConnections()
    }
  })

  it('and is certain not to have left where only its chat was asked for', async () => {
    await slack.nextOf('conversations.open', ['lost'])
    expect(await ended(courier.send(message(), signal()))).toEqual({ kind: 'unsent', reason: 'timeout' })
    expect(await slack.calls('chat.postMessage')).toEqual([])
  })
})

describe('a doubt that Slack does not settle stays one', () => {
  const faults = ['throttle', 'error_before', 'error_after', 'drop', 'internal_error', 'fatal_error', 'html'] as const

  it('whatever comes in place of the history or the thread', async () => {
    const told = message()
    expect(await courier.send(told, signal())).toMatchObject({ kind: 'sent' })
    const root = '1780000000.000100'
    await slack.spread({ payloads: [dm('U1', '質問', { ts: root })] })
    const answer = message(root)
    expect(await courier.send(answer, signal())).toMatchObject({ kind: 'sent' })
    const unclear = ['no_answer', 'throttled']
    for (const fault of faults) {
      await slack.nextOf('conversations.history', [fault])
      expect(unclear, fault).toContain((await asked(told))?.kind)
      await slack.nextOf('conversations.replies', [fault])
      expect(unclear, fault).toContain((await asked(answer))?.kind)
    }
    expect(await asked(told)).toMatchObject({ kind: 'found', receipt: { channel: 'D1' } })
    expect(await asked(answer)).toMatchObject({ kind: 'found', receipt: { channel: 'D1' } })
  })

  it('where the question was taken away, or Slack says nothing in time', async () => {
    expect(await asked(message('1780000000.000900'))).toEqual({ kind: 'no_answer', reason: 'thread_not_found' })
    await slack.nextOf('conversations.history', ['lost'])
    expect(await ended(courier.ask?.(message(), signal()) ?? Promise.reject())).toMatchObject({ kind: 'no_answer' })
  })
})

describe('a thread that is too long to be read to its end', () => {
  it('does not say that the newest answer is absent', async () => {
    const root = '1780000000.000100'
    await slack.spread({ payloads: [dm('U1', '質問', { ts: root })] })
    const client = clientOf(slack)
    const before = Array.from({ length: 1_000 }, () => ({ channel: 'D1', text: '前の話', thread_ts: root }))
    for (const each of before) await client.chat.postMessage(each)
    const answer = message(root)
    expect(await courier.send(answer, signal())).toMatchObject({ kind: 'sent' })
    expect(await asked(answer)).toEqual({ kind: 'not_askable' })
  })
})

/** Answers with the beginning of a body, and keeps the rest. */
async function drip(): Promise<Server> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write('{"ok":')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}
