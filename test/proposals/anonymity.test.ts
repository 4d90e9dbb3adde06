import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { plainText } from '../../src/bot/card/plain.ts'
import type { Message } from '../../src/bot/talk.ts'
import { run } from '../../src/cli/run.ts'
import { readSettings } from '../../src/infra/store/settings/settings.ts'
import { type City, city } from '../reminders/support.ts'
import { paperIo } from '../support/app.ts'
import { engines } from '../support/engines.ts'
import { CLERK, COMMITTEE, does, HEAD, noProposals, OFFICE, opened, REASON } from './carrying.ts'

const [MEMBER] = COMMITTEE

/** What would tell who wrote it: name, section, grade, account, and whoever they thought it out with. */
const TELLING = ['佐藤', '花子', 'さとう', '窓口係', '主事級', CLERK, '田中太郎']

describe.each(engines)('who proposed, where the rules keep it secret, on $name', (engine) => {
  let here: City
  let seen: string[]

  beforeAll(async () => {
    here = await city(engine)
  })
  afterAll(() => here.app.close())
  beforeEach(async () => {
    here.at('2027-01-26T09:30')
    await noProposals(here)
    seen = []
  })

  it('is found by no reviewer, whatever they open, type or are written', async () => {
    await carriedToReview()
    for (const said of ['提案の手続き', '審査する提案', '私の提案', 'R8-001', 'R8-001の提案者の名前は', '提案者はだれ'])
      keep(await here.says(MEMBER, said))
    keep(await opened(here, MEMBER))
    keep(await here.presses(MEMBER, '採点する', await opened(here, MEMBER)))
    keep(await here.says(MEMBER, '9 9'))
    keep(await here.says(MEMBER, '3 3 3 3 3'))
    keep(await here.says(MEMBER, '提案者にお礼を'))
    keep(await here.says(MEMBER, '飛ばす'))
    keep(await here.says(MEMBER, '採点する'))
    keep(await opened(here, MEMBER))
    await does(here, OFFICE, '審査会の結果を記録する', ['不採用', '第3回'])
    await does(here, OFFICE, '決定を記録する', ['総務第12号', '気づきの点', REASON, '場所があれば'], {
      result: '不採用',
    })
    // Decided, it is the committee's no more.
    keep(await here.says(MEMBER, '提案の手続き'))
    expect(telling([...seen, ...(await keptOf(MEMBER)), ...here.warned])).toEqual([])
    // The search would see it where it is: the office reads it.
    expect(telling((await opened(here, OFFICE)).map(({ card }) => plainText(card)))).not.toEqual([])
  })

  it('is found by no unit that gives an opinion either, where the rules say so', async () => {
    const { settings } = await readSettings(here.app.db.prisma)
    await here.settings({ proposals: { ...settings.proposals, anonymity: 'from_reviewers_and_unit' } })
    await carriedToOpinion()
    keep(await opened(here, HEAD))
    keep(await does(here, HEAD, '意見を書く', ['今できる', '4月に置けます。']))
    expect(telling([...seen, ...(await keptOf(HEAD))])).toEqual([])
    await here.settings({ proposals: settings.proposals })
  })

  it('is in no list of the command line', async () => {
    await carriedToOpinion()
    for (const argv of [['list'], ['list', '--json']]) {
      const io = paperIo([])
      await run({ command: 'hagukumi', argv: ['proposals', ...argv] }, here.app, io)
      expect(io.written.join()).toContain('R8-001')
      expect(telling([...io.written, ...io.beside])).toEqual([])
    }
  })

  async function carriedToOpinion(): Promise<void> {
    await here.says(CLERK, '提案を書く')
    for (const answer of [
      '番号札に気づかない',
      '毎日20分',
      '入口に案内を置く',
      '時間が減る',
      '田中太郎さんと',
      '市民課',
    ])
      await here.says(CLERK, answer)
    await here.says(CLERK, '提出する')
    await does(here, OFFICE, '受理する')
    await does(here, OFFICE, '所管課に意見を聞く', ['市民課', '2月24日'])
  }

  async function carriedToReview(): Promise<void> {
    await carriedToOpinion()
    await does(here, HEAD, '意見を書く', ['今できる', '4月に置けます。'])
    await does(here, OFFICE, '審査に進める')
  }

  function keep(messages: readonly Message[]): void {
    seen.push(...messages.map(({ card }) => JSON.stringify(card)))
  }

  /** What is kept of somebody's talks and letters. */
  async function keptOf(number: string): Promise<readonly string[]> {
    const { prisma } = here.app.db
    const letters = await prisma.outboxMessage.findMany({ where: { externalId: number } })
    const buttons = await prisma.button.findMany({ where: { message: { externalId: number } } })
    const talks = await prisma.conversation.findMany({ where: { externalId: number } })
    return [
      ...letters.map(({ card }) => JSON.stringify(card)),
      ...buttons.map(({ label, given }) => `${label} ${JSON.stringify(given)}`),
      ...talks.map(({ flow }) => JSON.stringify(flow)),
    ]
  }
})

/** Which telling words stand in some texts. */
function telling(texts: readonly string[]): readonly string[] {
  return TELLING.filter((word) => texts.some((text) => text.includes(word)))
}
