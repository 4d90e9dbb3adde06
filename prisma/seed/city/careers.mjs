// Gives everybody their appointments: terms, transfers of 2026-10-01 and 2027-04-01, promotions, 兼務, leave, 退職日.
import { people } from './people.mjs'
import { pick, random } from './random.mjs'
import { UNITS } from './units.mjs'

const LEAVES = [
  '2026-04-01/2026-12-31',
  '2026-07-01/2027-03-31',
  '2026-11-01/',
  '2026-12-01/2027-02-28',
  '2027-01-10/2027-12-31',
  '2025-10-01/2026-09-30;2027-02-01/2027-03-31',
]
const NEXT = { 主事級: '主任主事級', 主任主事級: '主査級', 主査級: '主任主査級' }
const TERM = { 会計年度任用職員: '2027-03-31', 再任用職員: '2027-03-31', 任期付職員: '2029-03-31' }
const YEARS = ['2022-04-01', '2023-04-01', '2024-04-01', '2025-04-01', '2026-04-01']

const everyNth = (list, nth, offset) => list.filter((_, at) => at % nth === offset)
const permanent = people.filter((each) => !each.head && !each.persona && each.employment === '任期の定めのない職員')
const clerks = permanent.filter((each) => each.jobFamily === '事務職' && each.gradeName in NEXT)
const offices = UNITS.filter(([, kind]) => kind === 'division' || kind === 'section').map(([unit]) => unit)
const elsewhere = (unit) => pick(offices.filter((each) => each !== unit))

const october = new Set(everyNth(clerks, 13, 4))
const april = new Set(everyNth(clerks, 11, 7).filter((each) => !october.has(each)))
const promoted = new Set(everyNth(clerks, 17, 2).filter((each) => !october.has(each) && !april.has(each)))
const concurrent = new Set(everyNth(clerks, 29, 11).filter((each) => !october.has(each) && !april.has(each)))
const beginners = permanent.filter((each) => ['主事級', '消防士', '保育士'].includes(each.gradeName))
const newcomers = new Set(everyNth(beginners, 6, 1))

/** Whether somebody changes unit: such people are given no role. */
export const moves = (person) => october.has(person) || april.has(person)

for (const person of people) person.posts = [...mainPosts(person), ...furtherPosts(person)]
everyNth(permanent, 61, 5)
  .slice(0, 11)
  .forEach((person, at) => {
    person.leave = LEAVES[at % LEAVES.length]
  })
everyNth(permanent, 170, 33).forEach((person, at) => {
  person.left = at % 2 ? '2027-03-31' : '2026-06-30'
})
for (const person of everyNth(clerks, 19, 9)) person.hours = '9:00-15:45'

function mainPosts(person) {
  const { persona = {}, employment } = person
  const begun = employment in TERM || newcomers.has(person) ? '2026-04-01' : pick(YEARS)
  const from = persona.from ?? begun
  if (october.has(person)) {
    const next = post(person, { unit: elsewhere(person.unit), from: '2026-10-01' })
    return [post(person, { from: '2023-04-01', to: '2026-09-30' }), next]
  }
  if (april.has(person)) {
    const next = post(person, { unit: elsewhere(person.unit), from: '2027-04-01' })
    return [post(person, { from, to: '2027-03-31' }), next]
  }
  if (promoted.has(person)) {
    const next = post(person, { gradeName: NEXT[person.gradeName], from: '2027-04-01' })
    return [post(person, { from, to: '2027-03-31' }), next]
  }
  if (persona.moved) {
    const former = post(person, { unit: persona.moved.from, from: '2023-04-01', to: '2026-09-30' })
    return [former, post(person, { from: persona.moved.on })]
  }
  return [post(person, { from, to: TERM[employment] ?? '' })]
}

/** Another year for some with a term, a 兼務 for some clerks. */
function furtherPosts(person) {
  const { persona = {}, employment } = person
  const posts = []
  if (persona.renewed || (employment === '会計年度任用職員' && random() < 0.4))
    posts.push(post(person, { from: '2027-04-01', to: '2028-03-31' }))
  if (concurrent.has(person) || persona.also)
    posts.push(post(person, { unit: persona.also ?? elsewhere(person.unit), kind: '兼務', from: '2026-04-01' }))
  return posts
}

function post({ unit, gradeName }, more) {
  return { unit, gradeName, kind: '本務', to: '', ...more }
}
