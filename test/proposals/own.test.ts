import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Message } from '../../src/bot/talk.ts'
import { type City, city, read } from '../reminders/support.ts'
import { engines } from '../support/engines.ts'
import {
  buttonsOf,
  CLERK,
  does,
  HEAD,
  handedIn,
  noProposals,
  OFFICE,
  OTHER_OFFICE,
  opened,
  REASON,
} from './carrying.ts'

const OTHER = '100119'

describe.each(engines)('what its proposer can do to a proposal, on $name', (engine) => {
  let here: City

  beforeAll(async () => {
    here = await city(engine)
  })
  afterAll(() => here.app.close())
  beforeEach(async () => {
    here.at('2027-01-26T09:30')
    await noProposals(here)
    await handedIn(here)
  })

  it('is to correct it until it is accepted, with its number and first time, and its history', async () => {
    const before = await row()
    here.at('2027-01-28T10:00')
    await corrected('現状・問題', '番号札に気づかない方が1日30人いる')
    const after = await row()
    expect(after.text).toMatchObject({ problem: '番号札に気づかない方が1日30人いる', idea: '入口に案内を置く' })
    expect(after).toMatchObject({ state: 'submitted', place: 1 })
    expect(after.submittedAt).toEqual(before.submittedAt)
    expect(after.promisedOn).toEqual(before.promisedOn)
    const [, event] = await events()
    expect(event).toMatchObject({ act: 'correct', given: { earlier: { problem: '番号札に気づかない' } } })
    await does(here, OFFICE, '受理する')
    expect(buttonsOf(await standing())).toEqual(['取り下げる'])
  })

  it('is to complete what was returned; then the office counts its days anew', async () => {
    await does(here, OFFICE, '補正をお願いする', ['件数を教えてください', '2月9日'])
    const shown = await standing()
    expect(read(shown)).toContain('件数を教えてください')
    expect(read(shown)).toContain('2月9日（火）までに直せます')
    here.at('2027-02-01T10:00')
    await corrected('どのくらい', '1日30人、20分')
    expect(await row()).toMatchObject({ state: 'submitted', promisedOn: new Date('2027-02-16') })
  })

  it('is not lost where the office was quicker than a correction', async () => {
    await here.presses(CLERK, '直す', await standing())
    await here.says(CLERK, '直す')
    await here.says(CLERK, '現状・問題')
    await here.says(CLERK, '番号札に気づかない方が1日30人いる')
    await does(here, OFFICE, '受理する')
    expect(read(await here.says(CLERK, '提出する'))).toContain('いまは直せません')
    expect((await row()).text).toMatchObject({ problem: '番号札に気づかない' })
  })

  it('is to choose what becomes of it where another window was named: erased it leaves its number alone', async () => {
    // Somebody else of the office is about to act on it; the office cannot end it for its proposer.
    await here.presses(OTHER_OFFICE, '不受理にする', await opened(here, OTHER_OFFICE))
    expect(await everywhere()).toContain('入口に案内を置く')
    await does(here, OFFICE, '別の窓口を案内する', ['ハラスメント相談窓口'])
    expect(buttonsOf(await opened(here, OFFICE))).not.toContain('終わりにする')
    const shown = await standing()
    expect(read(shown)).toContain('「ハラスメント相談窓口」でご相談いただけます')
    await here.presses(OTHER, '本文を消す', shown)
    const asked = await here.presses(CLERK, '本文を消す', shown)
    expect(read(asked)).toContain('このチャットの画面に書いた文は、ここからは消せません')
    expect(read(await here.presses(CLERK, 'R8-001 の本文を消す', asked))).toContain('番号だけが残ります')
    expect(await row()).toMatchObject({ state: 'void', text: {}, place: 1 })
    expect(await everywhere()).not.toMatch(/番号札に気づかない|入口に案内を置く|窓口/)
    expect(read(await here.says(CLERK, '私の提案'))).toContain('R8-001　「（本文なし）」')
    expect(read(await here.says(OFFICE, '提案の手続き'))).toContain('進行中の提案はありません')
  })

  it('is to go on with it all the same, where another window was named', async () => {
    await does(here, OFFICE, '別の窓口を案内する', ['市民相談'])
    expect(read(await here.presses(CLERK, '提案として続ける', await standing()))).toContain('提案として続けます')
    expect(await row()).toMatchObject({ state: 'submitted', promisedOn: new Date('2027-02-09') })
    expect(buttonsOf(await opened(here, OTHER_OFFICE))).toContain('受理する')
  })

  it('is to see each step with the last word on it, and no decision before it is told', async () => {
    await does(here, OFFICE, '受理する')
    await does(here, OFFICE, '所管課に意見を聞く', ['市民課', '2月24日'])
    await does(here, HEAD, '意見を書く', ['難しい', '置く場所がありません。'])
    await does(here, OFFICE, '審査に進める')
    await does(here, OFFICE, '審査会の結果を記録する', ['不採用', '第3回'])
    await does(here, OFFICE, '決定を記録する', ['総務第12号', '気づきの点', REASON, '場所があれば'], {
      result: '不採用',
    })
    const early = read(await standing())
    expect(early).toContain('結果をお知らせする準備をしています')
    expect(early).not.toMatch(/不採用|総務第12号|置く場所がありません/)
    await does(here, OFFICE, '結果を知らせる')
    const shown = read(await standing())
    expect(shown).toContain('採用に至りませんでした（決裁 総務第12号）')
    expect(shown).toContain('次に生かせること：場所があれば')
    expect(shown).toContain('1月26日（火）　受け付けました')
    expect(shown).toContain('1月26日（火）　結果をお知らせしました')
  })

  it('is shown to nobody else, nor done by them', async () => {
    const shown = await standing()
    for (const label of ['直す', '取り下げる']) await here.presses(OTHER, label, shown)
    await here.app.db.prisma.button.updateMany({
      where: { act: 'one' },
      data: { given: { proposal: (await row()).id } },
    })
    const theirs = await here.says(OTHER, '私の提案')
    expect(read(theirs)).toContain('まだありません')
    expect(await row()).toMatchObject({ state: 'submitted' })
  })

  /** 「私の提案」, opened. */
  async function standing(): Promise<readonly Message[]> {
    return here.presses(CLERK, 'R8-001', await here.says(CLERK, '私の提案'))
  }

  async function corrected(what: string, text: string): Promise<void> {
    const begun = await here.presses(CLERK, '直す', await standing())
    expect(read(begun)).toContain('R8-001 を直します')
    await here.says(CLERK, '直す')
    await here.says(CLERK, what)
    await here.says(CLERK, text)
    expect(read(await here.says(CLERK, '提出する'))).toContain('R8-001 を直しました')
  }

  function row() {
    return here.app.db.prisma.proposal.findFirstOrThrow()
  }

  function events() {
    return here.app.db.prisma.proposalEvent.findMany({ orderBy: { id: 'asc' } })
  }

  /** Every row of every table that has something to do with talks and proposals, as text. */
  async function everywhere(): Promise<string> {
    const { prisma } = here.app.db
    const rows = [
      await prisma.proposal.findMany(),
      (await events()).map(({ given }) => given),
      await prisma.flowDraft.findMany(),
      await prisma.conversation.findMany(),
      await prisma.inboxEvent.findMany(),
    ]
    return JSON.stringify(rows)
  }
})
