import type { Temporal } from 'temporal-polyfill'
import { type Appointment, type Employee, hasLeftBy } from './employee.ts'
import { labelOf, type Role } from './roles.ts'
import { endedBefore } from './stretch.ts'

/**
 * Roles that one person never holds together, with the reason that is shown.
 * Who has direct power over dismissal, promotion or transfer takes no part in the stress check
 * (労働安全衛生規則52条の10第2項; domain notes §3); the administrator runs the machine and sees no contents.
 */
const NEVER_TOGETHER: readonly { readonly one: Role; readonly other: Role; readonly because: string }[] = [
  { one: 'sc_operator', other: 'hr', because: '人事に権限をもつ人は、ストレスチェックの実施の事務に従事できません' },
  { one: 'sc_operator', other: 'superior', because: '部下をもつ人は、ストレスチェックの実施の事務に従事できません' },
  { one: 'sc_operator', other: 'admin', because: 'システム管理者は、内容を見ない役割です' },
]

/** 課長級以上, whatever a city adds before the word (会計課長, 消防署長); 課長補佐 and 課長代理 are not. */
const MANAGEMENT = /(部長|次長|課長|局長|室長|署長|消防長|参事)級?$/

/** What decides whether somebody may hold a role from a day on. */
export interface Standing {
  readonly roles: readonly Role[]
  /** Whether anybody names them as 上司, now or in an appointment still to come. */
  readonly staff: 'none' | 'some'
  /** Their appointments that hold or are still to come. */
  readonly posts: readonly Pick<Appointment, 'gradeName' | 'jobFamily'>[]
}

/** Takes a standing; gives one Japanese sentence for each thing that does not go together, none if all is well. */
export function conflictsOf({ roles, staff, posts }: Standing): string[] {
  const said = NEVER_TOGETHER.filter(({ one, other }) => roles.includes(one) && roles.includes(other)).map(
    ({ one, other, because }) => `「${labelOf(one)}」と「${labelOf(other)}」は兼ねられません。${because}。`,
  )
  if (!roles.includes('sc_operator')) return said
  const operator = labelOf('sc_operator')
  if (staff === 'some')
    said.push(`「${operator}」は、だれかの上司になる職員にはできません（これからの発令も含みます）。`)
  if (posts.some(managementPost))
    said.push(`「${operator}」は、課長級以上の職にある職員にはできません（これからの発令も含みます）。`)
  return said
}

/** Whether the post is of 課長級 or above. */
export function managementPost({ gradeName, jobFamily }: Pick<Appointment, 'gradeName' | 'jobFamily'>): boolean {
  return jobFamily === '管理職' || MANAGEMENT.test(gradeName.normalize('NFKC').trim())
}

/** The appointments that hold on `day` or begin later; none for who has left. */
export function postsFrom(employee: Employee, day: Temporal.PlainDate): Appointment[] {
  if (hasLeftBy(employee, day)) return []
  return employee.appointments.filter((each) => !endedBefore(each, day))
}

/** The 職員番号 of everybody who is a superior on `day` or will be one. */
export function superiorsFrom(employees: Iterable<Employee>, day: Temporal.PlainDate): Set<string> {
  const superiors = new Set<string>()
  for (const employee of employees)
    for (const { superior } of postsFrom(employee, day)) if (superior !== undefined) superiors.add(superior)
  return superiors
}
