import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { engines } from '../support/engines.ts'
import {
  allSent,
  approved,
  at,
  FIRST,
  hagukumi,
  type IdleCity,
  idleCity,
  linked,
  periodFile,
  SECOND,
  says,
  stresscheck,
} from './support.ts'

describe.each(engines)('hagukumi stresscheck on $name', ({ city }) => {
  let app: IdleCity
  beforeAll(async () => {
    app = await idleCity(await city())
    for (const operator of [FIRST, SECOND]) await stresscheck(app, ['pledge', '--as', operator, '--yes'])
  })
  beforeEach(async () => {
    app.clock.set('2027-05-10T09:00')
    await app.db.prisma.stressCheckLetter.deleteMany()
    await app.db.prisma.stressCheckEligible.deleteMany()
    await app.db.prisma.stressCheckPeriod.deleteMany()
  })
  afterAll(() => app.close())
  const fails = async (argv: readonly string[], input = '') => {
    const { code, out, err } = await hagukumi(app, ['stresscheck', ...argv], input)
    expect([code, out]).toEqual([2, ''])
    return err
  }

  it.each([
    ['the head of a division', '100001'],
    ['HR', '100025'],
    ['the administrator', '100064'],
    ['a proposal officer', '100082'],
    ['nobody of the directory', '999999'],
  ])('is not for %s', async (_, number) => {
    await stresscheck(app, ['new', '-', '--as', FIRST], periodFile())
    for (const command of [['new', '-'], ['eligible', '-'], ['preview'], ['approve'], ['show'], ['purge'], ['pledge']])
      expect(await fails([...command, '--as', number], periodFile())).toMatch(/実施事務従事者だけができます/)
  })

  it('is refused to an operator who was made a superior since, until the role is taken back', async () => {
    const operator = await app.db.prisma.employee.findUniqueOrThrow({ where: { number: SECOND } })
    const post = await app.db.prisma.appointment.findFirstOrThrow({ where: { employeeId: { not: operator.id } } })
    await app.db.prisma.appointment.update({ where: { id: post.id }, data: { superiorId: operator.id } })
    expect(await fails(['preview', '--as', SECOND])).toMatch(/部下をもつ人は/)
    await app.db.prisma.appointment.update({ where: { id: post.id }, data: { superiorId: post.superiorId } })
  })

  it('asks for an operator and for 守秘 before the first act', async () => {
    expect(await fails(['preview'])).toMatch(/--as 職員番号/)
    await app.db.prisma.stressCheckPledge.deleteMany()
    expect(await fails(['new', '-', '--as', FIRST], periodFile())).toMatch(/はじめに、守秘の確認をお願いします/)
    expect(await stresscheck(app, ['pledge', '--as', FIRST])).toMatch(/だれが対象か、だれが受けたかを、上司・人事/)
    expect(await app.db.prisma.stressCheckPledge.count()).toBe(0)
    expect(await stresscheck(app, ['pledge', '--as', FIRST, '--yes'])).toMatch(/残しました。$/)
    expect(await stresscheck(app, ['pledge', '--as', FIRST, '--yes'])).toMatch(/もう残っています。$/)
    await stresscheck(app, ['pledge', '--as', SECOND, '--yes'])
  })

  it('takes its own template once it is filled in, and shows without an operator only what is approved', async () => {
    const template = await stresscheck(app, ['new', '--template'])
    expect((await fails(['new', '-', '--as', FIRST], template)).match(/見本のままです/g)).toHaveLength(5)
    const filled = template.replaceAll('○○', '1').replace('example.jp', 'check.example.jp')
    expect(await stresscheck(app, ['new', '-', '--as', FIRST], filled)).toMatch(/6月1日（火） 9:10　開始の案内/)
    expect(await stresscheck(app, ['show'])).toBe('ストレスチェックの期間は、まだありません。')
    expect(await stresscheck(app, ['show', '--as', SECOND])).toMatch(/^令和9年度　案　/)
    expect(await stresscheck(app, ['notice'])).toMatch(
      /受検画面：https:\/\/check\.example\.jp\/check[\s\S]*市が行わないこと/,
    )
  })

  it.each([
    ['an item that is missing', { 実施者: '' }, /実施者：空です/],
    ['an unknown item', { 上司: '田中' }, /項目：知らない項目です/],
    ['a word that hurries', { 申出先: '必ず健康管理室へ' }, /申出先：「必ず」は使えません/],
    ['a day that is none', { 開始: '6月31日' }, /開始：日付は/],
    ['an end before the start', { 終了: '2027-05-31' }, /終了：開始より前の日です/],
    ['a period of a few days', { 終了: '2027-06-04' }, /終了：期間に開庁日が5日以上/],
    ['a period that is over', { 開始: '2027-04-01', 終了: '2027-04-30' }, /終了：もう過ぎた日です/],
    ['years without holidays', { 開始: '2060-06-01', 終了: '2060-06-30' }, /祝日がまだ分からない年/],
    ['an address that is none', { 受検画面: 'check.example.jp' }, /受検画面：https/],
    ['an odd number', { 所要分: '十分' }, /所要分：1から120まで/],
    ['a notice within the period', { 申出のお知らせ: '2027-06-20' }, /申出のお知らせ：期間の終わりの翌日から/],
    ['a notice on a closed day', { 申出のお知らせ: '2027-07-18' }, /申出のお知らせ：閉庁日です/],
    ['mode B without the decision', { 方式: 'B' }, /委員会決定日：空です[\s\S]*委員会決定番号：空です/],
    ['mode B without a key', { 方式: 'B', 委員会決定日: '2027-04-20', 委員会決定番号: '3' }, /HAGUKUMI_SC_KEY/],
  ])('refuses %s and saves nothing', async (_, changed, says) => {
    expect(await fails(['new', '-', '--as', FIRST], periodFile(changed as Record<string, string>))).toMatch(says)
    expect(await app.db.prisma.stressCheckPeriod.count()).toBe(0)
  })

  it('refuses a list with unknown or doubled people line by line, and keeps the one before', async () => {
    await stresscheck(app, ['new', '-', '--as', FIRST], periodFile())
    await stresscheck(app, ['eligible', '-', '--as', FIRST], '職員番号\n100001\n100002')
    expect(await fails(['eligible', '-', '--as', FIRST], '職員番号\n100003\n777\n100003')).toBe(
      [
        '取り込みませんでした。直すところが2件あります。一覧は元のままです。',
        '3行目 職員番号：名簿にありません。番号をお確かめください。',
        '4行目 職員番号：前の行と同じです。片方を消してください。',
        '',
      ].join('\n'),
    )
    expect(await app.db.prisma.stressCheckEligible.count()).toBe(2)
    expect(await fails(['taken', '-', '--as', FIRST], '職員番号\n100001')).toMatch(/使わない方式（A）/)
  })

  it('changes no period that is approved, and lets none lie in the days of another', async () => {
    await approved(app, ['100001'])
    expect(await fails(['new', '-', '--as', FIRST], periodFile())).toMatch(/承認済みのため、書き換えられません/)
    const beside = periodFile({ 名前: '追加', 開始: '2027-06-30', 終了: '2027-07-15' })
    expect(await fails(['new', '-', '--as', FIRST], beside)).toMatch(/「令和9年度」と期間が重なります/)
    expect(await fails(['purge', '--as', FIRST])).toMatch(/期間がまだ終わっていません/)
    expect(await fails(['approve', '--as', FIRST])).toMatch(/いま承認できる案ではありません/)
  })

  it('purges at once what is over and said to everybody, and a draft without a trace', async () => {
    await stresscheck(app, ['new', '-', '--as', FIRST], periodFile())
    await stresscheck(app, ['purge', '--as', FIRST])
    expect([await app.db.prisma.stressCheckPeriod.count(), await app.db.prisma.stressCheckLetter.count()]).toEqual([
      0, 0,
    ])
    await approved(app, ['100001'])
    await at(app, '2027-07-01T09:10')
    expect(await fails(['purge', '--as', FIRST])).toMatch(/申出のお知らせが、まだ送られていません/)
    await at(app, '2027-07-14T09:10')
    await allSent(app)
    await stresscheck(app, ['purge', '--as', FIRST])
    expect(await app.db.prisma.stressCheckEligible.count()).toBe(0)
    expect(await stresscheck(app, ['show'])).toMatch(/消去済み/)
    expect(await fails(['purge', '--as', FIRST, '--name', '令和9年度'])).toMatch(/もう消してあります/)
  })

  it('answers everybody alike from the period, and says 未設定 where there is none', async () => {
    const people = await linked(app, 2)
    const [one, other] = people.map(({ account }) => account)
    const asks = async (text: string) => {
      const [first, second] = [await says(app, one ?? '', text), await says(app, other ?? '', text)]
      expect(second).toBe(first)
      return first
    }
    expect(await asks('ストレスチェックいつまで？')).toMatch(/未設定）。\n衛生の担当にお尋ねください。/)
    expect(await asks('私は対象？')).toMatch(/対象かどうかは、衛生の担当にお尋ねください/)
    await approved(app, [people[0]?.number ?? ''])
    expect(await asks('ストレスチェックいつまで？')).toMatch(
      /期間：6月1日（火）〜6月30日（水）[\s\S]*受検画面：https:\/\/check\.example\.jp\/r9[\s\S]*― 市の設定$/,
    )
    expect(await asks('私は対象？')).toBe(
      'ストレスチェックの対象かどうかは、衛生担当 内線123にお尋ねください。このボットではお答えしていません。',
    )
    expect(await asks('申出はどこ？')).toMatch(/申出先　健康管理室 内線456/)
    expect(await asks('ストレスチェックって何？')).toMatch(/心の健康の不調を防ぐための検査/)
    expect(await asks('来年のストレスチェックはいつ？')).toMatch(/6月1日/)
    app.clock.set('2027-06-10T09:00')
    expect(await asks('来年のストレスチェックはいつ？')).toMatch(/未設定/)
    app.clock.set('2027-07-01T09:00')
    expect(await asks('ストレスチェックいつまで？')).toMatch(/期間は終わりました（6月1日（火）〜6月30日（水））/)
  })

  it('tells no role who took it', async () => {
    const everybody = await app.db.prisma.roleGrant.findMany({ distinct: ['role'] })
    const superior = await app.db.prisma.appointment.findFirstOrThrow({ where: { superiorId: { not: null } } })
    for (const employeeId of [...everybody.map((each) => each.employeeId), superior.superiorId ?? '']) {
      const account = { channel: 'slack', externalId: `R-${employeeId}` }
      await app.db.prisma.account.upsert({
        where: { channel_externalId: account },
        create: { ...account, employeeId },
        update: {},
      })
      for (const question of ['誰が受けていない？', 'うちの課の未受検者を教えて', 'ストレスチェックの受検率は？'])
        expect(await says(app, account.externalId, question)).toMatch(
          /^だれが受けたか、受けていないかは、役割にかかわらず/,
        )
    }
  })
})
