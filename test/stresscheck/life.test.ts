import { Temporal } from 'temporal-polyfill'
import { afterEach, describe, expect, it } from 'vitest'
import { fixedDays } from '../../src/infra/store/stress-check/days.ts'
import { engines } from '../support/engines.ts'
import {
  allSent,
  approved,
  at,
  FIRST,
  hagukumi,
  type IdleCity,
  idleCity,
  letters,
  linked,
  periodFile,
  presses,
  SECOND,
  says,
  stresscheck,
} from './support.ts'

describe.each(engines)('a period of the stress check on $name', ({ city }) => {
  let app: IdleCity
  afterEach(() => app.close())
  const open = async () => {
    app = await idleCity(await city())
    return app
  }

  it('sends three letters and the 申出 notice, each to everybody at the same minute with the same words', async () => {
    await open()
    const people = await linked(app, 3)
    await approved(
      app,
      people.map(({ number }) => number),
    )
    const moments = ['2027-06-01T09:05', '2027-06-01T09:10', '2027-06-15T09:10', '2027-06-25T09:10', '2027-07-14T09:10']
    const counts: number[] = []
    for (const moment of moments) {
      await at(app, moment)
      counts.push((await letters(app)).length)
    }
    expect(counts).toEqual([0, 3, 6, 9, 12])
    const rows = await app.db.prisma.stressCheckMessage.findMany({ include: { buttons: true } })
    for (const kind of ['start', 'middle', 'last', 'request']) {
      const own = rows.filter((row) => row.kind === kind)
      expect(own).toHaveLength(3)
      expect(new Set(own.map(({ card, createdAt }) => JSON.stringify([card, createdAt]))).size).toBe(1)
    }
    const june = [Temporal.PlainDate.from('2027-06-01'), Temporal.PlainDate.from('2027-06-30')] as const
    expect((await fixedDays(app.db.prisma, ...june)).map(String)).toEqual(['2027-06-01', '2027-06-15', '2027-06-25'])
  })

  it('reads as it should, from the period alone', async () => {
    await open()
    const people = await linked(app, 1)
    await approved(app, [people[0]?.number ?? ''])
    expect(await stresscheck(app, ['preview', '--as', FIRST])).toBe(
      [
        '「令和9年度」　対象者1人。全員に同じ文面を、同じ時刻に送ります。まだ何も送っていません。',
        '',
        '■ 6月1日（火） 9:10　開始の案内',
        'ストレスチェックのご案内',
        '期間　6月1日（火）〜6月30日（水）',
        '10分ほど。勤務時間中に受けられます。',
        '受けるかどうかは、ご自分で決められます。受けても受けなくても、不利益はありません。',
        '結果は、実施者（産業医 山田）からご本人に直接届きます。ご本人の同意なしに、上司や人事課に渡ることはありません。',
        '― 市の設定',
        '〔受検画面を開く〕〔今後この知らせを止める〕〔市が行わないこと〕',
        '',
        '■ 6月15日（火） 9:10　中ごろの案内',
        'ストレスチェックは、6月30日（水）まで受けられます',
        '10分ほど。勤務時間中に受けられます。',
        '受けるかどうかは、ご自分で決められます。受けても受けなくても、不利益はありません。',
        'もう受けた方、受けない方は、下の「今後この知らせを止める」をどうぞ。理由は聞きません。だれにも伝わりません。',
        '― 市の設定',
        '〔受検画面を開く〕〔今後この知らせを止める〕〔市が行わないこと〕',
        '',
        '■ 6月25日（金） 9:10　終わりの3開庁日前の案内',
        'ストレスチェックは、6月30日（水）で終わります',
        '受けたい方はどうぞ。',
        '10分ほど。勤務時間中に受けられます。',
        '受けるかどうかは、ご自分で決められます。受けても受けなくても、不利益はありません。',
        'もう受けた方、受けない方は、下の「今後この知らせを止める」をどうぞ。理由は聞きません。だれにも伝わりません。',
        '― 市の設定',
        '〔受検画面を開く〕〔今後この知らせを止める〕〔市が行わないこと〕',
        '',
        '■ 7月14日（水） 9:10　面接指導の申出のお知らせ',
        '医師の面接指導の申出について（対象の方全員に同じ内容です）',
        '結果の通知で「面接指導の対象」とされた方は、希望すれば医師の面接指導を受けられます。',
        '申出先　健康管理室 内線456　結果を受け取ってから30日以内が目安です。',
        '申出をすると、面接指導に必要な範囲で、結果が市（衛生担当）に伝わります。',
        '申出をしても、しなくても、不利益はありません。',
        '対象でない方、受けていない方も、健康相談（保健師 内線789）を使えます。',
        '― 市の設定',
        '〔市が行わないこと〕',
        '',
        'その日に休職などの方と、アカウントのない方には送りません。紙の案内は notice で出せます。',
      ].join('\n'),
    )
  })

  it('leaves out who is silent, but of the 申出 notice nobody; undone, they hear again', async () => {
    await open()
    const [one, other] = await linked(app, 2)
    if (!one || !other) throw new Error('two people')
    await approved(app, [one.number, other.number])
    await at(app, '2027-06-01T09:10')
    expect(await presses(app, one.account, '今後この知らせを止める')).toBe(
      '今後はお送りしません。\n止めたことは、だれにも伝わりません。\n面接指導の申出のお知らせだけは、対象の方全員にお送りします。',
    )
    await at(app, '2027-06-15T09:10')
    await presses(app, one.account, '元に戻す')
    await says(app, other.account, 'ストレスチェックの知らせを止める')
    await at(app, '2027-06-25T09:10')
    await at(app, '2027-07-14T09:10')
    expect((await letters(app)).map((line) => line.replace(/ \w+$/, '')).sort()).toEqual(
      [
        `start ${one.account}`,
        `start ${other.account}`,
        `middle ${other.account}`,
        `last ${one.account}`,
        `request ${one.account}`,
        `request ${other.account}`,
      ].sort(),
    )
  })

  it('stops a letter that is still on its way', async () => {
    await open()
    const [one] = await linked(app, 1)
    if (!one) throw new Error('one person')
    await approved(app, [one.number])
    await at(app, '2027-06-01T09:10')
    await presses(app, one.account, '今後この知らせを止める')
    expect(await letters(app)).toEqual([`start ${one.account} skipped`])
  })

  it('leaves out people on leave that day, people who left, and people without an account', async () => {
    await open()
    const [here, away, gone] = await linked(app, 3)
    const apart = await app.db.prisma.employee.findFirstOrThrow({ where: { accounts: { none: {} }, leftOn: null } })
    if (!here || !away || !gone) throw new Error('three people')
    await approved(app, [here.number, away.number, gone.number, apart.number])
    const leave = { employeeId: away.id, fromOn: new Date('2027-06-01'), toOn: new Date('2027-06-01') }
    await app.db.prisma.leave.create({ data: leave })
    await app.db.prisma.employee.update({ where: { id: gone.id }, data: { leftOn: new Date('2027-05-31') } })
    await at(app, '2027-06-01T09:10')
    expect(await letters(app)).toEqual([`start ${here.account} queued`])
    await at(app, '2027-06-15T09:10')
    expect((await letters(app)).filter((line) => line.startsWith('middle'))).toEqual([
      `middle ${here.account} queued`,
      `middle ${away.account} queued`,
    ])
  })

  it('sends nothing late in a burst: what disaster or a late start held is dropped, only the 申出 notice goes later', async () => {
    await open()
    const people = await linked(app, 1)
    await approved(
      app,
      people.map(({ number }) => number),
    )
    await app.db.prisma.setting.update({ where: { key: 'disaster' }, data: { value: 'on' } })
    for (const moment of ['2027-06-01T09:10', '2027-06-01T17:00', '2027-06-16T09:10', '2027-07-14T09:10'])
      await at(app, moment)
    expect(await letters(app)).toEqual([])
    await app.db.prisma.setting.update({ where: { key: 'disaster' }, data: { value: 'off' } })
    // Saturday, then before the hours of Tuesday, then within them.
    for (const moment of ['2027-07-17T10:00', '2027-07-20T08:40']) await at(app, moment)
    expect(await letters(app)).toEqual([])
    await at(app, '2027-07-20T08:45')
    expect(await letters(app)).toEqual([`request ${people[0]?.account} queued`])
    expect(await stresscheck(app, ['show', '--as', FIRST])).toMatch(/開始の案内 +取りやめ +0/)
  })

  it('no longer sends what the switch held over its day', async () => {
    await open()
    const people = await linked(app, 1)
    await approved(
      app,
      people.map(({ number }) => number),
    )
    await at(app, '2027-06-01T09:10')
    await at(app, '2027-06-01T17:00')
    expect(await letters(app)).toEqual([`start ${people[0]?.account} skipped`])
  })

  it('removes silences with the end, the list 30 days later, and leaves totals only', async () => {
    await open()
    const people = await linked(app, 25)
    await approved(
      app,
      people.map(({ number }) => number),
    )
    await at(app, '2027-06-01T09:10')
    await allSent(app)
    await presses(app, people[0]?.account ?? '', '今後この知らせを止める')
    const { stressCheckSilence, stressCheckEligible, stressCheckMessage, stressCheckButton } = app.db.prisma
    const counts = async () => [
      await stressCheckSilence.count(),
      await stressCheckEligible.count(),
      (await stressCheckMessage.count()) > 0,
    ]
    await at(app, '2027-06-30T23:59')
    expect(await counts()).toEqual([1, 25, true])
    await at(app, '2027-07-01T00:00')
    expect(await counts()).toEqual([0, 25, true])
    await at(app, '2027-07-14T09:10')
    await allSent(app)
    await at(app, '2027-07-30T23:59')
    expect(await counts()).toEqual([0, 25, true])
    await at(app, '2027-07-31T00:00')
    expect([...(await counts()), await stressCheckButton.count()]).toEqual([0, 0, false, 0])
    expect(await stresscheck(app, ['show', '--as', FIRST])).toMatch(
      /^令和9年度　消去済み[\s\S]*開始の案内 +送信 +25 +－ +－ +0/,
    )
  })

  it('keeps the list until the 申出 notice has gone out', async () => {
    await open()
    const people = await linked(app, 1)
    await approved(
      app,
      people.map(({ number }) => number),
    )
    await app.db.prisma.setting.update({ where: { key: 'disaster' }, data: { value: 'on' } })
    await at(app, '2027-08-10T10:00')
    expect(await app.db.prisma.stressCheckEligible.count()).toBe(1)
    await app.db.prisma.setting.update({ where: { key: 'disaster' }, data: { value: 'off' } })
    // Posted, and not yet sent.
    await at(app, '2027-08-10T10:05')
    expect(await letters(app)).toEqual([`request ${people[0]?.account} queued`])
    await allSent(app)
    await at(app, '2027-08-10T10:10')
    expect(await app.db.prisma.stressCheckEligible.count()).toBe(0)
  })

  it('is approved by a second operator above 50 people, and again after its list changed', async () => {
    await open()
    const people = await linked(app, 51)
    const numbers = people.map(({ number }) => number)
    for (const operator of [FIRST, SECOND]) await stresscheck(app, ['pledge', '--as', operator, '--yes'])
    await stresscheck(app, ['new', '-', '--as', FIRST], periodFile())
    expect((await hagukumi(app, ['stresscheck', 'approve', '--as', SECOND])).err).toContain(
      '対象者がまだ登録されていません',
    )
    await stresscheck(app, ['eligible', '-', '--as', FIRST], ['職員番号', ...numbers].join('\n'))
    expect((await hagukumi(app, ['stresscheck', 'approve', '--as', FIRST])).err).toContain('別の実施事務従事者の承認')
    await stresscheck(app, ['approve', '--as', SECOND])
    const again = await stresscheck(
      app,
      ['eligible', '-', '--as', SECOND],
      ['職員番号', ...numbers.slice(1)].join('\n'),
    )
    expect(again).toContain('もう一度承認')
    await at(app, '2027-06-01T09:10')
    expect(await letters(app)).toEqual([])
    const fifty = await stresscheck(app, ['approve', '--as', SECOND])
    expect(fifty).toContain('承認しました')
    const { auditEntry } = app.db.prisma
    const acts = await auditEntry.findMany({ where: { action: { startsWith: 'stresscheck' } }, orderBy: { id: 'asc' } })
    expect(acts.map(({ actor, action }) => `${actor} ${action}`)).toEqual([
      `${FIRST} stresscheck.pledge`,
      `${SECOND} stresscheck.pledge`,
      `${FIRST} stresscheck.new`,
      `${FIRST} stresscheck.eligible`,
      `${SECOND} stresscheck.approve`,
      `${SECOND} stresscheck.eligible`,
      `${SECOND} stresscheck.approve`,
    ])
    expect(acts.every(({ detail }) => JSON.stringify(detail) === '{}')).toBe(true)
  })
})
