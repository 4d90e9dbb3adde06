import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { App } from '../../src/app.ts'
import type { Event } from '../../src/bot/event.ts'
import { eventKey } from '../../src/infra/store/messages/event-shape.ts'
import { setAside } from '../../src/infra/store/messages/inbox.ts'
import { said } from '../delivery/support.ts'
import { MORNING } from '../support/clock.ts'
import { engines } from '../support/engines.ts'
import { audited, hagukumi, idleApp, jobsOf, shortly } from './support.ts'

describe.each(engines)('hagukumi inbox on $name', ({ city }) => {
  let app: App
  beforeAll(async () => {
    app = await idleApp(await city())
  })
  beforeEach(async () => {
    await app.db.prisma.inboxEvent.deleteMany()
    await app.db.prisma.auditEntry.deleteMany()
  })
  afterAll(() => app.close())
  const inbox = (...argv: string[]) => hagukumi(app, 'inbox', ...argv)
  const rowOf = (id: string) => app.db.prisma.inboxEvent.findUniqueOrThrow({ where: { id } })

  /** Something that arrived and was given up; its job has ended. */
  async function givenUp(event: Event, reason: string | undefined): Promise<string> {
    await app.inbox.receive({ ...event, at: MORNING })
    const id = eventKey(event)
    await setAside(app.db.prisma, id, reason)
    await app.db.prisma.$executeRaw`DELETE FROM pgboss.job WHERE data->>'id' = ${id}`
    return id
  }

  const text = '主査級の企画立案能力って？'

  it('lists what was set aside by its number, never with who or what', async () => {
    const { account, place, id: pressedId, at } = said('slack', '押した人', '')
    const first = await givenUp(said('slack', '言った人', text), 'TypeError')
    const second = await givenUp(
      { kind: 'pressed', id: pressedId, account, place, at, messageId: first, index: 0 },
      undefined,
    )
    await app.inbox.receive(said('slack', '待つ人', text))
    const lines = (await inbox('list')).out.split('\n')
    expect(lines[0]).toBe('扱うのを待っているもの 1件、取り分けたもの 2件')
    expect(
      lines
        .slice(2)
        .map((line) => line.split(/ {2,}/))
        .sort(),
    ).toEqual(
      [
        [shortly(first), '1月26日 9:10', 'slack', '発言', '扱う途中の不具合（TypeError）'],
        [shortly(second), '1月26日 9:10', 'slack', 'ボタン', '扱う途中で何度も止まりました'],
      ].sort(),
    )
    const { out } = await inbox('list', '--json')
    expect(JSON.parse(out)).toMatchObject({ waiting: 1, wordless: 0, setAside: [{ channel: 'slack' }, {}] })
    expect(`${lines}${out}`).not.toMatch(/企画|の人|した人|った人/)
  })

  it('lists a screened message as any other', async () => {
    await givenUp(said('slack', 'だれか', '上司からパワハラを受けています'), 'Error')
    const [row] = await app.db.prisma.inboxEvent.findMany()
    expect(row?.event).toMatchObject({ kind: 'screened' })
    const { out } = await inbox('list', '--json')
    expect(out).toContain('"said"')
    expect(out).not.toMatch(/screened|harassment/)
  })

  it('hands one back to the bot with a job of its own', async () => {
    const id = await givenUp(said('slack', 'だれか', text), 'TypeError')
    expect((await inbox('redrive', shortly(id))).out).toBe(
      '1件を、もう一度扱います。はぐくみが動いていれば、数秒で始めます。',
    )
    expect(await rowOf(id)).toMatchObject({ state: 'waiting', reason: null, settledAt: null, event: { text } })
    expect(await jobsOf(app, id)).toEqual(['inbox'])
    expect(await audited(app, 'inbox.redrive')).toEqual([
      { actor: 'operator', subject: 'inbox', detail: { events: 1, ids: [id] } },
    ])
    expect(await inbox('redrive', id)).toEqual({
      code: 2,
      out: '',
      err: `番号 ${id} で取り分けたものはありません。inbox list で番号をお確かめください。\n`,
    })
  })

  it('hands back all that can be read, and says what cannot', async () => {
    const good = await givenUp(said('slack', 'だれか', text), 'TypeError')
    const damaged = await givenUp(said('slack', 'だれか', text), 'damaged')
    await app.db.prisma.inboxEvent.update({ where: { id: damaged }, data: { event: {} } })
    expect((await inbox('redrive', '--all')).out).toBe(
      `1件を、もう一度扱います。はぐくみが動いていれば、数秒で始めます。\n${shortly(damaged)} は、壊れていて読めないため、扱えません。消すときは inbox discard です。`,
    )
    expect([(await rowOf(good)).state, (await rowOf(damaged)).state]).toEqual(['waiting', 'set_aside'])
  })

  it('removes the words of one for good; its number and reason stay', async () => {
    const id = await givenUp(said('slack', 'だれか', text), 'TypeError')
    expect((await inbox('discard', shortly(id))).out).toBe('1件の文を消しました。')
    expect(await rowOf(id)).toMatchObject({ state: 'set_aside', event: null, reason: 'TypeError' })
    expect((await inbox('list')).out).toBe(
      '扱うのを待っているもの 0件、取り分けたもの 0件\nほかに、文を消したもの 1件（もう扱えません）',
    )
    const gone = `${shortly(id)} は、文がもう残っていません。`
    expect((await inbox('discard', id)).out).toBe(`消すものはありません。\n${gone}`)
    expect((await inbox('redrive', id)).out).toBe(`もう一度扱うものはありません。\n${gone}`)
    expect(await audited(app, 'inbox.discard')).toHaveLength(1)
  })

  it('removes the words of all that were set aside and of nothing else', async () => {
    await givenUp(said('slack', 'だれか', text), 'TypeError')
    await givenUp(said('slack', 'ほか', text), 'TypeError')
    const waiting = said('slack', '待つ人', text)
    await app.inbox.receive(waiting)
    expect((await inbox('discard', '--all')).out).toBe('2件の文を消しました。')
    expect((await rowOf(eventKey(waiting))).event).toMatchObject({ text })
  })

  const none = '番号 ffffffff で取り分けたものはありません。inbox list で番号をお確かめください。'
  const which = '番号か --all の、どちらか一方をお書きください。'
  it.each([
    [['redrive'], which],
    [['discard'], which],
    [['redrive', 'ffffffff', '--all'], which],
    [['discard', 'ffffffff'], none],
    [['redrive', '1'], '番号は、先頭の8文字か、全体をお書きください。'],
  ])('answers inbox %j with one sentence and exit code 2', async (argv, sentence) => {
    expect(await inbox(...argv)).toEqual({ code: 2, out: '', err: `${sentence}\n` })
  })
})
