import { z } from 'zod'
import type { Activity } from './control.ts'
import { directOf } from './identity.ts'
import { Refusal } from './refusal.ts'
import type { Person } from './shapes.ts'

/** Why nothing may be written to somebody. */
const WHY = {
  blocked: ['MessageWritesBlocked', 'Message writes are blocked by the user.'],
  removed: ['BotNotInConversationRoster', 'The bot is not part of the conversation roster.'],
} as const

const installation = z.looseObject({
  type: z.literal('installationUpdate'),
  action: z.enum(['add', 'remove']),
  conversation: z.looseObject({ id: z.string() }),
})

/** The people of the tenant, and who of them cannot be written to. */
export class People {
  readonly #all = new Map<string, Person>()
  readonly #shut = new Map<string, keyof typeof WHY>()

  constructor(people: readonly Person[]) {
    this.set(people)
  }

  /** Adds people, or replaces those who are known. */
  set(people: readonly Person[]): void {
    for (const person of people) this.#all.set(person.aadObjectId, person)
  }

  all(): Person[] {
    return [...this.#all.values()]
  }

  /** By the id of the directory or that of the bot; undefined for a stranger. */
  find(id: string): Person | undefined {
    return this.#all.get(id) ?? this.all().find((each) => each.id === id)
  }

  /** The person whose direct conversation that is. */
  inDirect(conversation: string): Person | undefined {
    return this.all().find((each) => directOf(each) === conversation)
  }

  /** The person lets the bot write no more, or has the bot no more. */
  shut(aadObjectId: string, why: keyof typeof WHY): void {
    this.#shut.set(aadObjectId, why)
  }

  /** The bot may write to the person again. */
  open(aadObjectId: string): void {
    this.#shut.delete(aadObjectId)
  }

  /** What people do with the bot in their own chat holds, whether the bot hears of it or not. */
  note(activity: Activity): void {
    const { data } = installation.safeParse(activity)
    const person = data && this.inDirect(data.conversation.id)
    if (!person) return
    if (data.action === 'add') this.open(person.aadObjectId)
    else this.shut(person.aadObjectId, 'removed')
  }

  /** @throws Refusal where nothing may be written to the person. */
  checkOpen({ aadObjectId }: Person): void {
    const why = this.#shut.get(aadObjectId)
    if (why) throw refusedFor(why)
  }

  /** @throws Refusal where the person has the bot no more. */
  checkInstalled({ aadObjectId }: Person): void {
    if (this.#shut.get(aadObjectId) === 'removed') throw refusedFor('removed')
  }
}

function refusedFor(why: keyof typeof WHY): Refusal {
  const [code, message] = WHY[why]
  // As documented for people who stopped the bot: the reason is JSON within the message.
  const told = JSON.stringify({ subCode: code, details: message, errorCode: null, errorSubCode: null })
  return new Refusal(403, code, message, { errorCode: 209, message: told })
}

/** A person as the roster shows one. */
export function memberOf({ id, aadObjectId, name, email, userRole, tenantId }: Person) {
  const [surname, givenName] = [name.slice(0, 2), name.slice(2)]
  const address = email === undefined ? {} : { email, userPrincipalName: email }
  return { id, name, aadObjectId, objectId: aadObjectId, surname, givenName, ...address, tenantId, userRole }
}
