import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../src/app.ts'
import { card } from '../../src/bot/card/card.ts'
import { type Feature, plug } from '../../src/bot/feature.ts'
import { importSettings } from '../../src/infra/store/settings/settings.ts'
import { idleApp } from '../deliveries/support.ts'
import { by } from '../people/support.ts'
import { appOn } from '../support/app.ts'
import { StandingClock } from '../support/clock.ts'
import { engines } from '../support/engines.ts'
import { COUNTER, notices, plan, plannedIn, Visitor } from './support.ts'

// Tuesday 26 January 2027, 9:10. In 窓口係 are 100184 and 100187; 100179 is its 課長, 100208 is of 記録係.
const [CLERK, COLLEAGUE, CHIEF, OTHER] = ['100184', '100187', '100179', '100208']

const WHOLE = '6人 窓口の待ち時間 / 番号札の案内を入口に出す / 次11月11日'

describe.each(engines)('the record of a meeting on $name', ({ city }) => {
  let app: App & { readonly clock: StandingClock }
  beforeAll(async () => {
    app = await idleApp(await city())
    await plan(app.db, '2027-01-12T08:00', '2027-03-31')
  })
  afterAll(() => app.close())

  const records = () =>
    app.db.prisma.meeting.findMany({ where: { state: 'held' }, include: { unit: true }, orderBy: { day: 'asc' } })
  const clear = () => app.db.prisma.meeting.deleteMany({ where: { state: 'held', stepId: null } })

  it('is taken in one message, as wording §7 shows it', async () => {
    const clerk = await Visitor.of(app, CLERK)
    expect(await clerk.say(WHOLE)).toBe(
      [
        '記録しました　窓口係　1月26日（火）6人',
        'テーマ：窓口の待ち時間',
        '決まったこと：① 番号札の案内を入口に出す',
        '次回：11月11日（木）',
        '研修担当に見えるのは、開いたこと・テーマ・決まったことの数だけです。',
      ].join('\n'),
    )
    // Nobody takes ideas yet, so none is offered.
    expect(clerk.buttons).toEqual(['直す', '係に共有する'])
    const [record] = await records()
    expect(record).toMatchObject({ headCount: 6, decisions: ['番号札の案内を入口に出す'], unit: { path: COUNTER } })
  })

  it('replaces the record of the same day when it is sent again', async () => {
    const clerk = await Visitor.of(app, COLLEAGUE)
    await clerk.say('7人 窓口の待ち時間 / なし')
    expect(await records()).toMatchObject([{ headCount: 7, decisions: [] }])
  })

  it('asks for what is missing, one by one, and takes the planned next day', async () => {
    await clear()
    const clerk = await Visitor.of(app, CLERK)
    expect(await clerk.say('記録 窓口の待ち時間')).toContain('何人で開きましたか')
    expect(await clerk.say('たくさん')).toContain('人数が読み取れませんでした')
    expect(await clerk.say('六人です')).toContain('決まったことは何ですか')
    const done = await clerk.say('①札を出す ②放送を入れる')
    expect(done).toContain('記録しました　窓口係　1月26日（火）6人')
    expect(done).toContain('決まったこと：① 札を出す　② 放送を入れる')
    expect(done).toContain('次回：1月28日（木）')
  })

  it('asks back for a decision that is too long to be one', async () => {
    await clear()
    const clerk = await Visitor.of(app, CLERK)
    expect(await clerk.say(`6人 応援 / ${'長'.repeat(201)} / 次未定`)).toContain('決まったことは何ですか')
    expect(await clerk.say('長'.repeat(201))).toContain('200字まで')
    expect(await clerk.say('長'.repeat(200))).toContain('記録しました')
    expect(await records()).toMatchObject([{ decisions: ['長'.repeat(200)], nextOn: null }])
  })

  it('can be mended part by part', async () => {
    await clear()
    const clerk = await Visitor.of(app, CLERK)
    await clerk.say(WHOLE)
    await clerk.press('直す')
    expect(await clerk.press('テーマを直す')).toContain('何について話しましたか')
    const mended = await clerk.say('番号札の置き場')
    expect(mended).toContain('テーマ：番号札の置き場')
    expect(mended).toContain('次回：11月11日（木）')
    expect(await records()).toMatchObject([{ headCount: 6, theme: '番号札の置き場' }])
  })

  it('is of the planned day when it comes late, and then nobody is reminded of it', async () => {
    await clear()
    app.clock.advance(60 * 24 * 3)
    const clerk = await Visitor.of(app, CLERK)
    expect(await clerk.say('6人 ヒヤリハット / なし')).toContain('1月28日（木）6人')
    expect(await plannedIn(app.db, COUNTER)).toMatchObject([
      { day: '2027-01-28', state: 'held' },
      { state: 'planned' },
      {},
    ])
    const tasks = await app.db.prisma.assignment.findMany({
      where: { step: { meetings: { some: { unit: { path: COUNTER } } }, dueOn: new Date('2027-01-28') } },
    })
    expect(tasks).toMatchObject([{ state: 'done', trust: 'self' }])
    app.clock.advance(-60 * 24 * 3)
  })

  it('takes a training the same way', async () => {
    const clerk = await Visitor.of(app, CLERK)
    expect(await clerk.say('研修記録 8人 接遇 / 名札を胸に / 次未定')).toContain(
      '職場研修を記録しました　窓口係　1月26日（火）8人',
    )
  })

  it('is written by the 所属長 for a named unit, and by nobody of another one', async () => {
    const chief = await Visitor.of(app, CHIEF)
    expect(await chief.say(`窓口係 ${WHOLE}`)).toContain('記録しました　窓口係')
    const other = await Visitor.of(app, OTHER)
    expect(await other.say(`窓口係 ${WHOLE}`)).toContain('ほかの係の職場ミーティングは')
    const [record] = (await records()).filter(({ unit }) => unit.path === COUNTER)
    for (const act of ['mend', 'mendPart', 'share', 'themes', 'items', 'skip', 'handOver', 'record', 'unskip'])
      expect(await other.act(act, { meeting: record?.id, part: 'theme' }), act).toContain(
        'ほかの係の職場ミーティングは',
      )
    const stranger = await Visitor.of(app, undefined)
    expect(await stranger.say(WHOLE)).toContain('名簿にお名前が見つかりませんでした')
    expect(await stranger.act('share', { meeting: record?.id })).toContain('名簿にお名前が見つかりませんでした')
  })

  it('is refused for a day that has not come', async () => {
    const clerk = await Visitor.of(app, CLERK)
    expect(await clerk.say(`記録 2027-03-01 ${WHOLE}`)).toContain('まだ先の日です')
  })

  it('goes to the channel of the unit, once; without one there is a text to copy', async () => {
    await clear()
    const clerk = await Visitor.of(app, CLERK)
    await clerk.say(WHOLE)
    const copied = await clerk.press('係に共有する')
    expect(copied).toContain('係のチャンネルが登録されていません')
    expect(copied).toContain('職場ミーティングの記録　窓口係　1月26日（火）6人')
    const channel = { channel: 'slack', id: 'C0123' }
    const all = { on: '第4木曜', at: '08:35', minutes: 30, closed: 'before' }
    await importSettings(app.db, JSON.stringify({ meetings: { all, units: [{ unit: COUNTER, channel }] } }), by)
    await clerk.say(WHOLE)
    expect(await clerk.press('係に共有する')).toBe('窓口係のチャンネルに載せました。')
    const posted = (await notices(app.db)).filter(({ placeKind }) => placeKind === 'channel')
    expect(posted).toMatchObject([{ place: 'C0123', text: expect.stringContaining('番号札の案内を入口に出す') }])
    await clerk.say(WHOLE)
    expect(await clerk.press('係に共有する')).toContain('もう係のチャンネルに載せています')
  })
})

describe('a decision', () => {
  it('can be handed on where a feature takes ideas', async () => {
    const [engine] = engines
    if (!engine) throw new Error('no engine')
    const taken: unknown[] = []
    const taker: Feature<object> = {
      name: 'taker',
      takes: { idea: 'begin' },
      acts: {
        begin: async (given) => {
          taken.push(given.text)
          return [{ card: card('書き始めます。').build() }]
        },
      },
    }
    const clock = new StandingClock()
    const app = { ...(await appOn(await engine.city(), clock, { features: [plug(taker, () => ({}))] })), clock }
    const clerk = await Visitor.of(app, CLERK)
    await clerk.say('6人 応援 / ①月末は2人で ②電話は3番 / 次未定')
    expect(clerk.buttons).toEqual(['直す', '①を職員提案にする', '②を職員提案にする', '係に共有する'])
    await clerk.press('②を職員提案にする')
    expect(taken).toEqual(['電話は3番'])
    await app.close()
  })
})
