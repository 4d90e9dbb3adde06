import { BOT, TEAM } from './identity.ts'
import { Refusal } from './refusal.ts'
import type { Person } from './shapes.ts'

/** The accounts of the workspace. */
export class People {
  readonly #all = new Map<string, Person>()

  constructor(people: readonly Person[]) {
    this.set(people)
    this.set([{ id: BOT.user, name: BOT.name, deleted: false, bot: true, guest: false }])
  }

  /** Adds people, or replaces those who are known. */
  set(people: readonly Person[]): void {
    for (const person of people) this.#all.set(person.id, person)
  }

  /** @throws Refusal with `code` for a stranger. */
  get(id: string, code: string): Person {
    const person = this.#all.get(id)
    if (!person) throw new Refusal(code)
    return person
  }

  /** @throws Refusal for an address that nobody who is still here has. */
  byEmail(email: string): Person {
    const person = [...this.#all.values()].find((each) => each.email === email && !each.deleted)
    if (!person) throw new Refusal('users_not_found')
    return person
  }
}

/** A person as the Web API and `user_change` show one. */
export function userOf({ id, name, email, deleted, bot, guest }: Person) {
  const team = TEAM.id
  const profile = { real_name: name, display_name: name, team, ...(email === undefined ? {} : { email }) }
  if (deleted) return { id, team_id: team, name: id.toLowerCase(), deleted, is_bot: bot, profile }
  const place = { tz: 'Asia/Tokyo', tz_label: 'Japan Standard Time', tz_offset: 32_400 }
  const kind = { is_bot: bot, is_app_user: false, is_restricted: guest, is_ultra_restricted: guest, is_admin: false }
  return { id, team_id: team, name: id.toLowerCase(), real_name: name, deleted, ...place, ...kind, profile }
}
