import { z } from 'zod'
import type { Said } from '../manner.ts'
import { BOT, directOf, TENANT_ID } from './identity.ts'
import { memberOf, type People } from './people.ts'
import { activityOf, read } from './received.ts'
import { Refusal } from './refusal.ts'
import type { Person } from './shapes.ts'
import type { Talks } from './talks.ts'

/** Everything that Teams knows. */
export interface Tenancy {
  readonly people: People
  readonly talks: Talks
}

/** What a call is about. */
export interface Target {
  readonly conversation: string
  /** The activity or the member. */
  readonly item: string
  readonly body: unknown
}

/** What the connector is asked for, but for writing. @throws Refusal */
export const OPERATIONS = {
  create: ({ body }, { people }) => {
    const { members, tenantId, channelData } = read(createShape, body)
    if ((tenantId ?? channelData?.tenant.id) !== TENANT_ID)
      throw new Refusal(403, 'InvalidTenant', 'The tenant is not the one of the bot')
    const person = people.find(members[0].id)
    if (!person) throw new Refusal(400, 'BadSyntax', 'Bad format of conversation ID')
    people.checkInstalled(person)
    return { status: 201, body: { id: directOf(person) } }
  },
  update: ({ conversation, item, body }, tenancy) => {
    checkWritable(conversation, tenancy)
    tenancy.talks.update(conversation, item, activityOf(body))
    return { status: 200, body: { id: item } }
  },
  delete: ({ conversation, item }, tenancy) => {
    checkWritable(conversation, tenancy)
    tenancy.talks.delete(conversation, item)
    return { status: 200, body: {} }
  },
  member: ({ conversation, item }, tenancy) => {
    const found = membersOf(conversation, tenancy).find(({ id, aadObjectId }) => item === id || item === aadObjectId)
    if (!found) throw new Refusal(404, 'MemberNotFoundInConversation', 'The member was not found')
    return { status: 200, body: memberOf(found) }
  },
  members: ({ conversation }, tenancy) => ({ status: 200, body: membersOf(conversation, tenancy).map(memberOf) }),
  pagedmembers: ({ conversation }, tenancy) => {
    return { status: 200, body: { members: membersOf(conversation, tenancy).map(memberOf) } }
  },
} as const satisfies Readonly<Record<string, (target: Target, tenancy: Tenancy) => Said>>

/** @throws Refusal where the bot cannot write. */
export function checkWritable(conversation: string, { people }: Tenancy): void {
  if (conversation.startsWith('19:')) return
  people.checkOpen(inDirect(conversation, people))
}

/** Everybody is in every channel and group. */
function membersOf(conversation: string, { people }: Tenancy): Person[] {
  if (conversation.startsWith('19:')) return people.all()
  const person = inDirect(conversation, people)
  people.checkInstalled(person)
  return [person]
}

function inDirect(conversation: string, people: People): Person {
  const person = people.inDirect(conversation)
  if (!person) throw new Refusal(404, 'ConversationNotFound', 'The conversation was not found')
  return person
}

const createShape = z.looseObject({
  isGroup: z.literal(false).optional(),
  bot: z.looseObject({ id: z.literal(BOT.id) }).optional(),
  members: z.tuple([z.looseObject({ id: z.string() })]),
  tenantId: z.string().optional(),
  channelData: z.looseObject({ tenant: z.looseObject({ id: z.string() }) }).optional(),
  activity: z.null().optional(),
})
