import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Options } from '../../src/app.ts'
import { card } from '../../src/bot/card/card.ts'
import { type Feature, plug } from '../../src/bot/feature.ts'
import type { Database } from '../../src/infra/db/index.ts'
import { slackHouse } from '../slack/support.ts'
import { engines } from '../support/engines.ts'
import type { PlatformHouse } from '../support/house.ts'
import { teamsHouse } from '../teams/support.ts'
import { consolePartner, type Partner, slackPartner, teamsPartner } from './partners.ts'

const ODD = 'A & B <!channel> <@U1> &amp; *太字* ~~_`'
const odd: Feature<object> = {
  name: 'odd',
  words: [{ say: ['かざり'], run: async () => [{ card: card(ODD).text(ODD).build() }] }],
}

/** One talk: what is said, or pressed. */
const TALK: readonly { readonly say?: string; readonly press?: string }[] = [
  { say: 'こんにちは' },
  { press: 'ヘルプ' },
  { say: '主査級の企画立案能力って？' },
  { say: 'じゃあ課長は？' },
  { press: 'この能力の研修' },
  { say: '私に求められる能力は？' },
  { say: '主幹の能力は？' },
  { say: '7月にあるオンラインの研修は？' },
  { say: 'ハラスメント防止の取組は？' },
  { say: '係長に毎朝どなられて、もう限界です' },
  { say: 'かざり' },
  { say: '市役所の食堂の <営業> 時間 & 値段は？' },
  { say: 'ありがとう' },
]

/** A bot on one platform, and who talks with it there. */
interface Scene {
  readonly house: Pick<PlatformHouse, 'app' | 'close'>
  readonly partner: Partner
}

/** Every channel beside the console; a new one adds its scene here. */
const SCENES: Readonly<Record<string, (db: Database, options: Partial<Options>) => Promise<Scene>>> = {
  slack: async (db, options) => {
    const house = await slackHouse(db, 'http', { options })
    return { house, partner: await slackPartner(house) }
  },
  teams: async (db, options) => {
    const house = await teamsHouse(db, { options })
    return { house, partner: await teamsPartner(house) }
  },
}

describe.each(Object.entries(SCENES))('a talk on %s', (_, open) => {
  let scene: Scene
  beforeAll(async () => {
    const [pglite] = engines
    if (!pglite) throw new Error('no engine')
    scene = await open(await pglite.city(), { features: [plug(odd, () => ({}))] })
  })
  afterAll(() => scene.house.close())

  it('has the same words as at the terminal', async () => {
    const { house, partner } = scene
    const terminal = await consolePartner(house)
    for (const { say, press = '' } of TALK) {
      const [here, there] = await Promise.all(
        [terminal, partner].map((each) => (say === undefined ? each.press(press) : each.say(say))),
      )
      expect(here?.length, say ?? press).toBeGreaterThan(0)
      expect(there, say ?? press).toEqual(here?.map(partner.written))
    }
  })
})
