import { afterEach, describe, expect, it } from 'vitest'
import { until } from '../delivery/support.ts'
import { dm } from '../platform/slack/events.ts'
import { engines } from '../support/engines.ts'
import { type SlackHouse, slackHouse, type Way } from './support.ts'

let house: SlackHouse | undefined
afterEach(async () => {
  await house?.close()
  house = undefined
})

describe.each<Way>(['http'])('Slack over %s', (way) => {
  it('answers a direct message in its thread', async () => {
    const [engine] = engines
    house = await slackHouse(await engine!.fresh(), way)
    const { slack } = house
    const delivered = await slack.deliver(dm('U1', '主査級の企画立案能力って？', { ts: '1780000000.000100' }))
    expect(delivered.taken).toBe(true)
    const [answer] = await until(
      () => house!.answers(),
      (all) => all.length > 0,
    )
    console.log(JSON.stringify(answer, null, 1), house.faults)
    expect(answer).toMatchObject({ thread_ts: '1780000000.000100' })
    expect(answer?.text).toContain('主査級の「企画立案能力」')
  })
})
