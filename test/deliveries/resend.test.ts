import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { App } from '../../src/app.ts'
import { until } from '../delivery/support.ts'
import { engines } from '../support/engines.ts'
import { audited, hagukumi, idleApp, jobsOf, shortly, stood } from './support.ts'

describe.each(engines)('hagukumi deliveries resend on $name', ({ name, city }) => {
  let app: App
  beforeAll(async () => {
    app = await idleApp(await city())
  })
  beforeEach(async () => {
    await app.db.prisma.outboxMessage.deleteMany()
    await app.db.prisma.auditEntry.deleteMany()
  })
  afterAll(() => app.close())
  const resend = (...argv: string[]) => hagukumi(app, 'deliveries', 'resend', ...argv)
  const rowOf = (id: string) =>
    app.db.prisma.outboxMessage.findUniqueOrThrow({ where: { id }, include: { notes: true } })
  const rows = () => app.db.prisma.outboxMessage.findMany({ orderBy: { id: 'asc' }, include: { notes: true } })

  it('queues a failed message afresh with a job, a note and an audit entry', async () => {
    const id = await stood(app, 'U1', { state: 'failed', reason: 'gave_up', tries: 12 })
    expect(await resend(shortly(id))).toEqual({
      code: 0,
      out: '1件を送り直します。\nはぐくみが動いていれば、数秒で送り始めます。',
      err: '',
    })
    expect(await rowOf(id)).toMatchObject({ state: 'queued', tries: 0, settledAt: null, reason: null, again: false })
    expect((await rowOf(id)).notes).toMatchObject([{ what: 'resent', reason: null }])
    expect(await jobsOf(app, id)).toEqual(['deliver-slack'])
    expect(await audited(app, 'deliveries.resend')).toEqual([
      { actor: 'operator', subject: 'messages', detail: { failed: 1, unknown: 0, ids: [id] } },
    ])
  })

  it('says what would go and changes nothing with --dry-run', async () => {
    const id = await stood(app, 'U1', { state: 'failed' })
    const before = await rows()
    expect((await resend(id, '--dry-run')).out).toBe('確かめただけです。まだ何も送りません。\n1件を送り直します。')
    expect([await rows(), await jobsOf(app, id), await audited(app, 'deliveries.resend')]).toEqual([before, [], []])
  })

  it.each([
    ['arrived', { state: 'sent' }, 'もう届いているため、送り直しません。'],
    ['waits', { state: 'queued' }, 'まだ送る途中です。このままお待ちください。'],
    ['is being sent', { state: 'sending' }, 'まだ送る途中です。このままお待ちください。'],
    ['is being looked for', { state: 'unknown' }, 'まだ送る途中です。このままお待ちください。'],
    [
      'may have arrived',
      { state: 'unknown', settled: true },
      '届いているかもしれません。それでも送るときは --unknown を付けてください（「再送」の印が付きます）。',
    ],
    ['has lost its words', { state: 'failed', bare: true }, '送る中身が残っていないか壊れているため、送り直せません。'],
  ] as const)('refuses one that %s, and with it all that were named', async (_, stand, reason) => {
    const [good, bad] = [await stood(app, 'U1', { state: 'failed' }), await stood(app, 'U2', stand)]
    const before = await rows()
    expect(await resend(bad)).toEqual({ code: 2, out: '', err: `${shortly(bad)} は、${reason}\n` })
    expect((await resend(good, bad)).err).toBe(`${shortly(bad)} は、${reason}\nほかの番号も、送り直していません。\n`)
    expect(await rows()).toEqual(before)
    expect(await jobsOf(app, good)).toEqual([])
  })

  it('refuses one whose words are damaged', async () => {
    const id = await stood(app, 'U1', { state: 'failed', reason: 'damaged' })
    await app.db.prisma.outboxMessage.update({ where: { id }, data: { card: { blocks: 'x' } } })
    expect((await resend(id)).err).toContain('壊れているため、送り直せません。')
  })

  it('sends one in doubt only when told so, marked, and still in doubt so that it is asked for first', async () => {
    const id = await stood(app, 'U1', { state: 'unknown', settled: true, reason: 'gave_up', tries: 12 })
    expect((await resend(id, '--unknown')).out).toContain('うち1件は「再送」の印つき')
    expect(await rowOf(id)).toMatchObject({ state: 'unknown', again: true, tries: 0, settledAt: null, reason: null })
    expect(await jobsOf(app, id)).toEqual(['deliver-slack'])
  })

  it('sends what failed of a campaign, and says what stays', async () => {
    const campaign = '自己評価'
    const failed = [
      await stood(app, 'U1', { campaign, state: 'failed' }),
      await stood(app, 'U2', { campaign, state: 'failed' }),
    ]
    await stood(app, 'U3', { campaign, state: 'failed', bare: true })
    const doubtful = await stood(app, 'U4', { campaign, state: 'unknown', settled: true })
    const others = [
      await stood(app, 'U5', { campaign, state: 'sent' }),
      await stood(app, 'U6', { campaign: '別', state: 'failed' }),
    ]
    expect((await resend('--campaign', campaign)).out).toBe(
      [
        '2件を送り直します。',
        '1件は、中身が残っていないか壊れているため、送れません。',
        '1件は、届いているかもしれないため、そのままです。送るときは --unknown を付けてください。',
        'はぐくみが動いていれば、数秒で送り始めます。',
      ].join('\n'),
    )
    for (const id of failed)
      expect([(await rowOf(id)).state, await jobsOf(app, id)]).toEqual(['queued', ['deliver-slack']])
    for (const id of others) expect(await jobsOf(app, id)).toEqual([])
    expect((await resend('--campaign', campaign, '--unknown')).out).toMatch(
      /^1件を送り直します（うち1件は「再送」の印つき。/,
    )
    expect(await jobsOf(app, doubtful)).toEqual(['deliver-slack'])
    expect((await resend('--campaign', campaign)).out).toMatch(/^送り直すものはありません。\n1件は、中身が/)
    expect(await audited(app, 'deliveries.resend')).toEqual([
      { actor: 'operator', subject: campaign, detail: { failed: 2, unknown: 0 } },
      { actor: 'operator', subject: campaign, detail: { failed: 0, unknown: 1 } },
    ])
  })

  // On the embedded database transactions never run at once.
  it.runIf(name === 'PostgreSQL')('makes one job of two operators at once', async () => {
    const id = await stood(app, 'U1', { campaign: '自己評価', state: 'failed' })
    const both = await app.db.prisma.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT FROM outbox_message WHERE id = ${id}::uuid FOR UPDATE`
      const started = [resend('--campaign', '自己評価'), resend(id)]
      await until(blocked, (count) => count === 2)
      return { started }
    })
    const codes = (await Promise.all(both.started)).map(({ code }) => code)
    expect([codes[0], await jobsOf(app, id)]).toEqual([0, ['deliver-slack']])
  })

  async function blocked(): Promise<number> {
    const [row] = await app.db.prisma.$queryRaw<{ count: number }[]>`SELECT count(*)::int FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`
    return row?.count ?? 0
  }

  it('says that sending is paused', async () => {
    const id = await stood(app, 'U1', { state: 'failed' })
    await hagukumi(app, 'deliveries', 'pause', '--reason', '試験')
    expect((await resend(id)).out).toContain('送信を止めています。deliveries continue で送り始めます。')
    expect((await hagukumi(app, 'deliveries', 'show', id)).out).toMatch(/deliveries continue で動き出します。$/)
    await hagukumi(app, 'deliveries', 'continue')
  })
})
