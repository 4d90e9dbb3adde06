import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { PEOPLE_COLUMNS } from '../../src/domain/people/columns.ts'
import { readTable } from '../../src/infra/csv/table.ts'
import type { Database } from '../../src/infra/db/index.ts'
import { importPeople } from '../../src/infra/store/people/import.ts'
import { peopleCalled, personWithEmail } from '../../src/infra/store/people/people.ts'
import { giveRole, listRoles } from '../../src/infra/store/people/roles.ts'
import { engines } from '../support/engines.ts'
import { by, csv, day, dump, gradeOf, importText, real, refusal, sjis, today, utf8 } from './support.ts'

const boss = { 職員番号: '1000', 氏名: '課長 花子', 職位: '課長級', メール: 'boss@example.invalid' }
const clerk = { 職員番号: '1001', 上司: '1000', 一次評価者: '1000', メール: 'One@example.invalid' }
const two = csv(boss, clerk)

describe.each(engines)('importing people on $name', ({ fresh }) => {
  let db: Database
  beforeAll(async () => {
    db = await fresh()
  })
  beforeEach(async () => {
    await db.prisma.employee.deleteMany()
    await db.prisma.orgUnit.deleteMany()
    await db.prisma.auditEntry.deleteMany()
    await db.prisma.setting.deleteMany()
  })
  afterAll(() => db.close())

  it('keeps posts, grade, superior, duty and leave', async () => {
    const row = { ...clerk, 休職等: '2027-01-01/;', 勤務曜日: '火水木金土', 勤務時間: '7:45-16:30' }
    const report = await importText(
      db,
      csv(boss, { ...row, 終了日: '2027-03-31' }, { ...row, 所属: '財務部/税務課', 発令日: '2027/4/1' }),
    )
    expect(report).toMatchObject({ added: 2, changed: 0, unchanged: 0, left: 0, absent: 0, withoutTable: [] })
    const before = await personWithEmail(db.prisma, 'one@EXAMPLE.invalid', today)
    expect(before).toMatchObject({
      name: '試験 一郎',
      gradeId: 'G5-B',
      unitPath: '総務部/人事課/人事研修係',
      roles: ['employee'],
    })
    expect(before?.appointments).toMatchObject([
      { superior: '1000', firstAppraiser: '1000', secondAppraiser: undefined },
    ])
    const [after] = await peopleCalled(db.prisma, '試験一郎', day('2027-04-01'))
    expect(after?.unitPath).toBe('財務部/税務課')
    const [leader] = await peopleCalled(db.prisma, '課長', today)
    expect(leader?.roles).toEqual(['employee', 'superior'])
    expect(await db.prisma.employee.findFirst({ where: { number: '1001' }, include: { leaves: true } })).toMatchObject({
      dutyDays: [2, 3, 4, 5, 6],
      dutyFrom: '07:45',
      dutyTo: '16:30',
      leaves: [{ toOn: null }],
    })
  })

  it('takes a row that leaves days and hours to the unit, and one that leaves them to it later', async () => {
    const left = { 勤務曜日: '', 勤務時間: '' }
    await importText(db, csv({ ...boss, ...left }, clerk))
    const kept = () =>
      db.prisma.employee.findMany({
        orderBy: { number: 'asc' },
        select: { dutyDays: true, dutyFrom: true, dutyTo: true },
      })
    const none = { dutyDays: [], dutyFrom: null, dutyTo: null }
    expect(await kept()).toEqual([none, { dutyDays: [1, 2, 3, 4, 5], dutyFrom: '08:30', dutyTo: '17:15' }])
    const file = csv({ ...boss, ...left }, { ...clerk, ...left })
    expect(await importText(db, file)).toMatchObject({ changed: 1, unchanged: 1 })
    expect(await kept()).toEqual([none, none])
    expect(await importText(db, file)).toMatchObject({ changed: 0, unchanged: 2 })
  })

  it('changes nothing the second time, whatever the encoding and the order of rows', async () => {
    await importText(db, two)
    const rows = () => dump(db).then((all) => all.slice(0, all.indexOf('people.import')))
    const before = await rows()
    const again = await importPeople(db, readTable(sjis(csv(clerk, boss)), PEOPLE_COLUMNS), real, gradeOf)
    expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 2, left: 0 })
    expect(await rows()).toBe(before)
  })

  it('takes a 兼務 beside the 本務, in any order of rows', async () => {
    const beside = { ...clerk, 本務兼務: '兼務', 所属: '監査委員事務局', 発令日: '2025-04-01' }
    await importText(db, csv(boss, beside, clerk))
    const [person] = await peopleCalled(db.prisma, '1001', today)
    expect(person?.appointments.map(({ unitPath }) => unitPath)).toEqual(['総務部/人事課/人事研修係', '監査委員事務局'])
  })

  it('tells new, changed, leaving and missing people apart and deletes nobody', async () => {
    await importText(db, csv(boss, clerk, { 職員番号: '1002' }, { 職員番号: '1003' }))
    const file = csv(
      boss,
      { ...clerk, 退職日: '2027-03-31' },
      { 職員番号: '1002', 職位: '主任主事級' },
      { 職員番号: '1004' },
    )
    expect(await importText(db, file)).toMatchObject({ added: 1, changed: 1, unchanged: 1, left: 1, absent: 1 })
    expect(await db.prisma.employee.count()).toBe(5)
  })

  it('lets two people exchange their e-mail addresses', async () => {
    await importText(db, csv({ ...boss, メール: 'a@x.invalid' }, { ...clerk, メール: 'b@x.invalid' }))
    await importText(db, csv({ ...boss, メール: 'b@x.invalid' }, { ...clerk, メール: 'a@x.invalid' }))
    expect((await personWithEmail(db.prisma, 'a@x.invalid', today))?.name).toBe('試験 一郎')
  })

  it('writes nothing in a dry run', async () => {
    const before = await dump(db)
    expect(await importText(db, two, { ...real, mode: 'dry_run' })).toMatchObject({ added: 2, mode: 'dry_run' })
    expect(await dump(db)).toBe(before)
  })

  it('is audited by counts alone', async () => {
    await importText(db, two)
    const [entry] = await db.prisma.auditEntry.findMany()
    expect(entry).toMatchObject({ actor: 'test', action: 'people.import', subject: 'real' })
    expect(entry?.detail).toEqual({ added: 2, changed: 0, unchanged: 0, left: 0, absent: 0 })
  })

  it.each([
    ['a date', csv(boss, { ...clerk, 発令日: '2026-02-30' }), '3行目 発令日：'],
    ['the end before the beginning', csv({ ...boss, 終了日: '2025-04-01' }), '2行目 終了日：発令日より前'],
    ['an empty cell', csv({ ...boss, 所属: '' }), '2行目 所属：空です'],
    ['hours that are none', csv({ ...boss, 勤務時間: '朝から' }), '2行目 勤務時間：「8:30-17:15」のように'],
    [
      'two rows of one person, of which one leaves the days to the unit',
      csv(boss, { ...boss, 勤務曜日: '', 本務兼務: '兼務' }),
      '3行目 勤務曜日：同じ職員番号の2行目',
    ],
    ['an e-mail', csv({ ...boss, メール: 'boss at city' }), '2行目 メール：'],
    [
      'two people with one e-mail',
      csv(boss, { ...clerk, メール: 'BOSS@example.invalid' }),
      '3行目 メール：職員番号 1000',
    ],
    ['a superior nobody knows', csv({ ...boss, 上司: '7777' }), '2行目 上司：職員番号 7777'],
    ['oneself as appraiser', csv({ ...boss, 一次評価者: '1000' }), '2行目 一次評価者：本人'],
    ['a circle of superiors', csv({ ...boss, 上司: '1001' }, clerk), '上司：上司をたどると本人に戻ります'],
    ['the same row twice', csv(boss, boss), '3行目 職員番号：2行目と同じ行'],
    [
      'one number for two names',
      csv(boss, { ...boss, 氏名: '別人 次郎', 本務兼務: '兼務' }),
      '3行目 氏名：同じ職員番号の2行目',
    ],
    ['two 本務 at a time', csv(boss, { ...boss, 発令日: '2026-10-01' }), '3行目 発令日：2行目の本務'],
    ['a hidden character', csv({ ...boss, 氏名: '課長\u202e 花子' }), '2行目 氏名：目に見えない文字'],
    ['a leave with its kind', csv({ ...boss, 休職等: '育児 2026-10-01' }), '2行目 休職等：'],
    ['no rows', csv(), '職員の行がありません'],
  ])('refuses %s by line and changes nothing', async (_, file, said) => {
    await importText(db, csv({ 職員番号: '2000', 氏名: '元の 職員' }))
    const before = await dump(db)
    expect(await refusal(importText(db, file))).toContain(said)
    expect(await dump(db)).toBe(before)
  })

  it('shows fifty faults, counts all, and repeats no cell', async () => {
    const rows = Array.from({ length: 80 }, (_, at) => ({ 職員番号: String(at), 氏名: '秘密 太郎', 発令日: 'いつか' }))
    const said = await refusal(importText(db, csv(...rows)))
    expect(said).toContain('80件')
    expect(said.split('\n')).toHaveLength(1 + 50 + 1)
    expect(said).toMatch(/ほかに30件/)
    expect(said).not.toMatch(/秘密|いつか/)
  })

  it('refuses to make a line manager of a stress-check operator, now or later', async () => {
    await importText(db, csv(boss, clerk, { 職員番号: '1002' }))
    await giveRole(db, '1001', 'sc_operator', by)
    const before = await dump(db)
    const promoted = csv(boss, { ...clerk, 終了日: '2027-03-31' }, { ...clerk, 職位: '課長級', 発令日: '2027-04-01' })
    expect(await refusal(importText(db, promoted))).toContain(
      '職員番号 1001：「ストレスチェック実施事務従事者」は、課長級以上',
    )
    expect(await refusal(importText(db, csv({ 職員番号: '1002', 上司: '1001' })))).toContain('だれかの上司')
    expect(await dump(db)).toBe(before)
    expect(await importText(db, csv(boss, clerk))).toMatchObject({ unchanged: 2, absent: 1 })
  })

  it('drives out the sample city, with its units and roles, in the same transaction', async () => {
    await importText(db, two, { ...real, sample: 'sample' })
    await giveRole(db, '1001', '人事担当', by)
    await refusal(importText(db, csv({ 発令日: '?' })))
    expect(await db.prisma.employee.count({ where: { sample: true } })).toBe(2)
    // The same numbers and units as in the sample are no obstacle.
    const report = await importText(db, csv({ ...boss, 所属: '総務部/人事課' }))
    expect(report).toMatchObject({ added: 1, absent: 0, sampleRemoved: { people: 2, units: 3 } })
    expect(await db.prisma.employee.findMany({ select: { sample: true } })).toEqual([{ sample: false }])
    expect(await db.prisma.orgUnit.count({ where: { sample: true } })).toBe(0)
    expect(await listRoles(db, today)).toEqual([])
    expect(await refusal(importText(db, two, { ...real, sample: 'sample' }))).toContain('サンプルの市は入れられません')
  })

  it('takes a name with an apostrophe, a rare letter or SQL in it as it is', async () => {
    const names = ["O'Neil 𠮷", '"; DROP TABLE employee; --'.replaceAll('"', ''), '髙﨑 翔']
    await importPeople(
      db,
      readTable(utf8(csv(...names.map((氏名, at) => ({ 職員番号: String(at), 氏名 })))), PEOPLE_COLUMNS),
      real,
      gradeOf,
    )
    const kept = await db.prisma.employee.findMany({ orderBy: { number: 'asc' }, select: { name: true } })
    expect(kept.map(({ name }) => name)).toEqual(names)
    expect(await peopleCalled(db.prisma, '%', today)).toEqual([])
  })
})
