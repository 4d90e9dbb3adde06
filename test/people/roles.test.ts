import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../src/infra/db/index.ts'
import { giveRole, listRoles, takeRole } from '../../src/infra/store/people/roles.ts'
import { engines } from '../support/engines.ts'
import { by, csv, dump, importText, refusal, today } from './support.ts'

describe.each(engines)('roles on $name', ({ fresh }) => {
  let db: Database
  beforeAll(async () => {
    db = await fresh()
    await importText(
      db,
      csv(
        { 職員番号: '1', 氏名: '部長 一', 職位: '部長級' },
        { 職員番号: '2', 氏名: '係 二', 上司: '1' },
        { 職員番号: '3', 氏名: '同名 三郎', 上司: '2', 所属: '市民部/市民課' },
        { 職員番号: '4', 氏名: '同名 三郎', 上司: '2' },
        { 職員番号: '5', 氏名: '同名 三郎', 退職日: '2026-10-31' },
      ),
    )
  })
  afterAll(() => db.close())

  it('are given by number or name and by label or code, once, and audited', async () => {
    expect(await giveRole(db, '係二', '人事担当', by)).toMatchObject({ number: '2', role: 'hr', done: true })
    expect(await giveRole(db, '2', 'hr', by)).toMatchObject({ done: false })
    expect(await giveRole(db, '4', 'sc_operator', by)).toMatchObject({ done: true })
    expect((await listRoles(db, today)).map(({ number, role }) => [number, role])).toEqual([
      ['2', 'hr'],
      ['4', 'sc_operator'],
    ])
    const audit = await db.prisma.auditEntry.findMany({ where: { action: 'role.give' }, orderBy: { id: 'asc' } })
    expect(audit.map(({ subject, detail }) => [subject, detail])).toEqual([
      ['2', { role: 'hr' }],
      ['4', { role: 'sc_operator' }],
    ])
  })

  it.each([
    ['the stress check for a 部長', '1', 'sc_operator', '上司'],
    ['the stress check for somebody with staff', '2', 'sc_operator', '兼ねられません'],
    ['HR for the stress-check operator', '4', '人事担当', '兼ねられません'],
    ['the machine for the stress-check operator', '4', 'admin', '内容を見ない'],
    [
      'a name that two people bear, with both numbers',
      '同名 三郎',
      'hr',
      '3（市民部/市民課）、4（総務部/人事課/人事研修係）',
    ],
    ['who has left', '5', 'hr', '名簿にその職員がいません'],
    ['an unknown role', '2', '市長', 'その役割はありません'],
    ['what everybody is', '2', '職員', 'はじめから'],
  ])('refuse %s and change nothing', async (_, person, role, said) => {
    const before = await dump(db)
    expect(await refusal(giveRole(db, person, role, by))).toContain(said)
    expect(await dump(db)).toBe(before)
  })

  it('are taken away once', async () => {
    expect(await takeRole(db, '2', '人事担当', by)).toMatchObject({ done: true })
    expect(await takeRole(db, '2', '人事担当', by)).toMatchObject({ done: false })
    expect((await listRoles(db, today)).map(({ number }) => number)).toEqual(['4'])
  })

  it('are never torn between a grant and an import at the same moment', async () => {
    await Promise.allSettled([
      giveRole(db, '3', 'sc_operator', by),
      importText(db, csv({ 職員番号: '4', 氏名: '同名 三郎', 上司: '3' })),
    ])
    const operator = (await listRoles(db, today)).some(({ number, role }) => number === '3' && role === 'sc_operator')
    const led = await db.prisma.appointment.count({ where: { superior: { number: '3' } } })
    expect([operator, led > 0].filter(Boolean)).toHaveLength(1)
  })
})
