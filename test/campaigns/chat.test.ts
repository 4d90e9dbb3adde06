import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type City, city, read } from '../reminders/support.ts'
import { engines } from '../support/engines.ts'

/** Two of HR, and a clerk who is none of them. */
const [AUTHOR, APPROVER, CLERK] = ['100025', '100028', '100400'] as const
const TITLE = 'ハラスメント相談先のお知らせ（令和9年度）（サンプル）'

describe.each(engines)('HR leads campaigns in the chat, on $name', (engine) => {
  let here: City
  beforeAll(async () => {
    here = await city(engine)
    here.at('2027-04-01T09:30')
  })
  afterAll(() => here.app.close())

  it('refuses who has no right, by word and by the button of somebody else', async () => {
    expect(read(await here.says(CLERK, 'お知らせの管理'))).toBe(
      'お知らせの管理は、人事担当の方ができます。人事担当の方にお願いしてください。',
    )
  })

  it('makes a draft from a template, shows whom it would reach, and starts nothing by itself', async () => {
    const list = await here.says(AUTHOR, 'お知らせの管理')
    expect(read(list)).toContain('お知らせのキャンペーンは、まだありません')
    const templates = await here.presses(AUTHOR, '新しく作る', list)
    const drafted = await here.presses(AUTHOR, 'ハラスメント相談先のお知らせ（令和9年度）', templates)
    expect(read(drafted)).toContain('下書きを作りました。')
    const looked = read(await here.presses(AUTHOR, '文面と人数を確かめる', drafted))
    expect(looked).toMatch(/お知らせする人 \d{3}人（対象の職員 \d{3}人）/)
    expect(looked).toContain('始めるには、ほかの方の承認が要ります。')
    expect(await here.app.db.prisma.assignment.count()).toBe(0)
  })

  it('lets nobody approve their own, and tells why in one sentence', async () => {
    const [open] = [await opened(AUTHOR)]
    expect(read(await here.presses(AUTHOR, '承認する', open))).toContain('自分では承認できません')
    expect(read(await here.presses(AUTHOR, '始める', open))).toContain('もう1人の承認が要ります')
  })

  it('starts on its day once another approved it, pauses, goes on, and is cancelled only after it was asked', async () => {
    expect(read(await here.presses(APPROVER, '承認する', await opened(APPROVER)))).toContain('承認しました。')
    here.at('2027-06-01T09:30')
    await here.app.campaigns(here.clock.now())
    expect(await here.app.db.prisma.assignment.count({ where: { state: 'open' } })).toBeGreaterThan(700)
    expect(read(await opened(AUTHOR))).toContain('済み 0・まだ')
    expect(read(await here.presses(AUTHOR, '止める', await opened(AUTHOR)))).toContain('止めました。')
    expect(read(await here.presses(AUTHOR, '再開する', await opened(AUTHOR)))).toContain('再開しました。')
    const asked = await here.presses(AUTHOR, '取り消す', await opened(AUTHOR))
    expect(read(asked)).toContain('元に戻せません')
    expect(read(await here.presses(AUTHOR, '取り消す', asked))).toContain('取り消しました。')
    expect(await here.app.db.prisma.assignment.count({ where: { state: 'open' } })).toBe(0)
  })

  it('moves a due day only after it was asked, and not by the button of somebody else', async () => {
    const templates = await here.presses(AUTHOR, '新しく作る', await here.says(AUTHOR, 'お知らせの管理'))
    const drafted = await here.presses(AUTHOR, 'ハラスメント相談先のお知らせ（令和9年度）', templates)
    await here.presses(
      APPROVER,
      '承認する',
      await here.presses(APPROVER, TITLE, await here.says(APPROVER, 'お知らせの管理')),
    )
    expect(read(drafted)).toContain('下書き')
    here.at('2027-06-14T09:30')
    await here.app.campaigns(here.clock.now())
    const steps = await here.presses(AUTHOR, '期日を変える', await opened(AUTHOR))
    const [button = ''] = steps[0]?.card.buttons.map(({ label }) => label) ?? []
    expect(button).toMatch(/　6月\d+日（.）まで$/)
    const asked = await here.presses(AUTHOR, button, steps)
    expect(read(asked)).toContain('の新しい期日はいつですか')
    expect(read(await here.says(AUTHOR, 'あとで決めます'))).toContain('日付として読めませんでした。')
    const sure = await here.says(AUTHOR, '７月２日（金）')
    expect(read(sure)).toContain('の期日を7月2日（金）に変えますか')
    const before = await here.app.db.prisma.assignment.findFirstOrThrow({ where: { state: 'open' } })
    expect(before.dueOn.toISOString()).toMatch(/^2027-06/)
    expect(read(await here.presses(CLERK, '変える', sure))).toContain('ほかの方にお送りしたものです')
    expect(read(await here.presses(AUTHOR, '変える', sure))).toContain('の期日を7月2日（金）にしました')
    expect(
      await here.app.db.prisma.assignment.count({ where: { state: 'open', dueOn: { not: new Date('2027-07-02') } } }),
    ).toBe(0)
    expect(read(await here.presses(AUTHOR, '変える', sure))).toContain('もうその日になっています')
  })

  async function opened(number: string) {
    const list = await here.says(number, 'お知らせの管理')
    return here.presses(number, TITLE, list)
  }
})
