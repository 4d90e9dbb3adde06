import { APP_REFUSAL, BOT_REFUSAL, TEXT, TOKEN, WAY } from './check-texts.ts'
import { SCOPES } from './wanted.ts'

/** One thing looked at, told to the administrator in one line: ○ as it should be, △ with what to do. */
export interface Checked {
  readonly state: '○' | '△'
  readonly text: string
}

/** What came back when Slack was asked. */
export type Heard<T> =
  | { readonly is: 'answer'; readonly answer: T }
  /** Slack's own code, such as invalid_auth. */
  | { readonly is: 'refusal'; readonly code: string }
  | { readonly is: 'busy' }
  /** Somebody else answered: a proxy, a login page. */
  | { readonly is: 'foreign'; readonly status?: number }
  /** Nobody did; the code is the network's, such as ENOTFOUND, or empty. */
  | { readonly is: 'silence'; readonly code: string }

/** Who the bot's token speaks for, and what it may do (undefined: the answer did not say). */
export interface Identity {
  readonly team: string
  readonly bot: string
  readonly scopes: readonly string[] | undefined
}

/** What the environment gives, without any value of it. */
export interface Given {
  readonly appToken: 'given' | 'none'
  readonly signingSecret: 'given' | 'none'
  readonly port: number | undefined
}

export const noToken: Checked = { state: '△', text: TEXT.noToken }

/** Takes the answer to auth.test; gives who the bot is and every scope that is missing or too many. */
export function checkToken(heard: Heard<Identity>): Checked[] {
  if (heard.is !== 'answer') return [notHeard(heard, 'SLACK_BOT_TOKEN', BOT_REFUSAL)]
  const { team, bot, scopes } = heard.answer
  return [{ state: '○', text: TEXT.connected(team, bot) }, ...checkScopes(scopes)]
}

function checkScopes(given: readonly string[] | undefined): Checked[] {
  if (given === undefined) return [{ state: '△', text: TOKEN.unknown }]
  const lacking = SCOPES.filter(({ name }) => !given.includes(name))
  const extra = given.filter((name) => name !== '' && !SCOPES.some((each) => each.name === name))
  if (lacking.length + extra.length === 0) return [{ state: '○', text: TOKEN.complete(SCOPES.length) }]
  return [...lacking.map(TOKEN.lacks), ...extra.map(TOKEN.tooMuch)].map((text) => ({ state: '△', text }))
}

/** Takes the answer to apps.connections.open and what is given beside; gives whether Socket Mode will work. */
export function checkSocket(heard: Heard<unknown>, { signingSecret }: Given): Checked[] {
  if (heard.is !== 'answer') return [notHeard(heard, 'SLACK_APP_TOKEN', APP_REFUSAL)]
  return [{ state: '○', text: signingSecret === 'given' ? WAY.socketOnly : WAY.socket }]
}

/** Whether HTTP can be answered where Slack is to call. */
export function checkHttp({ port }: Given): Checked {
  if (port === undefined) return { state: '△', text: WAY.noPort }
  return port === 0 ? { state: '△', text: WAY.anyPort } : { state: '○', text: WAY.http(port) }
}

/** Names of network faults that mean: somebody between us and Slack shows a certificate of their own. */
const CERTIFICATE = /CERT|SIGNATURE|ISSUER|ALTNAME/

function notHeard(
  heard: Exclude<Heard<unknown>, { is: 'answer' }>,
  key: string,
  refusals: Readonly<Record<string, string>>,
): Checked {
  if (heard.is === 'busy') return { state: '△', text: TEXT.busy }
  if (heard.is === 'foreign') return { state: '△', text: TEXT.foreign(heard.status) }
  if (heard.is === 'refusal') return { state: '△', text: refusals[heard.code] ?? TEXT.refused(key, heard.code) }
  const text = CERTIFICATE.test(heard.code) ? TEXT.certificate(heard.code) : TEXT.unreachable(heard.code)
  return { state: '△', text }
}
