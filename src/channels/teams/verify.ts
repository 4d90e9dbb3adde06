import { branch, isTree, text } from '../../bot/tree.ts'
import { isDialog } from './happened.ts'

/** Whom the bot speaks with, and by which ways. */
export interface Trusted {
  /** The bot's own id in Entra. */
  readonly appId: string
  /** The one tenant whose people it serves. */
  readonly tenantId: string
  /** Hosts of the Bot Connector; our token goes there. */
  readonly hosts: readonly string[]
  /** Addresses on this machine, for the Playground alone. */
  readonly local?: readonly string[] | undefined
}

/** The issuer of the Bot Framework's own tokens. Tokens of Entra would pass the library, whoever they are made for. */
export const ISSUER = 'https://api.botframework.com'

/** Takes an activity before its token is looked at; gives the status it is refused with, or undefined. */
export function refusal(activity: unknown, trusted: Trusted): 400 | 403 | undefined {
  const { type, channelId, serviceUrl } = branch({ activity }, 'activity')
  if (typeof type !== 'string' || type === '' || channelId !== 'msteams') return 400
  if (!isTrusted(serviceUrl, trusted)) return 400
  const [from, conversation] = [branch(activity, 'from'), branch(activity, 'conversation')]
  // A dialog beside the box that messages are written in stands in no conversation.
  if (!text(from, 'id') || !(text(conversation, 'id') || (isTree(activity) && isDialog(activity)))) return 400
  if (text(branch(activity, 'recipient'), 'id') !== `28:${trusted.appId}`) return 400
  return tenantOf(activity) === trusted.tenantId ? undefined : 403
}

/** The token carries no tenant; the signed activity does. */
function tenantOf(activity: unknown): string | undefined {
  return (
    text(branch(branch(activity, 'channelData'), 'tenant'), 'id') ?? text(branch(activity, 'conversation'), 'tenantId')
  )
}

/** Whether an address is the Bot Connector's, inbound and before anything is sent there. */
export function isTrusted(serviceUrl: unknown, { hosts, local = [] }: Trusted): boolean {
  if (typeof serviceUrl !== 'string' || !URL.canParse(serviceUrl)) return false
  const { protocol, host, username, origin } = new URL(serviceUrl)
  if (username !== '') return false
  return (protocol === 'https:' && hosts.includes(host)) || local.includes(origin)
}

/** Takes the claims of a token that the library accepted; says whether the Bot Connector itself made it. */
export function isOurs(claim: (name: string) => string | null | undefined, trusted: Trusted): boolean {
  return claim('iss') === ISSUER && isTrusted(claim('serviceurl'), trusted)
}
