import { REFUSALS, TEXT } from './check-texts.ts'
import { MESSAGES_PATH } from './wanted.ts'

/** One thing looked at, told to the administrator in one line: ○ as it should be, △ with what to do. */
export interface Checked {
  readonly state: '○' | '△'
  readonly text: string
}

export const noKeys: Checked = { state: '△', text: TEXT.noKeys }

/** Takes what became of asking Entra for a token: the error, or nothing. */
export function checkToken(error: unknown): Checked {
  if (error === undefined) return { state: '○', text: TEXT.admitted }
  const code = entraCode(error)
  if (code === undefined) return { state: '△', text: TEXT.unreachable('login.microsoftonline.com') }
  return { state: '△', text: REFUSALS[code] ?? TEXT.refused(code) }
}

/** Entra's own code of a refusal, wherever the library has put it. Nothing else of the answer is repeated. */
function entraCode(error: unknown): string | undefined {
  for (let each = error; each instanceof Error; each = each.cause) {
    const code = /AADSTS\d{4,8}/.exec(each.message)?.[0]
    if (code !== undefined) return code
  }
  return undefined
}

/** Takes whether the Bot Framework showed the keys that it signs with. */
export function checkKeys(shown: 'shown' | 'away'): Checked {
  return shown === 'shown'
    ? { state: '○', text: TEXT.keys }
    : { state: '△', text: TEXT.unreachable('login.botframework.com') }
}

/** Whether HTTP can be answered where Teams is to call. */
export function checkHttp(port: number | undefined): Checked {
  if (port === undefined) return { state: '△', text: TEXT.noPort }
  return port === 0 ? { state: '△', text: TEXT.anyPort } : { state: '○', text: TEXT.http(port, MESSAGES_PATH) }
}

/** Takes how many people the bot has a conversation with. */
export function checkPeople(people: number): Checked {
  return people > 0 ? { state: '○', text: TEXT.reached(people) } : { state: '△', text: TEXT.nobody }
}
