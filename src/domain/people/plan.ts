import type { Temporal } from 'temporal-polyfill'
import { conflictsOf, postsFrom, superiorsFrom } from './conflicts.ts'
import { type Employee, hasLeftBy } from './employee.ts'
import type { FaultList } from './faults.ts'
import { inOrder } from './roles.ts'
import type { Listed } from './roster.ts'
import { toldEmployee } from './told.ts'

/** What an import would do. Nobody is ever removed for being absent from a file. */
export interface Plan {
  readonly added: readonly Employee[]
  /** All whose rows differ from the directory, those who leave among them. */
  readonly changed: readonly Employee[]
  /** How many of `changed` have a 退職日 now and had none. */
  readonly left: number
  readonly unchanged: number
  /** 職員番号 of those in the directory, not left yet, whom the file does not name. */
  readonly absent: readonly string[]
}

/** Takes the file's people and the directory by 職員番号; gives the difference. */
export function planImport(
  roster: ReadonlyMap<string, Listed>,
  before: ReadonlyMap<string, Employee>,
  today: Temporal.PlainDate,
): Plan {
  const people = [...roster.values()].map(({ employee }) => employee)
  const changed = people.filter((employee) => {
    const known = before.get(employee.number)
    return known !== undefined && toldEmployee(known) !== toldEmployee(employee)
  })
  const added = people.filter(({ number }) => !before.has(number))
  const left = changed.filter(({ number, leftOn }) => leftOn && !before.get(number)?.leftOn).length
  const absent = [...before.values()].filter((each) => !roster.has(each.number) && !hasLeftBy(each, today))
  return {
    added,
    changed,
    left,
    unchanged: people.length - added.length - changed.length,
    absent: absent.map(({ number }) => number),
  }
}

/**
 * Checks the roles that were given against the directory as it would be after the import, and tells `faults` of every
 * person whose new post or staff does not go with a role: nobody becomes a line manager and stays stress-check operator.
 */
export function checkRoles(
  after: readonly Employee[],
  granted: ReadonlyMap<string, readonly string[]>,
  today: Temporal.PlainDate,
  faults: FaultList,
): void {
  const superiors = superiorsFrom(after, today)
  for (const employee of after) {
    const words = granted.get(employee.number)
    if (!words || words.length === 0) continue
    const staff = superiors.has(employee.number) ? 'some' : 'none'
    for (const says of conflictsOf({ roles: inOrder(words), staff, posts: postsFrom(employee, today) }))
      faults.add(undefined, '役割', `職員番号 ${employee.number}：${says}先に役割を外すか、名簿を直してください。`)
  }
}
