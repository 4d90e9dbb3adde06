// Makes the sample city: people.csv, roles.csv and personas.json. Seeded, so that every run gives the same files.
//   node prisma/seed/city/make.mjs
import { writeFileSync } from 'node:fs'
import { FAMILY, GIVEN } from './names.mjs'
import { PERSONAS } from './personas.mjs'
import { KINDS } from './posts.mjs'
import { UNITS } from './units.mjs'

const COLUMNS =
  '職員番号,氏名,ふりがな,メール,任用形態,所属,職種,職位,本務兼務,発令日,終了日,上司,一次評価者,二次評価者,勤務曜日,勤務時間,休職等,退職日'.split(',')
const LEAVES = ['2026-04-01/2026-12-31', '2026-07-01/2027-03-31', '2026-11-01/', '2026-12-01/2027-02-28', '2027-01-10/2027-12-31', '2025-10-01/2026-09-30;2027-02-01/2027-03-31']
const NEXT = { 主事級: '主任主事級', 主任主事級: '主査級', 主査級: '主任主査級' }
const TERM = { 会計年度任用職員: '2027-03-31', 再任用職員: '2027-03-31', 任期付職員: '2029-03-31' }

// mulberry32: small, and the same on every machine.
let state = 20260401
const random = () => {
  state = (state + 0x6d2b79f5) | 0
  let t = Math.imul(state ^ (state >>> 15), 1 | state)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
}
const pick = (list) => list[Math.floor(random() * list.length)]

// ---- people in their places ----

const people = []
const heads = new Map()
for (const [unit, kind, count] of UNITS) {
  const { head, chief, staff } = KINDS[kind]
  const places = [...(head ? [{ ...head, head: true }] : []), ...staff(chief ? count + 1 : count).map((each) => ({ ...each }))]
  for (const place of places) {
    const person = { ...place, number: String(100001 + people.length), unit, kind }
    people.push(person)
    if (place.head) heads.set(unit, person)
  }
}

for (const persona of PERSONAS) {
  const fits = (each) => each.unit === persona.at && (persona.as === 'head' ? each.head : each.gradeName === persona.as)
  const person = people.find((each) => fits(each) && !each.persona && each.employment !== '任期付職員' && each.employment !== '再任用職員')
  if (!person) throw new Error(`no place for ${persona.name}`)
  Object.assign(person, { persona, name: persona.name, kana: persona.kana })
  if (persona.hours) person.hours = persona.hours
  if (persona.days) person.days = persona.days
}

const taken = new Set()
for (const person of people.filter((each) => !each.persona)) {
  let name
  do {
    const [family, given] = [pick(FAMILY), pick(GIVEN)]
    name = [`${family[0]} ${given[0]}`, `${family[1]} ${given[1]}`]
  } while (taken.has(name[0]))
  taken.add(name[0])
  ;[person.name, person.kana] = name
}
// Two people of one name, to try how the bot asks which one is meant.
const [twin, other] = people.filter((each) => !each.persona && each.gradeName === '主査級')
;[other.name, other.kana] = [twin.name, twin.kana]

// ---- who leads whom ----

const parentOf = (unit) => (unit.includes('/') ? unit.slice(0, unit.lastIndexOf('/')) : undefined)
const headAbove = (unit) => (unit === undefined ? undefined : (heads.get(unit) ?? headAbove(parentOf(unit))))
const bossOf = (person, unit = person.unit) => (person.head && person.unit === unit ? headAbove(parentOf(unit)) : headAbove(unit))

// ---- appointments ----

const appointment = (person, more = {}) => ({ unit: person.unit, gradeName: person.gradeName, kind: '本務', from: '', to: '', ...more })
const permanent = people.filter((each) => !each.head && !each.persona && each.employment === '任期の定めのない職員')
const clerks = permanent.filter((each) => each.jobFamily === '事務職' && each.gradeName in NEXT)
const offices = UNITS.filter(([, kind]) => kind === 'division' || kind === 'section').map(([unit]) => unit)
const elsewhere = (unit) => pick(offices.filter((each) => each !== unit))
const everyNth = (list, nth, offset) => list.filter((_, at) => at % nth === offset)

const october = new Set(everyNth(clerks, 13, 4))
const april = new Set(everyNth(clerks, 11, 7).filter((each) => !october.has(each)))
const promoted = new Set(everyNth(clerks, 17, 2).filter((each) => !october.has(each) && !april.has(each)))
const newcomers = new Set(everyNth(permanent.filter((each) => ['主事級', '消防士', '保育士'].includes(each.gradeName)), 6, 1))
const concurrent = new Set(everyNth(clerks, 29, 11).filter((each) => !october.has(each) && !april.has(each)))

for (const person of people) {
  const { persona = {}, employment } = person
  const term = TERM[employment] ?? ''
  const begun = employment in TERM || newcomers.has(person) ? '2026-04-01' : pick(['2022-04-01', '2023-04-01', '2024-04-01', '2025-04-01', '2026-04-01'])
  const from = persona.from ?? begun
  if (october.has(person)) person.posts = [appointment(person, { from: '2023-04-01', to: '2026-09-30' }), appointment(person, { unit: elsewhere(person.unit), from: '2026-10-01' })]
  else if (april.has(person)) person.posts = [appointment(person, { from, to: '2027-03-31' }), appointment(person, { unit: elsewhere(person.unit), from: '2027-04-01' })]
  else if (promoted.has(person)) person.posts = [appointment(person, { from, to: '2027-03-31' }), appointment(person, { gradeName: NEXT[person.gradeName], from: '2027-04-01' })]
  else if (persona.moved) person.posts = [appointment(person, { unit: persona.moved.from, from: '2023-04-01', to: '2026-09-30' }), appointment(person, { from: persona.moved.on })]
  else person.posts = [appointment(person, { from, to: term })]
  if (persona.renewed || (employment === '会計年度任用職員' && random() < 0.4))
    person.posts.push(appointment(person, { from: '2027-04-01', to: '2028-03-31' }))
  if (concurrent.has(person) || persona.also)
    person.posts.push(appointment(person, { unit: persona.also ?? elsewhere(person.unit), kind: '兼務', from: '2026-04-01' }))
}

everyNth(permanent, 61, 5).slice(0, 11).forEach((person, at) => { person.leave = LEAVES[at % LEAVES.length] })
everyNth(permanent, 170, 33).forEach((person, at) => { person.left = at % 2 ? '2027-03-31' : '2026-06-30' })
everyNth(clerks, 19, 9).forEach((person) => { person.hours = '9:00-15:45' })

// ---- files ----

/** Field staff and assistants often have no address of their own. */
const hasMail = (person) => person.persona || !(person.employment === '会計年度任用職員' || person.jobFamily === '技能労務職') || random() < 0.4

const rows = people.flatMap((person) => {
  const mail = hasMail(person) ? `n${person.number}@sample.invalid` : ''
  return person.posts.map((post) => {
    const boss = bossOf(person, post.unit)
    const above = boss && bossOf(boss)
    return [person.number, person.name, person.kana, mail, person.employment, post.unit, person.jobFamily, post.gradeName, post.kind, post.from, post.to, boss?.number ?? '', post.kind === '本務' ? (boss?.number ?? '') : '', post.kind === '本務' ? (above?.number ?? '') : '', person.days, person.hours, person.persona?.leave ?? person.leave ?? '', person.left ?? '']
  })
})

const headOf = (unit) => heads.get(unit)
const some = (unit, grade, count) => people.filter((each) => each.unit === unit && each.gradeName === grade && !each.persona && !each.leave && !each.left && !october.has(each) && !april.has(each)).slice(0, count)
const grants = [
  ...people.filter((each) => each.persona?.role).map((each) => [each, each.persona.role]),
  ...[headOf('総務部/人事課'), ...some('総務部/人事課/人事研修係', '副主幹級', 1)].map((each) => [each, '人事担当']),
  ...some('企画政策部/企画課/企画調整係', '主事級', 1).map((each) => [each, '提案事務局']),
  ...['総務部', '財務部', '建設部', '総務部/財政課'].map((unit) => [headOf(unit), '審査委員']),
  ...some('総務部/人事課/給与厚生係', '主任主事級', 1).map((each) => [each, 'ストレスチェック実施事務従事者']),
  ...some('総務部/情報政策課', '主任主事級', 1).map((each) => [each, 'システム管理者']),
]

const write = (name, text) => writeFileSync(new URL(name, import.meta.url), text)
write('people.csv', `${[COLUMNS, ...rows].map((row) => row.join(',')).join('\n')}\n`)
write('roles.csv', `職員番号,役割\n${grants.map(([person, role]) => `${person.number},${role}`).sort().join('\n')}\n`)
const personas = people.filter((each) => each.persona).sort((a, b) => PERSONAS.indexOf(a.persona) - PERSONAS.indexOf(b.persona))
write('personas.json', `${JSON.stringify(personas.map(({ name, number, persona }) => ({ name, number, for: persona.for })), undefined, 2)}\n`)
