import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Message } from '../../src/bot/talk.ts'
import { run } from '../../src/cli/run.ts'
import { record } from '../../src/infra/store/audit.ts'
import { readSettings } from '../../src/infra/store/settings/settings.ts'
import { type City, city, read } from '../reminders/support.ts'
import { paperIo } from '../support/app.ts'
import { engines } from '../support/engines.ts'

const CLERK = '100184'
const OTHER = '100119'
const ANSWERS = ['番号札に気づかない', '毎日20分', '入口に案内を置く', '案内の時間が減る', 'ひとりで', '市民課']

describe.each(engines)('somebody’s proposal, on $name', (engine) => {
  let here: City

  beforeAll(async () => {
    here = await city(engine)
  })
  afterAll(() => here.app.close())
  beforeEach(async () => {
    here.at('2027-01-26T09:30')
    await here.app.db.prisma.proposal.deleteMany()
    await here.app.db.prisma.proposalRegister.deleteMany()
    await here.app.db.prisma.flowDraft.deleteMany()
  })

  it('is written under every heading, and gets its number at once with the day of the next word', async () => {
    const receipt = await handedIn(CLERK)
    expect(read(receipt)).toContain('受け付けました　R8-001')
    expect(read(receipt)).toContain('2月9日（火）までに')
    const [row] = await here.app.db.prisma.proposal.findMany({ include: { proposers: true, events: true } })
    expect(row).toMatchObject({ fiscalYear: 2026, place: 1, kind: 'idea', state: 'submitted', sample: true })
    expect(row?.submittedAt.toISOString()).toBe('2027-01-26T00:30:00.000Z')
    expect(Object.values(row?.text ?? {}).every((each) => typeof each === 'string' && each !== '')).toBe(true)
    expect(row?.proposers).toMatchObject([{ part: 'representative' }])
    expect(row?.events).toMatchObject([{ act: 'submit', by: 'proposer', state: 'submitted' }])
    expect(await here.app.db.prisma.flowDraft.count()).toBe(0)
  })

  it('is numbered once for each, however many hand in at the same moment, and anew from April on', async () => {
    const ready = [CLERK, OTHER, '100363', '100642']
    for (const number of ready) await written(number)
    await Promise.all(ready.map((number) => here.says(number, '提出する')))
    expect(await numbers()).toEqual(['R8-001', 'R8-002', 'R8-003', 'R8-004'])
    here.at('2027-04-01T08:45')
    await handedIn(CLERK)
    expect(await numbers()).toEqual(['R8-001', 'R8-002', 'R8-003', 'R8-004', 'R9-001'])
  })

  it('is handed in once, however often the button is pressed', async () => {
    const confirmed = await written(CLERK)
    await here.presses(CLERK, '提出する', confirmed)
    await here.presses(CLERK, '提出する', confirmed)
    expect(await numbers()).toEqual(['R8-001'])
  })

  it('can be followed and taken back, by whoever made it and nobody else', async () => {
    const receipt = await handedIn(CLERK)
    expect(read(await here.says(CLERK, '私の提案'))).toContain('受理の判断を待っています')
    expect(read(await here.says(OTHER, '私の提案'))).toContain('まだありません')
    const asked = await here.presses(CLERK, '取り下げる', receipt)
    expect(read(asked)).toContain('番号は提案簿に残ります')
    // Somebody else's button, and an id made up, do nothing.
    await here.presses(OTHER, 'R8-001 を取り下げる', asked)
    expect(await states()).toEqual(['submitted'])
    await here.app.db.prisma.button.updateMany({
      where: { act: 'withdrawNow' },
      data: { given: { proposal: "x' OR true --" } },
    })
    await here.presses(CLERK, 'R8-001 を取り下げる', asked)
    expect(await states()).toEqual(['submitted'])
    const again = await here.presses(CLERK, '取り下げる', receipt)
    expect(read(await here.presses(CLERK, 'R8-001 を取り下げる', again))).toContain('取り下げました')
    expect(read(await here.presses(CLERK, 'R8-001 を取り下げる', again))).toContain('いまは取り下げられません')
    expect(await states()).toEqual(['withdrawn'])
  })

  it('keeps nothing of a phone number before its writer was asked', async () => {
    await here.says(CLERK, '提案を書く')
    const asked = await here.says(CLERK, '山田様（090-1234-5678）が待っていた')
    expect(read(asked)).toContain('まだ保存していません')
    expect(await everything()).not.toMatch(/090.?1234.?5678/)
    await here.presses(CLERK, '番号を消して続ける', asked)
    expect(await everything()).toContain('（省略）')
    // Meant, it is said once more.
    await here.says(CLERK, '戻る')
    await here.says(CLERK, 'このまま：代表電話は0123-45-6789です')
    expect(await everything()).toContain('代表電話は0123-45-6789です')
  })

  it.each([
    ['自分の給料を上げてほしい', '人事・給与・処分のこと'],
    ['😀🎉', '一言でかまいません'],
    ['あ'.repeat(40_000), '4,000字まで書けます。いまの文は40,000字です'],
    ['課長級の役割は何ですか', 'ご質問のようです'],
  ])('asks back kindly about %s', async (text, says) => {
    await here.says(CLERK, '提案を書く')
    expect(read(await here.says(CLERK, text))).toContain(says)
    expect(read(await here.says(CLERK, '戻る'))).toContain('1/7')
  })

  it.each([
    ['待', '待'],
    ['件数\t分\n窓口\t20\n電話\t15', '件数\t分\n窓口\t20\n電話\t15'],
    ['このまま：課長級の役割は何ですか', '課長級の役割は何ですか'],
    ['人事異動の時期に書類が重なる', '人事異動の時期に書類が重なる'],
    ['申請は2027-01-26に10-20件ある', '申請は2027-01-26に10-20件ある'],
  ])('takes %j as it is', async (text, kept) => {
    await here.says(CLERK, '提案を書く')
    expect(read(await here.says(CLERK, text))).toContain('2/7')
    const [draft] = await here.app.db.prisma.flowDraft.findMany()
    expect(draft?.state).toMatchObject({ answers: { problem: kept } })
  })

  it('is begun with what a meeting decided, beside what its writer had begun already', async () => {
    const record = await here.says(CLERK, '6人 窓口の待ち時間 / 番号札の案内を入口に出す / 次11月11日')
    expect(read(await here.presses(CLERK, '①を職員提案にする', record))).toContain('1/7')
    await here.says(CLERK, '番号札に気づかない')
    expect(read(await here.says(CLERK, '毎日20分'))).toContain('4/7')
    const again = await here.presses(CLERK, '①を職員提案にする', record)
    expect(read(again)).toMatch(/4\/7/)
    expect(await here.app.db.prisma.flowDraft.count()).toBe(1)
    // Another idea takes the place of none that was written: it is kept beside it, and shown.
    await here.says(CLERK, 'あとで')
    const other = await here.says(CLERK, '6人 窓口の待ち時間 / 予約制にする / 次12月9日')
    const beside = read(await here.presses(CLERK, '①を職員提案にする', other))
    expect(beside).toContain('すでに書いた答えがあるので、こちらは別に残しました')
    expect(beside).toContain('予約制にする')
    const [draft] = await here.app.db.prisma.flowDraft.findMany()
    expect(draft?.state).toMatchObject({
      answers: { idea: '番号札の案内を入口に出す' },
      draft: { idea: '予約制にする' },
    })
  })

  it('is kept as it was written where handing in is refused', async () => {
    await written(CLERK)
    const { settings } = await readSettings(here.app.db.prisma)
    const book = settings.proposals
    await here.settings({ proposals: { ...book, kinds: { done_report: '業務改善報告' } } })
    expect(read(await here.says(CLERK, '提出する'))).toContain('書いた内容は下書きに残しています')
    expect(read(await here.says(CLERK, '提案を書く'))).toContain('いまの規程では')
    await here.settings({ proposals: null })
    expect(await numbers()).toEqual([])
    await here.settings({ proposals: book })
    expect(read(await here.says(CLERK, '提案を書く'))).toContain('この内容で提出しますか')
    expect(read(await here.says(CLERK, '提出する'))).toContain('R8-001')
  })

  it('is offered in the first words only where there are rules', async () => {
    const { settings } = await readSettings(here.app.db.prisma)
    expect(read(await here.says(CLERK, 'こんにちは'))).toContain('職員提案を受け付ける、の3つ')
    await here.settings({ proposals: null })
    const greeting = await here.says(CLERK, 'こんにちは')
    expect(read(greeting)).toContain('の2つをします')
    expect(greeting.flatMap(({ card }) => card.buttons.map(({ label }) => label))).not.toContain('提案を書く')
    expect(read(await here.says(CLERK, 'ヘルプ'))).not.toContain('提案')
    await here.settings({ proposals: settings.proposals })
  })

  it('is left as it was by a word that opens something else', async () => {
    await here.says(CLERK, '提案を書く')
    const asked = await here.says(CLERK, '私の締切')
    expect(read(asked)).toContain('「私の締切」は、いまの質問への答えですか')
    expect(await here.app.db.prisma.flowDraft.findMany()).toMatchObject([{ state: { answers: {} } }])
    expect(read(await here.presses(CLERK, '「私の締切」を開く', asked))).not.toContain('2/7')
    expect(read(await here.says(CLERK, '番号札に気づかない'))).toContain('2/7')
  })

  it.each(['27', '令和9', '2027年', '1999'])('is listed for no year %s', async (year) => {
    const io = paperIo([])
    expect(await run({ command: 'hagukumi', argv: ['proposals', 'list', '--year', year] }, here.app, io)).not.toBe(0)
    expect(io.written.join('\n') + io.beside.join('\n')).toContain('西暦でお書きください')
  })

  it('is three questions where it reports work already improved', async () => {
    await here.says(CLERK, '業務改善報告を書く')
    await here.says(CLERK, '紙で集計していた')
    await here.says(CLERK, '表計算に替えた')
    expect(read(await here.says(CLERK, '月に2時間減った'))).toContain('標題：表計算に替えた')
    expect(read(await here.says(CLERK, '提出する'))).toContain('R8-001')
    expect(await here.app.db.prisma.proposal.findMany()).toMatchObject([{ kind: 'done_report' }])
  })

  it('is listed for the office with its state, without a name', async () => {
    await handedIn(CLERK)
    const io = paperIo([])
    expect(await run({ command: 'hagukumi', argv: ['proposals', 'list', '--json'] }, here.app, io)).toBe(0)
    expect(JSON.parse(io.written.join('\n'))).toEqual([
      {
        number: 'R8-001',
        kind: 'idea',
        state: 'submitted',
        result: null,
        title: '入口に案内を置く',
        submittedAt: '2027-01-26T00:30:00Z',
        promisedOn: '2027-02-09',
      },
    ])
    expect(io.written.join('\n')).not.toContain('佐藤')
  })

  it('is taken only where there are rules, and from whom they let', async () => {
    const { settings } = await readSettings(here.app.db.prisma)
    const book = settings.proposals
    const only = { proposals: { ...book, proposers: { ...book?.proposers, employments: ['再任用職員'] } } }
    await here.settings(only)
    expect(read(await here.says(CLERK, '提案を書く'))).toContain('決められた任用形態の方です')
    await here.settings({ proposals: null })
    expect(read(await here.says(CLERK, '提案を書く'))).toContain('まだ始まっていません')
    await here.settings({ proposals: book })
    await roleGiven(OTHER, 'reviewer')
    expect(read(await here.says(OTHER, '提案を書く'))).toContain('審査委員の方は')
    expect(await here.app.db.prisma.flowDraft.count()).toBe(0)
  })

  async function roleGiven(number: string, role: string): Promise<void> {
    const { id: employeeId } = await here.app.db.prisma.employee.findUniqueOrThrow({ where: { number } })
    const at = here.clock.now()
    await here.app.db.prisma.roleGrant.create({
      data: { employeeId, role, givenAt: new Date(at.epochMilliseconds), givenBy: 'operator' },
    })
    // As the command leaves it: people are read anew.
    await record(here.app.db.prisma, { at, actor: 'operator', action: 'people.import', subject: 'sample' })
  }

  async function written(number: string): Promise<readonly Message[]> {
    await here.says(number, '提案を書く')
    let last: readonly Message[] = []
    for (const answer of ANSWERS) last = await here.says(number, answer)
    return last
  }

  async function handedIn(number: string): Promise<readonly Message[]> {
    await written(number)
    return here.says(number, '提出する')
  }

  async function numbers(): Promise<string[]> {
    const rows = await here.app.db.prisma.proposal.findMany({ orderBy: [{ fiscalYear: 'asc' }, { place: 'asc' }] })
    return rows.map(({ fiscalYear, place }) => `R${fiscalYear - 2018}-${String(place).padStart(3, '0')}`)
  }

  async function states(): Promise<string[]> {
    return (await here.app.db.prisma.proposal.findMany()).map(({ state }) => state)
  }

  /** Every row of every table, as text. */
  async function everything(): Promise<string> {
    const { prisma } = here.app.db
    const tables = await prisma.$queryRaw<
      { name: string }[]
    >`SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name
      FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`
    const rows: string[] = []
    for (const { name } of tables) {
      const found = await prisma.$queryRawUnsafe<{ row: string }[]>(`SELECT to_jsonb(t)::text AS row FROM ${name} t`)
      rows.push(...found.map(({ row }) => row))
    }
    return rows.join('\n')
  }
})
