import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../support/engines.ts'
import { plugged } from '../support/trial.ts'
import { type SlackHouse, slackHouse, type Way } from './support.ts'
import { menus } from './talk/menus.ts'
import { pages } from './talk/pages.ts'
import { people } from './talk/people.ts'
import { presses } from './talk/presses.ts'
import { removal } from './talk/removal.ts'
import { words } from './talk/words.ts'

describe.each<Way>(['http', 'socket'])('on Slack over %s', (way) => {
  let house: SlackHouse
  const at = () => house
  beforeAll(async () => {
    const [pglite] = engines
    if (!pglite) throw new Error('no engine')
    house = await slackHouse(await pglite.city(), way, { options: { features: [plugged] } })
  })
  afterAll(() => house.close())

  words(at)
  presses(at)
  pages(at)
  menus(at)
  people(at)
  removal(at)

  it('the bot meets no fault in all that', () => {
    expect(house.faults).toEqual([])
  })
})
