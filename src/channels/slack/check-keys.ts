/** The keys of the environment, and how the value of each begins at Slack (a secret begins in no special way). */
const BEGINS = { SLACK_BOT_TOKEN: 'xoxb-', SLACK_APP_TOKEN: 'xapp-', SLACK_SIGNING_SECRET: undefined } as const

type SlackKey = keyof typeof BEGINS

/** What Slack's tokens begin with; nothing after it may be shown. */
const KINDS = /^(?:xoxe\.)?(?:xox[a-z]|xapp|xoxe)-/

const SECRET_PLACE = 'アプリの設定の Basic Information にある Signing Secret'

const NO_WAY = 'Slack には、SLACK_APP_TOKEN（Socket Mode）か SLACK_SIGNING_SECRET（HTTP）のどちらかも入れてください。'

/** Keys that cannot be used, and why, in one sentence that holds nothing secret. */
interface KeyFault {
  readonly keys: readonly SlackKey[]
  readonly text: string
}

/** Takes an environment without empty values; gives what is wrong with Slack's keys in it. */
export function keyFaults(given: Readonly<Record<string, string | undefined>>): KeyFault[] {
  const faults = (Object.keys(BEGINS) as SlackKey[]).flatMap((key) => {
    const text = given[key] === undefined ? undefined : valueFault(key, given[key])
    return text === undefined ? [] : [{ keys: [key], text }]
  })
  if (!given.SLACK_BOT_TOKEN || given.SLACK_APP_TOKEN || given.SLACK_SIGNING_SECRET) return faults
  return [...faults, { keys: ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'], text: NO_WAY }]
}

/** A token in the wrong place is told by how it begins, and nothing more of it is repeated. */
function valueFault(key: SlackKey, value: string): string | undefined {
  const wanted = BEGINS[key]
  const kind = KINDS.exec(value)?.[0]
  if (wanted === undefined ? kind !== undefined : kind !== wanted) {
    const should = wanted === undefined ? `${SECRET_PLACE} です` : `${wanted} で始まる値です`
    return `${key} は ${should}${kind === undefined ? '' : `（今のものは ${kind} で始まります）`}。`
  }
  return /\s/.test(value) ? `${key} に空白か改行が混じっています。値だけを入れ直してください。` : undefined
}
