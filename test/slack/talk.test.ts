import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../support/engines.ts'
import { type SlackHouse, slackHouse, type Way } from './support.ts'
import { words } from './talk/words.ts'

describe.each<Way>(['http', 'socket'])('on Slack over %s', (way) => {
  let house: SlackHouse
  const at = () => house
  beforeAll(async () => {
    const [pglite] = engines
    if (!pglite) throw new Error('no engine')
    house = await slackHouse(await pglite.city(), way)
  })
  afterAll(() => house.close())

  words(at)

  it('meets no fault in all that', () => {
    expect(house.faults).toEqual([])
  })
})
