import { afterEach, describe, expect, it } from 'vitest'
import { engines } from '../support/engines.ts'
import { type House, house, said, settled, until } from './support.ts'

const RealDate = Date
const HOUR_MS = 3_600_000

/** Sets the clock of this process, and so of the embedded database in it, off by so many ms. */
function setClockOff(ms: number): void {
  class OffDate extends RealDate {
    constructor(...parts: [] | [number | string | Date]) {
      if (parts.length === 0) super(RealDate.now() + ms)
      else super(...parts)
    }
    static override now(): number {
      return RealDate.now() + ms
    }
  }
  globalThis.Date = OffDate as DateConstructor
}

describe.each(engines)('a clock that jumps, on $name', ({ city }) => {
  let home: House | undefined
  afterEach(async () => {
    await home?.close()
    globalThis.Date = RealDate
  })

  it.each([
    ['an hour forward', HOUR_MS],
    ['an hour back', -HOUR_MS],
  ])('%s: nothing is early, double or forgotten', async (_, jump) => {
    // So far apart that each send has heard what became of the one before.
    home = await house(await city(), 'slack', { limits: { perSecond: 3, perSecondAndPlace: 1 } })
    const { app, work, platform, write } = home
    await platform.faults({ slowMs: [600, 700] })
    // One in each kind of wait: in doubt, being sent slowly, put off by its growing delay, told to wait a second.
    await platform.next(['lost'], '返事のない人')
    await platform.next(['slow'], '遅い人')
    await platform.next(['error_before'], '失敗した人')
    for (const place of ['返事のない人', '失敗した人', '遅い人']) await write(place)
    await until(
      () => platform.book(),
      ({ requests }) => requests >= 3,
    )
    setClockOff(jump)
    await work.receive(said('slack', '話しかけた人', 'ヘルプ'))
    await platform.next(['throttle'], '待たされる人')
    await write('待たされる人')
    await write('ほかの人')

    const rows = await settled(app.db, 6)
    expect(rows.map(({ state }) => state)).toEqual(rows.map(() => 'sent'))
    const { messages, violations } = await platform.book()
    const places = ['ほかの人', '失敗した人', '待たされる人', '話しかけた人', '返事のない人', '遅い人']
    expect(messages.map(({ place }) => place).sort()).toEqual(places.sort())
    expect(violations).toEqual([])
  })
})
