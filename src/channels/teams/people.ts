import type { Directory } from '../../bot/inbox/acquaint.ts'
import { branch, text } from '../../bot/tree.ts'
import { TEAMS } from './happened.ts'
import { referenceOf } from './references.ts'
import type { Carrying } from './send.ts'
import { isTrusted } from './verify.ts'

/** Members of the city's own tenant, by the address that its directory has. Guests are nobody's. */
export function teamsDirectory({ adapter, trusted, desk }: Carrying): Directory {
  return {
    channel: TEAMS,
    emailOf: async (externalId, signal) => {
      const reference = referenceOf(await desk().references.of({ channel: TEAMS, externalId }))
      if (!reference || !isTrusted(reference.serviceUrl, trusted)) return undefined
      await adapter.admit()
      const { conversations } = await adapter.connector(reference.serviceUrl)
      const member: unknown = await conversations
        .getConversationMember(reference.seenIn, reference.userId, { abortSignal: signal })
        .catch(nobody)
      const isOwn = (text(member, 'tenantId') ?? trusted.tenantId) === trusted.tenantId
      if (!isOwn || GUESTS.has(text(member, 'userRole') ?? '')) return undefined
      return text(member, 'email') ?? text(member, 'userPrincipalName')
    },
  }
}

const GUESTS = new Set(['guest', 'anonymous'])

/** Teams answers, only not about this person: nobody else has to wait for that. */
function nobody(error: unknown): undefined {
  const { statusCode } = branch({ error }, 'error')
  if (statusCode === 403 || statusCode === 404) return undefined
  throw error
}
