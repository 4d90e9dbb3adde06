import type { Temporal } from 'temporal-polyfill'
import { findCircles } from './circles.ts'
import type { PeopleColumn } from './columns.ts'
import type { Appointment, Employee } from './employee.ts'
import type { FaultList } from './faults.ts'
import type { Listed } from './roster.ts'
import { overlap } from './stretch.ts'

const OTHERS = [
  { column: '上司', of: (post: Appointment) => post.superior },
  { column: '一次評価者', of: (post: Appointment) => post.firstAppraiser },
  { column: '二次評価者', of: (post: Appointment) => post.secondAppraiser },
] as const satisfies readonly { column: PeopleColumn; of: (post: Appointment) => string | undefined }[]

/**
 * Checks what no row shows by itself: people named that nobody knows, oneself as superior or appraiser, two 本務 at a
 * time, an e-mail address of two people, superiors in a circle.
 * `stay` are those in the directory whom the file does not name; `today` is the first day that still matters.
 */
export function crossCheck(
  roster: ReadonlyMap<string, Listed>,
  stay: readonly Employee[],
  today: Temporal.PlainDate,
  faults: FaultList,
): void {
  const known = new Set([...roster.keys(), ...stay.map(({ number }) => number)])
  for (const listed of roster.values()) {
    checkOthers(listed, known, faults)
    checkMainPosts(listed, faults)
  }
  checkEmails(roster, stay, faults)
  const everybody = [...[...roster.values()].map(({ employee }) => employee), ...stay]
  for (const circle of findCircles(everybody, today)) {
    // Those who stay were sound before: a new circle has somebody of the file in it.
    const listed = circle.map((number) => roster.get(number)).find((each) => each !== undefined)
    if (listed) faults.add(listed.line, '上司', '上司をたどると本人に戻ります。どこかの上司を直してください。')
  }
}

function checkOthers({ employee, lines }: Listed, known: ReadonlySet<string>, faults: FaultList): void {
  employee.appointments.forEach((post, at) => {
    for (const { column, of } of OTHERS) {
      const other = of(post)
      if (other === undefined) continue
      if (other === employee.number) faults.add(lines[at], column, '本人の職員番号です。ほかの職員にしてください。')
      else if (!known.has(other))
        faults.add(lines[at], column, `職員番号 ${other} の職員が名簿にいません。番号を直すか、行を足してください。`)
    }
  })
}

function checkMainPosts({ employee, lines }: Listed, faults: FaultList): void {
  const posts = employee.appointments
  posts.forEach((post, at) => {
    if (post.kind !== 'main') return
    const clash = posts.findIndex((other, from) => from < at && other.kind === 'main' && overlap(other, post))
    if (clash >= 0)
      faults.add(lines[at], '発令日', `${lines[clash]}行目の本務と期間が重なります。終了日か「兼務」で分けてください。`)
  })
}

function checkEmails(roster: ReadonlyMap<string, Listed>, stay: readonly Employee[], faults: FaultList): void {
  const owners = new Map<string, string>()
  for (const { email, number } of stay) if (email !== undefined) owners.set(email, number)
  for (const { employee, line } of roster.values()) {
    if (employee.email === undefined) continue
    const owner = owners.get(employee.email)
    if (owner !== undefined)
      faults.add(line, 'メール', `職員番号 ${owner} の職員と同じです。メールは1人に1つにしてください。`)
    owners.set(employee.email, employee.number)
  }
}
