// Everybody of the sample city in their places: number, name, unit, post, and who leads each unit.
import { FAMILY, GIVEN } from './names.mjs'
import { PERSONAS } from './personas.mjs'
import { KINDS } from './posts.mjs'
import { pick } from './random.mjs'
import { UNITS } from './units.mjs'

const PERMANENT = ['任期の定めのない職員', '会計年度任用職員']

export const people = []
const heads = new Map()
for (const [unit, kind, count] of UNITS) {
  const { head, chief, staff } = KINDS[kind]
  const leader = head ? [{ ...head, head: true }] : []
  for (const place of [...leader, ...staff(chief ? count + 1 : count)]) {
    const person = { ...place, number: String(100001 + people.length), unit }
    people.push(person)
    if (place.head) heads.set(unit, person)
  }
}

for (const persona of PERSONAS) {
  const fits = (each) => each.unit === persona.at && (persona.as === 'head' ? each.head : each.gradeName === persona.as)
  const person = people.find((each) => fits(each) && !each.persona && PERMANENT.includes(each.employment))
  if (!person) throw new Error(`no place for ${persona.name}`)
  Object.assign(person, { persona, name: persona.name, kana: persona.kana })
  if (persona.hours) person.hours = persona.hours
  if (persona.days) person.days = persona.days
}

const others = people.filter((each) => !each.persona)
const taken = new Set()
for (const person of others) {
  do {
    const [family, given] = [pick(FAMILY), pick(GIVEN)]
    person.name = `${family[0]} ${given[0]}`
    person.kana = `${family[1]} ${given[1]}`
  } while (taken.has(person.name))
  taken.add(person.name)
}

// Two people of one name, to try how the bot asks which one is meant.
const [twin, other] = others.filter((each) => each.gradeName === '主査級')
Object.assign(other, { name: twin.name, kana: twin.kana })

const parentOf = (unit) => (unit.includes('/') ? unit.slice(0, unit.lastIndexOf('/')) : undefined)
const headAbove = (unit) => (unit === undefined ? undefined : (heads.get(unit) ?? headAbove(parentOf(unit))))

/** Who leads a unit itself. */
export const headOf = (unit) => heads.get(unit)

/** Whose staff a person is in a unit: its head, or the next head above for the head. */
export const bossOf = (person, unit = person.unit) =>
  person.head && person.unit === unit ? headAbove(parentOf(unit)) : headAbove(unit)
