import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../support/engines.ts'
import { type City, city, read } from './support.ts'

/** Clerks on duty from Monday to Friday. */
const CLERKS = ['100400', '100401', '100402'] as const
const [FIRST, SECOND, THIRD] = CLERKS

describe.each(engines)('being reminded, on $name', (engine) => {
  let here: City
  let digests: Awaited<ReturnType<City['remind']>>
  beforeAll(async () => {
    here = await city(engine)
  })
  afterAll(() => here.app.close())

  it('says nothing before there is anything to say, nor on a Friday what a Tuesday says as well', async () => {
    here.at('2027-01-20T09:10')
    await here.campaign('令和8年度 人事評価', [
      { key: 'self', title: '自己評価を書く', due: '2027-02-05', who: CLERKS, given: { reference: 'own_abilities' } },
    ])
    expect(await here.remind()).toEqual([])
    here.at('2027-01-22T09:10')
    expect(await here.remind()).toEqual([])
  })

  it('sends one digest, whose first line says how many and how long, and nothing of what', async () => {
    here.at('2027-01-26T09:10')
    digests = await here.remind()
    expect(digests.map(({ to }) => to)).toEqual(CLERKS)
    expect(digests[0]?.text.split('\n')).toEqual([
      'お知らせは1件です（合わせて20分ほど）',
      '自己評価を書く　2月5日（金）まで・20分',
      '― 市の設定',
    ])
    expect(await here.remind()).toEqual([])
  })

  it('stops at once for who says that it is done, and begins again for who takes it back', async () => {
    const said = await here.presses(FIRST, '終わった', digests.slice(0, 1))
    expect(read(said)).toBe(
      '「自己評価を書く」のお知らせは、ここまでにします\nご本人の申告として記録しました。ありがとうございます。',
    )
    // The digest stays: it may tell of more.
    expect(said[0]?.replaces).toBeUndefined()
    expect(await here.open(FIRST)).toEqual([])
    expect(read(await here.presses(FIRST, '元に戻す', said))).toContain('「自己評価を書く」を、まだの件に戻しました。')
    expect(await here.open(FIRST)).toEqual(['自己評価を書く'])
    await here.presses(FIRST, '終わった', digests.slice(0, 1))
  })

  it('tells again when asked to, on duty only, and the due day stays', async () => {
    here.at('2027-01-26T09:20')
    const asked = await here.presses(SECOND, 'あとで', digests.slice(1, 2))
    expect(asked[0]?.card.title).toBe('いつお知らせしましょうか。（期日は2月5日（金）です）')
    const set = await here.presses(SECOND, '1月27日（水）9:10', asked)
    expect(read(set)).toBe('1月27日（水）9:10にお知らせします。期日は2月5日（金）のままです。')
    // The answer to a question stands in its place.
    expect(set[0]?.replaces).toBe(asked[0]?.id)
    here.at('2027-01-27T09:05')
    expect(await here.remind()).toEqual([])
    here.at('2027-01-27T09:10')
    const told = await here.remind()
    expect(told.map(({ to, text }) => [to, text.split('\n')[0]])).toEqual([[SECOND, 'お約束の時刻になりました']])
  })

  it('takes a time as it is typed, and no time off duty or after the due day', async () => {
    expect(read(await here.says(THIRD, '自己評価は2月3日10時にやります'))).toContain(
      '2月3日（水）10:00にお知らせします。',
    )
    expect(read(await here.says(THIRD, '自己評価 2月3日 22時'))).toContain('勤務時間のうちの時刻でお願いします。')
    expect(read(await here.says(THIRD, '自己評価 2月8日 10時'))).toContain('期日の2月5日（金）より後にはできません。')
    expect(read(await here.says(THIRD, '自己評価 2026年2月3日 10時'))).toContain(
      '2026年2月3日（火）は過ぎています。これからの日でお願いします。',
    )
    expect(read(await here.says(THIRD, '自己評価は今日の9時'))).toContain('その時刻は過ぎています。')
  })

  it('asks for the time where only a day was named, and only where it is clear for what', async () => {
    const asked = await here.says(THIRD, '自己評価は来週の水曜')
    expect(asked[0]?.card.title).toBe('2月3日（水）の何時にしますか')
    expect(asked[0]?.card.buttons.map(({ label }) => label)).toEqual(['2月3日（水）10:00', '2月3日（水）15:00'])
    expect(read(await here.presses(THIRD, '2月3日（水）10:00', asked))).toContain('2月3日（水）10:00にお知らせします。')
    expect(read(await here.says(THIRD, '自己評価は2月6日'))).toBe(
      '2月6日（土）には、お知らせできる時間がありません。期日は2月5日（金）です。',
    )
    expect(read(await here.says(THIRD, '2月3日'))).not.toContain('何時にしますか')
  })

  it('says until when something is due, to each their own', async () => {
    expect(read(await here.says(THIRD, '自己評価いつまで？'))).toContain('期日は2月5日（金）です。')
    expect(read(await here.says(THIRD, '私の締切'))).toContain('私の締切は1件です')
    expect(read(await here.says(THIRD, '自己評価の締切は？'))).toContain('期日は2月5日（金）です。')
    const which = read(await here.says(THIRD, '自己申告いつまで？'))
    expect(which).toContain('「自己申告」は2つあります。どちらのことですか。')
    expect(which).toContain('「自己評価を書く」の期日は2月5日（金）です。')
    expect(which).toContain('異動等の自己申告：いまお知らせしている締切にはありません')
    expect(read(await here.says(FIRST, '私の締切'))).toBe('いまお知らせしている締切はありません。')
  })

  it('announces a near due day once to whoever still has it open, and nothing to who is done', async () => {
    const told: string[] = []
    for (const day of ['02-02', '02-03', '02-04', '02-05', '02-08', '02-09'])
      for (const time of ['09:10', '10:00', '13:05']) {
        here.at(`2027-${day}T${time}`)
        told.push(...(await here.remind()).map(({ to }) => `${to} ${day} ${time}`))
      }
    expect(told.filter((each) => each.startsWith(FIRST))).toEqual([])
    // 3 days before, on the last day, and two days after: the week's two, and one of the next.
    expect(told.filter((each) => each.startsWith(SECOND))).toEqual([
      `${SECOND} 02-02 09:10`,
      `${SECOND} 02-05 13:05`,
      `${SECOND} 02-09 09:10`,
    ])
    // Who named a time is told then, and not beside it.
    expect(told.filter((each) => each.startsWith(THIRD))).toEqual([
      `${THIRD} 02-03 10:00`,
      `${THIRD} 02-05 13:05`,
      `${THIRD} 02-09 09:10`,
    ])
    const announced = await here.app.db.prisma.assignment.count({ where: { announced: new Date('2027-02-05') } })
    expect(announced).toBe(2)
  })

  it('accounts for every touch: told or skipped, each with a reason', async () => {
    const nudges = await here.app.db.prisma.nudge.findMany()
    expect(nudges.every(({ state, messageId, reason }) => (state === 'told' ? messageId : reason))).toBe(true)
  })

  it('knows nothing of the days of somebody else', async () => {
    const strange = await here.presses(FIRST, '開く', digests.slice(1, 2))
    expect(read(strange)).toContain('ほかの方にお送りしたものです')
  })
})
