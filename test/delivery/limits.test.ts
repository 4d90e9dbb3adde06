import { afterEach, describe, expect, it } from 'vitest'
import { PATIENCE } from '../../src/bot/delivery/patience.ts'
import { engines } from '../support/engines.ts'
import { type House, house, said, settled } from './support.ts'

describe.each(engines)('the limits of a platform, on $name', ({ city }) => {
  let home: House | undefined
  afterEach(() => home?.close())

  it('hold in every sliding window, for the whole app and for one conversation', async () => {
    const windows = [
      { scope: 'app' as const, count: 20, ms: 4_000 },
      { scope: 'place' as const, count: 2, ms: 4_000 },
    ]
    home = await house(await city(), 'slack', {
      limits: { perSecond: 5, perSecondAndPlace: 0.5 },
      patience: { slotMs: PATIENCE.slotMs, leaseS: 8 },
      platform: { windows },
    })
    const { app, platform, write } = home
    for (let number = 0; number < 40; number += 1) await write(number % 12 === 0 ? '同じ人' : `人${number}`)
    await settled(app.db, 40)
    const { messages, violations } = await platform.book()
    expect(messages).toHaveLength(40)
    expect(violations).toEqual([])
  })

  it('let an answer to a person overtake a campaign', async () => {
    home = await house(await city(), 'slack', {
      limits: { perSecond: 5, perSecondAndPlace: 1 },
      patience: { slotMs: PATIENCE.slotMs, leaseS: 8 },
    })
    const { app, work, platform, write } = home
    for (let number = 0; number < 40; number += 1) await write(`人${number}`)
    await work.receive(said('slack', '聞いた人', 'ヘルプ'))
    await settled(app.db, 41)
    // All forty were written before; without a way past them it would come last.
    const { messages } = await platform.book()
    const behind = messages.length - 1 - messages.findIndex(({ place }) => place === '聞いた人')
    expect(behind).toBeGreaterThan(10)
  })
})
