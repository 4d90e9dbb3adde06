import { afterEach, describe, expect, it } from 'vitest'
import type { App } from '../../src/app.ts'
import { systemClock } from '../../src/infra/clock/clock.ts'
import { importSettings } from '../../src/infra/store/settings/settings.ts'
import { platformCourier } from '../platform/courier.ts'
import { appOn } from '../support/app.ts'
import { engines } from '../support/engines.ts'

describe.each(engines)('what a city sets for its deliveries, on $name', ({ city }) => {
  let app: App | undefined
  afterEach(() => app?.close())
  const by = { actor: 'test', now: systemClock.now() }
  const slack = platformCourier({ channel: 'slack', url: 'http://127.0.0.1:1', askable: true })

  it('is heeded from the next start on; what it leaves out keeps its default', async () => {
    const db = await city()
    const file = '{"delivery":{"limits":{"slack":{"per_second":2,"per_second_and_conversation":0.5}},"tries":3}}'
    await importSettings(db, file, by)
    app = await appOn(db, systemClock, { couriers: [slack] })
    expect(app.limits(slack)).toEqual({ perSecond: 2, perSecondAndPlace: 0.5 })
    expect(app.limits({ ...slack, channel: 'teams' })).toEqual(slack.limits)
    expect(app.options.patience).toMatchObject({ tries: 3, sendTimeoutMs: 8_000, askAfterMs: 12_000 })
  })

  it.each([
    ['asking before the slowest send has ended', '{"delivery":{"send_timeout":20}}'],
    ['a lease that ends while a message is being sent', '{"delivery":{"lease":9}}'],
    ['no message at all', '{"delivery":{"limits":{"slack":{"per_second":0,"per_second_and_conversation":1}}}}'],
    ['an unknown platform', '{"delivery":{"limits":{"fax":{"per_second":1,"per_second_and_conversation":1}}}}'],
  ])('refuses %s with one sentence, and changes nothing', async (_, file) => {
    const db = await city()
    app = await appOn(db, systemClock)
    await expect(importSettings(db, file, by)).rejects.toMatchObject({
      code: 'bad_input',
      message: expect.stringContaining('delivery'),
    })
    expect(app.options.patience.sendTimeoutMs).toBe(8_000)
  })
})
