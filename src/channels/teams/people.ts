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
      const place = reference?.direct ?? reference?.seenIn
      // One without an id of the directory is nobody of this tenant.
      if (!reference || !place || externalId.startsWith('29:')) return undefined
      if (!isTrusted(reference.serviceUrl, trusted)) return undefined
      await adapter.admit()
      const { conversations } = await adapter.connector(reference.serviceUrl)
      const member: unknown = await conversations
        .getConversationMember(place, reference.userId, { abortSignal: signal })
        .catch(nobody)
      const name = text(member, 'userPrincipalName')
      if (text(member, 'tenantId') !== trusted.tenantId || GUESTS.has(text(member, 'userRole') ?? '')) return undefined
      return name?.includes(GUEST_MARK) ? undefined : (text(member, 'email') ?? name)
    },
  }
}

const GUESTS = new Set(['guest', 'anonymous'])

/** Entra puts it into the names of people of other tenants. */
const GUEST_MARK = '#EXT#'

/** Teams answers, only not about this person: nobody else has to wait for that. */
function nobody(error: unknown): undefined {
  const { statusCode } = branch({ error }, 'error')
  if (statusCode === 403 || statusCode === 404) return undefined
  throw error
}
