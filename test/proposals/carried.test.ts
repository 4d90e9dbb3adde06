import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { plainText } from '../../src/bot/card/plain.ts'
import { record } from '../../src/infra/store/audit.ts'
import { type City, city, read } from '../reminders/support.ts'
import { engines } from '../support/engines.ts'
import {
  buttonsOf,
  CLERK,
  COMMITTEE,
  does,
  HEAD,
  handedIn,
  noProposals,
  OFFICE,
  OTHER_OFFICE,
  opened,
  REASON,
} from './carrying.ts'

const [MEMBER, OTHER_MEMBER] = COMMITTEE

describe.each(engines)('a proposal that is carried through, on $name', (engine) => {
  let here: City

  beforeAll(async () => {
    here = await city(engine)
  })
  afterAll(() => here.app.close())
  beforeEach(async () => {
    here.at('2027-01-26T09:30')
    await noProposals(here)
    await here.app.db.prisma.roleGrant.deleteMany({ where: { employee: { number: CLERK } } })
    await changed()
    await handedIn(here)
  })

  it('goes from its receipt to its effect, and its proposer hears of each step', async () => {
    expect(read(await does(here, OFFICE, '受理する'))).toContain('提案者にチャットでお知らせしました')
    await does(here, OFFICE, '所管課に意見を聞く', ['市民課', '2月24日'])
    expect(await standing()).toMatchObject({ state: 'opinion_requested', promisedOn: '2027-02-24' })
    await does(here, HEAD, '意見を書く', ['条件つきでできる', '庁舎管理の同意が要ります。'])
    await does(here, OFFICE, '審査に進める')
    await does(here, MEMBER, '採点する', ['3\n4\n5 安くできる\n3\n3', '写真があるとよいです', '飛ばす'])
    await does(here, OFFICE, '審査会の結果を記録する', ['一部採用', '令和8年度第3回'])
    await does(here, OFFICE, '決定を記録する', ['総務第12号', '気づきの点', REASON, '写真があれば'], {
      result: '一部採用',
    })
    expect(await standing()).toMatchObject({ state: 'decided', result: 'partially_adopted', promisedOn: '2027-02-09' })
    await does(here, OFFICE, '結果を知らせる')
    await does(here, OFFICE, '実施の計画を書く', ['市民部/市民課', '案内板を作る', '4月30日'])
    await does(here, HEAD, '着手を記録する')
    await does(here, HEAD, '実施の状況を書く', ['案内板を注文しました'])
    await does(here, HEAD, '実施を記録する')
    await does(here, HEAD, '効果を書く', ['案内が1日5分になりました'])
    await does(here, OFFICE, '終わりにする')
    expect(await standing()).toMatchObject({ state: 'closed' })
    const heard = await lettersTo(CLERK)
    expect(heard.map((text) => text.split('\n')[0])).toEqual(heard.map(() => '職員提案 R8-001 のお知らせです'))
    const all = heard.join('\n')
    for (const says of [
      '受理しました',
      '市民部/市民課に意見を聞いています。2月24日（水）まで',
      '審査に進みました',
      '一部採用に決まりました（決裁 総務第12号）',
      '評価された点：気づきの点',
      `理由：${REASON}`,
      '次に生かせること：写真があれば',
      '審査委員から：写真があるとよいです',
      '4月30日（金）をめどに実施します',
      '案内板を注文しました',
      'ご提案から生まれた「入口に案内を置く」が始まりました',
      '効果：案内が1日5分になりました',
    ])
      expect(all).toContain(says)
    // Every act left its entry, and none was left out.
    const events = await here.app.db.prisma.proposalEvent.findMany({ orderBy: { id: 'asc' } })
    expect(events.map(({ act, by }) => `${by} ${act}`)).toEqual([
      'proposer submit',
      'office accept',
      'office ask_opinion',
      'unit give_opinion',
      'office begin_review',
      'reviewer review',
      'office recommend',
      'office decide',
      'office notify',
      'office plan',
      'unit start',
      'unit report',
      'unit implement',
      'unit report_effect',
      'office close',
    ])
  })

  it('shows what its proposer will read, and changes nothing before that was confirmed', async () => {
    await here.presses(OFFICE, '補正をお願いする', await opened(here, OFFICE))
    await here.says(OFFICE, '件数を教えてください')
    const asked = await here.says(OFFICE, '2月9日')
    expect(read(asked)).toContain('件数を教えてください')
    expect(read(asked)).toContain('2月9日（火）までに直せます。番号と受付日時はそのままです')
    expect(await standing()).toMatchObject({ state: 'submitted' })
    expect(read(await here.says(OFFICE, 'はい'))).toContain('まだ何も変えていません')
    await here.presses(OFFICE, '補正をお願いする', asked)
    expect(await standing()).toMatchObject({ state: 'returned', promisedOn: '2027-02-09' })
  })

  it('is done once where two of the office press at the same time', async () => {
    await here.presses(OFFICE, '受理する', await opened(here, OFFICE))
    await here.presses(OTHER_OFFICE, '受理する', await opened(here, OTHER_OFFICE))
    const said = await Promise.all([here.says(OFFICE, '受理する'), here.says(OTHER_OFFICE, '受理する')])
    expect(said.map(read).filter((text) => text.includes('いまその手続きの段階ではありません'))).toHaveLength(1)
    expect(await lettersTo(CLERK)).toHaveLength(1)
  })

  it('keeps in sight what was written, where somebody else was quicker', async () => {
    await here.presses(OFFICE, '不受理にする', await opened(here, OFFICE))
    await here.says(OFFICE, '第3条第2項第1号')
    await here.says(OFFICE, REASON)
    await does(here, OTHER_OFFICE, '受理する')
    const said = read(await here.says(OFFICE, '不受理にする'))
    expect(said).toContain('ほかの方が先に進めたのかもしれません')
    expect(said).toContain(REASON)
  })

  it.each([
    ['理由は40字以上', REASON.slice(0, 39), 'あと1字です'],
    ['an empty phrase', `${REASON}総合的に判断しました。`, '「総合的に判断」だけでは'],
    ['only signs', '……', '一言でかまいません'],
    ['too long a text', 'あ'.repeat(40_000), '2,000字までで'],
  ])('is not refused with %s', async (_, text, says) => {
    await here.presses(OFFICE, '不受理にする', await opened(here, OFFICE))
    await here.says(OFFICE, '第3条第2項第1号')
    expect(read(await here.says(OFFICE, text))).toContain(says)
    expect(read(await here.says(OFFICE, REASON))).toContain('この制度では受理できませんでした')
  })

  it.each([
    ['昨日', '明日からあとの日'],
    ['2027年1月26日', '明日からあとの日'],
    ['1月26日', '2028年1月26日（水）のことでしたら'],
    ['2月24日（金）', '日付と曜日が合いません'],
  ])('asks for a day again where %s was written', async (text, says) => {
    await here.presses(OFFICE, '補正をお願いする', await opened(here, OFFICE))
    await here.says(OFFICE, '件数を教えてください')
    expect(read(await here.says(OFFICE, text))).toContain(says)
  })

  it('asks for a unit again where there is none of that name, and keeps the rest', async () => {
    await does(here, OFFICE, '受理する')
    await does(here, OFFICE, '所管課に意見を聞く', ['みらい課', '2月24日'])
    expect(await standing()).toMatchObject({ state: 'accepted' })
    await here.says(OFFICE, '市民課')
    await here.says(OFFICE, '所管課に意見を聞く')
    expect(await standing()).toMatchObject({ state: 'opinion_requested', promisedOn: '2027-02-24' })
  })

  it('is seen and handled by nobody without a part in it', async () => {
    expect(read(await here.says('100119', '提案の手続き'))).toContain('提案事務局・所管課・審査委員の方が行います')
    const card = await opened(here, OFFICE)
    await here.presses('100119', '受理する', card)
    expect(await standing()).toMatchObject({ state: 'submitted' })
    // A button that names another's proposal, or none at all, opens nothing.
    const before = await opened(here, OFFICE)
    await here.app.db.prisma.button.updateMany({
      where: { act: 'deed' },
      data: { given: { id: "x' --", act: 'accept' } },
    })
    expect(read(await here.presses(OFFICE, '受理する', before))).toContain('いまの役割では開けません')
    // Nor does the office's own, once the role is gone.
    await roleTaken(OFFICE, 'proposal_office')
    expect(read(await here.presses(OFFICE, '補正をお願いする', card))).toContain('いまの役割では開けません')
    await roleGiven(OFFICE, 'proposal_office')
  })

  it('is not handled in the office by whoever made it', async () => {
    await roleGiven(CLERK, 'proposal_office')
    expect(read(await here.says(CLERK, '提案の手続き'))).toContain('進行中の提案はありません')
    expect(buttonsOf(await opened(here, OTHER_OFFICE))).toContain('受理する')
  })

  it('is reviewed by nobody of the same section, also after a transfer in the middle', async () => {
    await transferred(MEMBER, CLERK)
    await inReview()
    expect(await lettersTo(MEMBER)).toEqual([])
    expect(await lettersTo(OTHER_MEMBER)).toHaveLength(1)
    await transferred(MEMBER)
    expect(buttonsOf(await opened(here, OTHER_MEMBER))).toContain('採点する')
    const card = await opened(here, MEMBER)
    await here.presses(MEMBER, '採点する', card)
    await transferred(MEMBER, CLERK)
    for (const words of ['3\n4\n5 安くできる\n3\n3', '飛ばす', '飛ばす']) await here.says(MEMBER, words)
    expect(read(await here.says(MEMBER, '採点する'))).toContain('いまの役割では開けません')
    expect(await here.app.db.prisma.proposalReview.count()).toBe(0)
    expect(read(await here.says(MEMBER, '提案の手続き'))).toContain('進行中の提案はありません')
    await transferred(MEMBER)
  })

  it('takes one review of each member, the last one of a round', async () => {
    await inReview()
    await does(here, MEMBER, '採点する', ['3 3 3 3 3', '飛ばす', '飛ばす'])
    await does(here, MEMBER, '採点する', ['4 4 4 4 4', '飛ばす', '飛ばす'])
    await does(here, OTHER_MEMBER, '採点する', ['2 2 2 2 2', '飛ばす', '飛ばす'])
    expect(read(await opened(here, OFFICE))).toContain('2人　平均60.0点')
    // A member sees their own alone.
    expect(read(await opened(here, OTHER_MEMBER))).toContain('ご自分の採点　40.0点')
  })

  it.each([
    ['3 3 3', '点は5つ要ります。いまの文には3つあります'],
    ['3 3 3 3 6', '「努力度」は、0から5までの数で'],
    ['3 3 3 3 5', '「努力度」を5点とした理由を'],
    ['3 3 3 3 1', '「努力度」を1点とした理由を'],
    ['良い\n良い\n良い\n良い\n良い', '「実現性」は、0から5までの数で'],
  ])('asks again about the scores %j', async (text, says) => {
    await inReview()
    await here.presses(MEMBER, '採点する', await opened(here, MEMBER))
    expect(read(await here.says(MEMBER, text))).toContain(says)
  })

  it('says to the office whom no chat reaches, with the words to hand over', async () => {
    const account = await here.app.db.prisma.account.findFirstOrThrow({ where: { externalId: CLERK } })
    await here.app.db.prisma.account.delete({ where: { id: account.id } })
    const done = read(await does(here, OFFICE, '受理する'))
    expect(done).toContain('チャットでお知らせできません')
    expect(done).toContain('受理しました。これから審査の手続きに入ります')
    await here.app.db.prisma.account.create({ data: account })
  })

  async function inReview(): Promise<void> {
    await does(here, OFFICE, '受理する')
    await does(here, OFFICE, '所管課に意見を聞く', ['市民課', '2月24日'])
    await does(here, HEAD, '意見を書く', ['今できる', '4月に置けます。'])
    await does(here, OFFICE, '審査に進める')
  }

  async function standing() {
    const [row] = await here.app.db.prisma.proposal.findMany()
    return row && { state: row.state, result: row.result, promisedOn: row.promisedOn?.toISOString().slice(0, 10) }
  }

  async function lettersTo(number: string): Promise<readonly string[]> {
    const rows = await here.app.db.prisma.outboxMessage.findMany({
      where: { purpose: 'notice', externalId: number },
      orderBy: { createdAt: 'asc' },
    })
    return rows.map(({ card }) => plainText(card as never))
  }

  async function roleGiven(number: string, role: string): Promise<void> {
    const { id: employeeId } = await here.app.db.prisma.employee.findUniqueOrThrow({ where: { number } })
    const givenAt = new Date(here.clock.now().epochMilliseconds)
    await here.app.db.prisma.roleGrant.create({ data: { employeeId, role, givenAt, givenBy: 'operator' } })
    await changed()
  }

  async function roleTaken(number: string, role: string): Promise<void> {
    await here.app.db.prisma.roleGrant.deleteMany({ where: { employee: { number }, role } })
    await changed()
  }

  /** Gives somebody a second post in the unit of another; without one takes it back. */
  async function transferred(number: string, to?: string): Promise<void> {
    const { prisma } = here.app.db
    const { id: employeeId } = await prisma.employee.findUniqueOrThrow({ where: { number } })
    if (to) {
      const post = await prisma.appointment.findFirstOrThrow({ where: { employee: { number: to } } })
      const { unitId, gradeName, jobFamily } = post
      const fromOn = new Date('2027-01-01')
      await prisma.appointment.create({ data: { employeeId, unitId, gradeName, jobFamily, main: false, fromOn } })
    } else await prisma.appointment.deleteMany({ where: { employeeId, main: false, fromOn: new Date('2027-01-01') } })
    await changed()
  }

  /** As the commands leave it: people are read anew. */
  async function changed(): Promise<void> {
    const at = here.clock.now()
    await record(here.app.db.prisma, { at, actor: 'operator', action: 'people.import', subject: 'sample' })
  }
})
