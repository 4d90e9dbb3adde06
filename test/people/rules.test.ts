import { describe, expect, it } from 'vitest'
import { conflictsOf, managementPost } from '../../src/domain/people/conflicts.ts'
import {
  type Appointment,
  type Employee,
  effectiveOn,
  inServiceOn,
  onLeaveOn,
} from '../../src/domain/people/employee.ts'
import { type Enrolled, personOn } from '../../src/domain/people/person.ts'
import { roleNamed } from '../../src/domain/people/roles.ts'
import { day, gradeOf } from './support.ts'

const post = (more: Partial<Appointment> = {}): Appointment => ({
  kind: 'main',
  unitPath: '市民部/市民課',
  gradeId: 'G5-B',
  gradeName: '主事級',
  jobFamily: '事務職',
  from: day('2026-04-01'),
  to: undefined,
  superior: undefined,
  firstAppraiser: undefined,
  secondAppraiser: undefined,
  ...more,
})
const employee = (more: Partial<Employee> = {}): Employee => ({
  number: '1',
  name: '試験 一郎',
  kana: '',
  email: undefined,
  employment: '任期の定めのない職員',
  dutyDays: [1, 2, 3, 4, 5],
  dutyHours: { from: '08:30', to: '17:15' },
  leftOn: undefined,
  leaves: [],
  appointments: [post()],
  ...more,
})
const enrolled = (more: Partial<Enrolled> = {}): Enrolled => ({
  employee: employee(),
  employeeId: 'id',
  sample: false,
  granted: [],
  leads: [],
  ...more,
})

describe('a day in the directory', () => {
  it('has the old post on its last day and the new one on its first', () => {
    const posts = [post({ to: day('2026-09-30') }), post({ unitPath: '財務部/税務課', from: day('2026-10-01') })]
    expect(effectiveOn(posts, day('2026-09-30')).map((each) => each.unitPath)).toEqual(['市民部/市民課'])
    expect(effectiveOn(posts, day('2026-10-01')).map((each) => each.unitPath)).toEqual(['財務部/税務課'])
  })

  it('names the 本務 first, however the 兼務 is older', () => {
    const both = [post({ kind: 'concurrent', from: day('2020-04-01'), unitPath: '監査委員事務局' }), post()]
    const person = personOn(enrolled({ employee: employee({ appointments: both }) }), day('2026-11-24'))
    expect(person?.unitPath).toBe('市民部/市民課')
    expect(person?.appointments).toHaveLength(2)
  })

  it('counts leave and 退職日 to their last day', () => {
    const away = employee({ leaves: [{ from: day('2026-10-01'), to: day('2027-03-31') }], leftOn: day('2027-03-31') })
    expect(onLeaveOn(away, day('2026-09-30'))).toBe(false)
    expect(onLeaveOn(away, day('2027-03-31'))).toBe(true)
    expect(onLeaveOn(employee({ leaves: [{ from: day('2026-10-01'), to: undefined }] }), day('2030-01-01'))).toBe(true)
    expect(inServiceOn(away, day('2027-03-31'))).toBe(true)
    expect(inServiceOn(away, day('2027-04-01'))).toBe(false)
    expect(personOn(enrolled({ employee: away }), day('2027-04-01'))).toBeUndefined()
    expect(inServiceOn(employee(), day('2026-03-31'))).toBe(false)
  })

  it('makes a 所属長 of whoever has staff on that day, and only then', () => {
    const leads = [{ from: day('2026-10-01'), to: day('2027-03-31') }]
    expect(personOn(enrolled({ leads }), day('2026-12-01'))?.roles).toEqual(['employee', 'superior'])
    expect(personOn(enrolled({ leads, granted: ['hr'] }), day('2027-04-01'))?.roles).toEqual(['employee', 'hr'])
  })
})

describe('roles', () => {
  it('are understood by label and code in any width', () => {
    expect(roleNamed('ストレスチェック 実施事務従事者')).toBe('sc_operator')
    expect(roleNamed(' ＨＲ ')).toBe('hr')
    expect(roleNamed('課長')).toBeUndefined()
  })

  it.each([
    [{ roles: ['sc_operator', 'hr'], staff: 'none', posts: [] }, '人事担当'],
    [{ roles: ['sc_operator', 'superior'], staff: 'none', posts: [] }, '所属長'],
    [{ roles: ['sc_operator', 'admin'], staff: 'none', posts: [] }, 'システム管理者'],
    [{ roles: ['sc_operator'], staff: 'some', posts: [] }, '上司'],
    [{ roles: ['sc_operator'], staff: 'none', posts: [{ gradeName: '課長級', jobFamily: '事務職' }] }, '課長級以上'],
  ] as const)('keep the stress check away from power over people: %o', (standing, named) => {
    expect(conflictsOf(standing)).toEqual([expect.stringContaining(named)])
  })

  it('leave everything else free', () => {
    const posts = [{ gradeName: '課長級', jobFamily: '事務職' }]
    expect(conflictsOf({ roles: ['hr', 'proposal_office', 'reviewer', 'admin'], staff: 'some', posts })).toEqual([])
    expect(conflictsOf({ roles: ['sc_operator', 'reviewer'], staff: 'none', posts: [] })).toEqual([])
  })

  it.each(['部長級', '副部長級', '課長級', '会計課長', '消防長', '消防署長', '議会事務局長'])(
    'count %s as 課長級以上',
    (gradeName) => {
      expect(managementPost({ gradeName, jobFamily: '事務職' })).toBe(true)
    },
  )

  it.each(['課長補佐', '課長代理', '主幹級', '係長', '保育士'])('do not count %s as 課長級以上', (gradeName) => {
    expect(managementPost({ gradeName, jobFamily: '事務職' })).toBe(false)
  })
})

describe('the table of a grade', () => {
  it.each([
    ['主事級', '事務職', 'G5-B'],
    ['主事', '事務職', 'G5-B'],
    ['課長級', '技術職', 'G1-C'],
    ['主幹級', '事務職', 'G2-A'],
    ['副主幹級', '監督職', 'G2-B'],
    ['主幹級', '技能労務職', 'G6-A'],
    ['副主幹級', '清掃作業員', 'G6-A'],
    ['業務主事', '技能労務職', 'G7-B'],
    ['主査級', '保育士', undefined],
    ['消防司令', '消防職', undefined],
    ['事務補助員', '会計年度任用職員', undefined],
    ['主幹級', '何かの職', undefined],
  ])('of %s, %s is %s', (gradeName, jobFamily, id) => {
    expect(gradeOf(gradeName, jobFamily)).toBe(id)
  })
})
