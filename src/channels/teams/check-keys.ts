/** What Teams needs of the environment: one without the others would be a bot that answers anybody, or nobody. */
const NEEDED = ['TEAMS_APP_ID', 'TEAMS_APP_PASSWORD', 'TEAMS_TENANT_ID'] as const

/** Keys that cannot be used, and why, in one sentence that holds nothing secret. */
interface KeyFault {
  readonly keys: readonly string[]
  readonly text: string
}

/** Takes an environment without empty values; gives what is missing of Teams' keys in it, where any is there. */
export function keyFaults(given: Readonly<Record<string, string | undefined>>): KeyFault[] {
  const missing = NEEDED.filter((key) => given[key] === undefined)
  if (missing.length === 0 || missing.length === NEEDED.length) return []
  return [{ keys: missing, text: `Teams には ${NEEDED.join('、')} の3つがすべて要ります。` }]
}
