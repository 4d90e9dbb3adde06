import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { App } from '../../src/app.ts'
import { agendaCard } from '../../src/features/meetings/agenda-card.ts'
import { nationalHolidays } from '../../src/infra/calendar/national-holidays.ts'
import { newId } from '../../src/infra/clock/clock.ts'
import { postAgendas } from '../../src/infra/store/meetings/agenda.ts'
import { forgetMeetings } from '../../src/infra/store/meetings/forget.ts'
import { importSettings } from '../../src/infra/store/settings/settings.ts'
import { idleApp } from '../deliveries/support.ts'
import { by } from '../people/support.ts'
import type { StandingClock } from '../support/clock.ts'
import { engines } from '../support/engines.ts'
import { tablesWith } from '../support/tables.ts'
import { at, COUNTER, notices, plan, Visitor } from './support.ts'

const [CLERK, COLLEAGUE, OTHER] = ['100184', '100187', '100208']
const WORDS = '番号札の置き場を変えたい'

describe.each(engines)('the agenda on $name', ({ city }) => {
  let app: App & { readonly clock: StandingClock }
  beforeEach(async () => {
    app = await idleApp(await city())
    await plan(app.db, '2027-01-12T08:00', '2027-02-28')
  })
  afterEach(() => app.close())

  const items = () =>
    app.db.prisma.meetingItem.findMany({ include: { meeting: { include: { unit: true } }, author: true } })
  const post = (now: string) =>
    app.db.prisma.$transaction((tx) =>
      postAgendas(tx, at(now), {
        newId,
        holidays: nationalHolidays(),
        agendaCard,
        post: { channels: ['slack'], write: app.post },
      }),
    )

  it('takes an item in one message, without a name unless it is wanted', async () => {
    const clerk = await Visitor.of(app, CLERK)
    expect(await clerk.say(`議題　${WORDS}`)).toContain('1月28日（木）8:35の議題に加えました。')
    expect(clerk.shown).toContain('お名前は出ません')
    expect(clerk.shown).not.toContain(WORDS)
    await clerk.say('議題 名前あり 電話の順番')
    expect(await items()).toMatchObject(
      (await items()).map(({ text }) =>
        text === WORDS ? { authorId: null, meeting: { unit: { path: COUNTER } } } : { author: { number: CLERK } },
      ),
    )
    const colleague = await Visitor.of(app, COLLEAGUE)
    const shown = await colleague.say('議題')
    expect(shown).toContain(WORDS)
    expect(shown).toContain('電話の順番（佐藤 花子さん）')
    const other = await Visitor.of(app, OTHER)
    expect(await other.say('議題')).not.toContain(WORDS)
  })

  it('keeps nothing that leads from a nameless item to its author', async () => {
    const clerk = await Visitor.of(app, CLERK)
    await clerk.say(`議題 ${WORDS}`)
    await clerk.act('agenda', {})
    await clerk.say('夜の窓口の人数')
    expect(await clerk.press('出さない')).toContain('だれが書いたかは、このボットに残していません')
    await clerk.submit('meetings_item', { text: '朝の鍵開け', name: 'hidden' })
    const texts = [WORDS, '夜の窓口の人数', '朝の鍵開け']
    expect((await items()).map(({ text, authorId }) => [text, authorId]).sort()).toEqual(
      texts.map((text) => [text, null]).sort(),
    )
    for (const text of texts) expect(await tablesWith({ app }, text)).toEqual(['public.meeting_item'])
    for (const { id } of await items()) expect(await tablesWith({ app }, id)).toEqual(['public.meeting_item'])
  })

  it('takes a form with the name that was chosen, and refuses what tells of health', async () => {
    const clerk = await Visitor.of(app, CLERK)
    await clerk.submit('meetings_item', { text: '応援の頼み方', name: 'shown' })
    expect(await items()).toMatchObject([{ text: '応援の頼み方', author: { number: CLERK } }])
    const refused = await clerk.submit('meetings_item', { text: '最近眠れない', name: 'hidden' })
    expect(refused).toContain('相談先なら安心して話せます')
    expect(await items()).toHaveLength(1)
    expect(await clerk.submit('meetings_item', { text: '長'.repeat(201) })).toContain('1字から200字まで')
    const stranger = await Visitor.of(app, undefined)
    expect(await stranger.submit('meetings_item', { text: '応援の頼み方' })).toContain(
      '名簿にお名前が見つかりませんでした',
    )
    expect(await items()).toHaveLength(1)
  })

  it('goes to the channel of the unit on the morning of the day, once', async () => {
    const all = { on: '第4木曜', at: '08:35', minutes: 30, closed: 'before' }
    const channel = { channel: 'slack', id: 'C0123' }
    await importSettings(app.db, JSON.stringify({ meetings: { all, units: [{ unit: COUNTER, channel }] } }), by)
    const clerk = await Visitor.of(app, CLERK)
    await clerk.say(`議題 ${WORDS}`)
    expect(await post('2027-01-27T14:00')).toBe(0)
    expect(await post('2027-01-28T08:00')).toBe(1)
    expect(await post('2027-01-28T08:00')).toBe(0)
    const text = `1月28日（木）8:35　窓口係の職場ミーティング\n出ている議題：\n・${WORDS}`
    expect(await notices(app.db)).toEqual([{ to: 'C0123', place: 'C0123', placeKind: 'channel', text }])
  })

  it('goes to the channel the day before where the unit meets before anybody looks', async () => {
    const early = { on: '第4木曜', at: '07:50', minutes: 15, closed: 'before' }
    const channel = { channel: 'slack', id: 'C0123' }
    await importSettings(app.db, JSON.stringify({ meetings: { units: [{ unit: COUNTER, channel, ...early }] } }), by)
    await plan(app.db, '2027-01-25T08:00', '2027-02-28')
    expect(await post('2027-01-27T11:00')).toBe(0)
    expect(await post('2027-01-27T13:00')).toBe(1)
    expect(await notices(app.db)).toMatchObject([{ to: 'C0123', text: expect.stringContaining('1月28日（木）7:50') }])
  })

  it('goes to whoever leads where there is no channel: never in quiet hours, so the day before', async () => {
    const meeting = { unit: { path: COUNTER }, day: new Date('2027-01-28') }
    const { leader } = await app.db.prisma.meeting.findFirstOrThrow({ where: meeting, include: { leader: true } })
    await Visitor.of(app, leader?.number)
    // Nothing was brought up yet: there is nothing to write about.
    expect(await post('2027-01-27T14:00')).toBe(0)
    const clerk = await Visitor.of(app, CLERK)
    await clerk.say(`議題 ${WORDS}`)
    expect(await post('2027-01-27T11:00')).toBe(0)
    expect(await post('2027-01-27T14:00')).toBe(1)
    expect(await post('2027-01-28T08:00')).toBe(0)
    expect(await notices(app.db)).toMatchObject([{ to: `U${leader?.number}`, placeKind: 'direct' }])
    const letters = await app.db.prisma.nudgeLetter.findMany({ include: { employee: true } })
    expect(letters).toMatchObject([{ kind: 'agenda', solicited: false, employee: { number: leader?.number } }])
  })

  it('is silent in a disaster and on a closed day', async () => {
    await importSettings(app.db, '{"disaster":"on"}', by)
    const clerk = await Visitor.of(app, CLERK)
    await clerk.say(`議題 ${WORDS}`)
    expect(await post('2027-01-27T14:00')).toBe(0)
    await importSettings(app.db, '{"disaster":"off"}', by)
    expect(await post('2027-01-24T14:00')).toBe(0)
  })

  it('is gone thirty days after the meeting, the record with the city’s retention', async () => {
    const clerk = await Visitor.of(app, CLERK)
    await clerk.say(`議題 ${WORDS}`)
    await clerk.say('6人 応援 / なし')
    const { prisma } = app.db
    await forgetMeetings(prisma, at('2027-02-27T08:00'))
    expect(await items()).toHaveLength(1)
    await forgetMeetings(prisma, at('2027-02-28T08:00'))
    expect(await items()).toHaveLength(0)
    const held = () => prisma.meeting.count({ where: { state: 'held' } })
    await forgetMeetings(prisma, at('2032-01-25T08:00'))
    expect(await held()).toBe(1)
    await forgetMeetings(prisma, at('2032-01-26T08:00'))
    expect(await held()).toBe(0)
  })
})
