import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { engines } from '../support/engines.ts'
import { hagukumi, idleApp, letterOf, shortly, stood } from './support.ts'

describe.each(engines)('hagukumi deliveries, list and show on $name', ({ city }) => {
  let app: Awaited<ReturnType<typeof idleApp>>
  beforeAll(async () => {
    app = await idleApp(await city())
    const employee = await app.db.prisma.employee.findFirstOrThrow({ orderBy: { number: 'asc' } })
    await app.db.prisma.employee.update({ where: { id: employee.id }, data: { number: '70001' } })
    const account = { channel: 'slack', externalId: 'U-LINKED', employeeId: employee.id }
    await app.db.prisma.account.create({ data: account })
  })
  beforeEach(async () => {
    await app.db.prisma.outboxMessage.deleteMany()
    await app.db.prisma.stressCheckMessage.deleteMany()
    await app.db.prisma.stressCheckLetter.deleteMany()
    await app.db.prisma.stressCheckPeriod.deleteMany()
  })
  afterAll(() => app.close())
  const result = async (...argv: string[]) => (await hagukumi(app, 'deliveries', ...argv)).out

  it('counts every message once: planned = sent + skipped + failed + unknown + waiting, whatever its state', async () => {
    for (const state of ['queued', 'sending', 'sent', 'skipped', 'failed', 'unknown'] as const) {
      await stood(app, 'U1', { campaign: '自己評価', state })
    }
    await stood(app, 'U1', { campaign: '自己評価', state: 'unknown', settled: true })
    await stood(app, 'U1', { campaign: '自己評価', state: 'failed' })
    await stood(app, 'U1', { purpose: 'answer' })
    await stood(app, 'U1', { purpose: 'notice', state: 'sent' })
    await letterOf(app, { planned: 40, sent: 27 })
    expect(await result()).toBe(
      [
        '送信は止めていません。',
        '                  予定  送信済み  見送り  失敗  確認できず  待ち',
        '自己評価             8         1       1     2           1     3',
        'ストレスチェック    40        30      10     0           0     0',
        'お知らせ             1         1       0     0           0     0',
        '返事                 1         0       0     0           0     1',
      ].join('\n'),
    )
    const { paused, totals } = JSON.parse(await result('--json'))
    expect([paused, totals.length]).toEqual([null, 4])
    for (const { planned, sent, skipped, failed, unknown, waiting } of totals) {
      expect(sent + skipped + failed + unknown + waiting).toBe(planned)
    }
  })

  it('says so where there is nothing', async () => {
    expect(await result()).toBe('送信は止めていません。\n送信の記録はまだありません。')
    expect(await result('list')).toMatch(/^あてはまる送信はありません。\n/)
  })

  it('lists the newest first, the recipient by 職員番号 or account, and no word of a message', async () => {
    const first = await stood(app, 'U-LINKED', { campaign: '自己評価', state: 'failed', reason: 'gave_up', tries: 12 })
    app.clock.advance(1)
    const second = await stood(app, 'U-OTHER', { purpose: 'answer', state: 'unknown', reason: 'http_503', tries: 1 })
    const table = await result('list')
    expect(
      table
        .split('\n')
        .slice(1, 3)
        .map((line) => line.split(/ {2,}/)),
    ).toEqual([
      [
        shortly(second),
        expect.stringMatching(/^1月26日 9:1\d$/),
        'slack',
        '返事',
        '確認中',
        '1',
        'U-OTHER',
        '送信先が不調でした（503）',
      ],
      [
        shortly(first),
        expect.stringMatching(/^1月26日 9:1\d$/),
        'slack',
        '自己評価',
        '失敗',
        '12',
        '70001',
        '何度か試して、あきらめました',
      ],
    ])
    expect(table).not.toContain('研修')
    const { messages } = JSON.parse(await result('list', '--json'))
    expect(messages).toMatchObject([
      { id: second, employee: null, account: 'U-OTHER' },
      { id: first, employee: '70001', account: null },
    ])
    expect(JSON.stringify(messages)).not.toMatch(/研修|card/)
  })

  it('lists what is asked for, and no more than so many', async () => {
    const failed = await stood(app, 'U1', { campaign: '甲', state: 'failed' })
    await stood(app, 'U1', { campaign: '甲', state: 'sent' })
    await stood(app, 'U1', { campaign: '乙', state: 'failed' })
    const ids = async (...argv: string[]) =>
      JSON.parse(await result('list', '--json', ...argv)).messages.map(({ id }: { id: string }) => id)
    expect(await ids('--campaign', '甲', '--state', 'failed')).toEqual([failed])
    expect(await ids('--state', 'failed')).toHaveLength(2)
    expect(await ids('--limit', '1')).toHaveLength(1)
  })

  it('never lists or shows a message of the stress check', async () => {
    const [id] = await letterOf(app, { planned: 40, sent: 1 })
    if (!id) throw new Error('there is a message')
    expect(await result('list', '--campaign', '令和9年度')).toBe(
      'あてはまる送信はありません。\nストレスチェックの送信は並びません。deliveries の件数だけでご覧ください。',
    )
    expect(JSON.parse(await result('list', '--json')).messages).toEqual([])
    const unknown = `番号 ${id} の送信はありません。deliveries list で番号をお確かめください。\n`
    expect(await hagukumi(app, 'deliveries', 'show', id)).toEqual({ code: 2, out: '', err: unknown })
    expect((await hagukumi(app, 'deliveries', 'resend', id)).err).toBe(unknown)
  })

  it.each([
    ['few were not sent to', { planned: 40, sent: 31 }],
    ['few were sent to', { planned: 40, sent: 9 }],
    ['all were sent to', { planned: 40, sent: 40 }],
  ])('tells no figures of the stress check where %s', async (_, letter) => {
    await letterOf(app, letter)
    expect((await result()).split('\n').at(-1)).toMatch(/^ストレスチェック +40 +－ +－ +0 +0 +0$/)
    const { totals } = JSON.parse(await result('--json'))
    expect(totals).toMatchObject([{ kind: 'stress_check', campaign: null, planned: 40, sent: null, skipped: null }])
  })

  it('shows the history of a message with how to go on', async () => {
    const id = await stood(app, 'U-LINKED', { campaign: '自己評価', state: 'failed', reason: 'gave_up', tries: 12 })
    const at = new Date('2026-12-31T14:59:00Z')
    for (const [what, reason] of [
      ['queued', 'not_reached'],
      ['again', null],
      ['failed', 'gave_up'],
      ['new', 'new'],
    ] as const) {
      await app.db.prisma.deliveryNote.create({ data: { messageId: id, at, what, reason } })
    }
    const shown = await result('show', shortly(id).toUpperCase())
    expect(shown.replace(/9:1\d/, '9:10')).toBe(
      [
        id,
        '自己評価　宛先 70001（slack）　失敗　送信 12回',
        '1月26日 9:10　書きました',
        '2026年12月31日 23:59　まだ送れていません。後でもう一度送ります（送信先につながりませんでした）',
        '2026年12月31日 23:59　届いたか分からないため、「再送」の印を付けてもう一度送ります',
        '2026年12月31日 23:59　送れませんでした（何度か試して、あきらめました）',
        '2026年12月31日 23:59　new（new）',
        `送り直すときは hagukumi deliveries resend ${shortly(id)} です。`,
      ].join('\n'),
    )
    expect(JSON.parse(await result('show', id, '--json'))).toMatchObject({
      id,
      sendable: true,
      notes: [{}, {}, {}, {}],
    })
  })

  it.each([
    ['sent', { state: 'sent' }, '送信先が受け取っています。'],
    ['queued', {}, '送る途中です。'],
    ['failed without words', { state: 'failed', bare: true }, '送る中身が残っていないか'],
    ['in doubt', { state: 'unknown', settled: true }, ' --unknown です（「再送」の印が付きます）。'],
  ] as const)('ends the history of one that is %s with what to do', async (_, stand, said) => {
    expect((await result('show', await stood(app, 'U1', stand))).split('\n').at(-1)).toContain(said)
  })

  it('asks for more of a number that two begin with', async () => {
    const ids = ['aaaaaaaa-0000-4000-8000-000000000001', 'aaaaaaaa-0000-4000-8000-000000000002']
    for (const id of ids) {
      await app.db.prisma
        .$executeRaw`UPDATE outbox_message SET id = ${id}::uuid WHERE id = ${await stood(app, 'U1')}::uuid`
    }
    const { code, err } = await hagukumi(app, 'deliveries', 'show', 'aaaaaaaa')
    expect([code, err]).toEqual([2, expect.stringMatching(/^番号 aaaaaaaa で始まるものが複数あります。[^\n]*\n$/)])
    for (const id of ids) expect(err).toContain(id)
    expect((await hagukumi(app, 'deliveries', 'show', ids[1] ?? '')).code).toBe(0)
  })

  it.each([
    [['show', 'ffffffff'], '番号 ffffffff の送信はありません。deliveries list で番号をお確かめください。'],
    [['show', '1234'], '番号は、先頭の8文字か、全体をお書きください。'],
    [['list', '--state', '失敗'], '状態は queued・sending・sent・skipped・failed・unknown のどれかでお書きください。'],
    [['list', '--limit', '0'], '件数は1から1000までの数でお書きください。'],
    [['resend'], '番号か --campaign 名の、どちらか一方をお書きください。'],
    [
      ['resend', '--campaign', 'ない'],
      'その名前のキャンペーンの送信はありません。deliveries で名前をお確かめください。',
    ],
    [['pause'], '止める理由を --reason 文 でお書きください。'],
    [['なに'], 'コマンドか引数が合いません。hagukumi --help か、hagukumi コマンド名 --help で使い方が出ます。'],
  ])('answers %j with one sentence and exit code 2', async (argv, sentence) => {
    expect(await hagukumi(app, 'deliveries', ...argv)).toEqual({ code: 2, out: '', err: `${sentence}\n` })
  })

  it('pauses once and continues once, with the reason shown and who did it kept', async () => {
    await stood(app, 'U1', { campaign: '自己評価' })
    expect(await result('pause', '--reason', '期日の\n誤り')).toBe(
      '送信を止めました。待ち 1件。動かすときは deliveries continue です。',
    )
    const again = await hagukumi(app, 'deliveries', 'pause', '--reason', '別の理由')
    expect(again).toMatchObject({ code: 0, out: expect.stringMatching(/^送信は、もう止めてあります。待ち 1件。/) })
    expect((await result()).split('\n')[0]).toMatch(
      /^送信を止めています（1月26日 9:1\dから、operator、理由：期日の 誤り）。動かすときは deliveries continue です。$/,
    )
    expect(JSON.parse(await result('--json')).paused).toMatchObject({ by: 'operator', reason: '期日の 誤り' })
    expect(await result('continue')).toBe('送信を動かしました。待ち 1件。')
    expect(await hagukumi(app, 'deliveries', 'continue')).toMatchObject({
      code: 0,
      out: '送信は止めていません。待ち 1件。',
    })
    const entries = await app.db.prisma.auditEntry.findMany({ where: { subject: 'sending' }, orderBy: { id: 'asc' } })
    expect(entries.map(({ actor, action, detail }) => [actor, action, detail])).toEqual([
      ['operator', 'deliveries.pause', { reason: '期日の 誤り' }],
      ['operator', 'deliveries.continue', {}],
    ])
  })
})
