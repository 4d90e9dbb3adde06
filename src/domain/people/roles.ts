/** What somebody may be in the city hall, as the city reads it. The order is the order of every list. */
export const ROLES = [
  { code: 'employee', label: '職員' },
  { code: 'superior', label: '所属長' },
  { code: 'hr', label: '人事担当' },
  { code: 'proposal_office', label: '提案事務局' },
  { code: 'reviewer', label: '審査委員' },
  { code: 'sc_operator', label: 'ストレスチェック実施事務従事者' },
  { code: 'admin', label: 'システム管理者' },
] as const

export type Role = (typeof ROLES)[number]['code']

/** Takes a role; gives its Japanese name. */
export function labelOf(role: Role): string {
  return ROLES.find((each) => each.code === role)?.label ?? role
}

/** Takes what an operator wrote (label or code, width and case do not matter); gives the role, or undefined. */
export function roleNamed(text: string): Role | undefined {
  const said = text.normalize('NFKC').replace(/\s+/g, '').toLowerCase()
  return ROLES.find(({ code, label }) => code === said || label === said)?.code
}

/** Takes role words in any order, also unknown ones of an older version; gives the known ones in the order of ROLES. */
export function inOrder(words: Iterable<string>): Role[] {
  const held = new Set(words)
  return ROLES.map(({ code }) => code).filter((code) => held.has(code))
}
