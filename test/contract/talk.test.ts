import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { card } from '../../src/bot/card/card.ts'
import { type Feature, plug } from '../../src/bot/feature.ts'
import { type SlackHouse, slackHouse } from '../slack/support.ts'
import { engines } from '../support/engines.ts'
import { consolePartner, type Partner, slackPartner } from './partners.ts'

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

/** Every channel beside the console; a new one adds its partner here. */
const PARTNERS: Readonly<Record<string, (house: SlackHouse) => Promise<Partner>>> = { slack: slackPartner }

describe.each(Object.entries(PARTNERS))('a talk on %s', (_, partnerOf) => {
  let house: SlackHouse
  beforeAll(async () => {
    const [pglite] = engines
    if (!pglite) throw new Error('no engine')
    const features = [plug(odd, () => ({}))]
    house = await slackHouse(await pglite.city(), 'http', { options: { features } })
  })
  afterAll(() => house.close())

  it('has the same words as at the terminal', async () => {
    const [terminal, partner] = [await consolePartner(house), await partnerOf(house)]
    for (const { say, press = '' } of TALK) {
      const [here, there] = await Promise.all(
        [terminal, partner].map((each) => (say === undefined ? each.press(press) : each.say(say))),
      )
      expect(here?.length, say ?? press).toBeGreaterThan(0)
      expect(there, say ?? press).toEqual(here?.map(partner.written))
    }
  })
})
