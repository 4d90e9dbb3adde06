import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../support/engines.ts'
import { plugged } from '../support/trial.ts'
import { type TeamsHouse, teamsHouse } from './support.ts'
import { menus } from './talk/menus.ts'
import { people } from './talk/people.ts'
import { presses } from './talk/presses.ts'
import { words } from './talk/words.ts'

describe('on Teams', () => {
  let house: TeamsHouse
  const at = () => house
  beforeAll(async () => {
    const [pglite] = engines
    if (!pglite) throw new Error('no engine')
    house = await teamsHouse(await pglite.city(), { options: { features: [plugged] } })
  })
  afterAll(() => house.close())

  words(at)
  presses(at)
  menus(at)
  people(at)

  it('the bot meets no fault in all that', () => {
    expect(house.faults).toEqual([])
  })
})
