import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { until } from '../delivery/support.ts'
import { type Slack, startSlack } from '../platform/slack/client.ts'
import { dm } from '../platform/slack/events.ts'
import { directOf } from '../platform/slack/identity.ts'
import { engines } from '../support/engines.ts'
import { quiet } from '../support/quiet.ts'
import { somebody } from './stage.ts'
import { type SlackHouse, slackHouse, type Way } from './support.ts'

async function freshCity() {
  const [pglite] = engines
  if (!pglite) throw new Error('no engine')
  return pglite.city()
}

describe('a socket', () => {
  let slack: Slack
  let house: SlackHouse
  beforeAll(async () => {
    // Slack brings an event again for minutes; here as long as a bot takes to come back.
    slack = await startSlack({ slack: { retryMs: Array(60).fill(300) } })
    house = await slackHouse(await freshCity(), 'socket', { slack })
  })
  afterAll(async () => {
    await house.close()
    await slack.stop()
  })

  it.each([
    ['dropped', () => slack.dropSockets()],
    ['asked to come anew', () => slack.refreshSockets()],
    [
      'dropped while Slack lets nobody in for some seconds',
      async () => {
        await slack.refuseSockets(3_000)
        await slack.dropSockets()
      },
    ],
    [
      'dropped while Slack is too busy to give a new address',
      async () => {
        await slack.nextOf('apps.connections.open', ['error_before', 'drop'])
        await slack.dropSockets()
      },
    ],
  ])('that is %s comes back, and what was written meanwhile is answered once', async (_, disturb) => {
    const user = await somebody(house)
    const { accepted } = await slack.sockets()
    await disturb()
    const { taken } = await slack.deliver(dm(user, '主査級の企画立案能力って？'))
    expect(taken).toBe(true)
    await quiet(house)
    expect(await house.answers(directOf(user))).toHaveLength(1)
    await until(
      () => slack.sockets(),
      (state) => state.accepted > accepted && state.open.length === 1,
    )
  })

  it('meets no fault in all that', () => {
    expect(house.faults).toEqual([])
  })
})

describe('a bot that Slack does not take', () => {
  let house: SlackHouse | undefined
  afterEach(() => house?.close())

  it.each<[Way, string, { botToken?: string; appToken?: string }]>([
    ['http', 'bot token', { botToken: 'xoxb-wrong' }],
    ['socket', 'bot token', { botToken: 'xoxb-wrong' }],
    ['socket', 'app token', { appToken: 'xapp-wrong' }],
  ])('(%s, wrong %s) works on, and is named where it is watched', async (way, _, tokens) => {
    house = await slackHouse(await freshCity(), way, tokens)
    expect(await house.notReady()).toEqual(['slack'])
    expect(String(house.faults[0])).toContain('invalid_auth')
    const account = { channel: 'console', externalId: 'nobody' }
    const place = { kind: 'direct', id: 'terminal' } as const
    const at = house.app.clock.now()
    const [help] = await house.app.take({ kind: 'said', id: '1', account, place, at, text: 'ヘルプ' })
    expect(help?.card.blocks.length).toBeGreaterThan(0)
    if (way === 'socket') return
    // Slack brings it again once it can be told whose bot this is.
    const { tries } = await house.slack.deliver(dm('U1', 'ヘルプ'))
    expect(tries.map(({ status }) => status)).toEqual([500, 500, 500, 500])
  })
})

describe('a bot that is told to stop', () => {
  it.each([
    ['while its socket comes back', (slack: Slack) => slack.dropSockets()],
    [
      'while Slack lets nobody in',
      async (slack: Slack) => {
        await slack.refuseSockets(60_000)
        await slack.dropSockets()
        await until(
          () => slack.sockets(),
          ({ refused }) => refused > 0,
        )
      },
    ],
  ])('%s ends in time, and nothing fails behind its back', async (_, disturb) => {
    const slack = await startSlack()
    const house = await slackHouse(await freshCity(), 'socket', { slack })
    await disturb(slack)
    const from = performance.now()
    await house.close()
    expect(performance.now() - from).toBeLessThan(9_800)
    expect((await slack.sockets()).open).toEqual([])
    await slack.stop()
  })
})
