import type { Actor } from './proposal.ts'
import type { RuleBook } from './rule-book.ts'
import type { Written } from './written.ts'

/** Who reads a proposal, and what would tell them who wrote it. */
export interface Telling<Name> {
  readonly text: Partial<Written>
  readonly proposers: readonly Name[]
}

/** Whether somebody in a part may know who proposed (氏名を秘す, domain notes §5.1). The office always knows. */
export function knowsNames(part: Actor, { anonymity }: Pick<RuleBook, 'anonymity'>): boolean {
  if (part === 'reviewer') return anonymity === 'none'
  return part !== 'unit' || anonymity !== 'from_reviewers_and_unit'
}

/** Takes a proposal; gives it without whatever names its proposers, where the part may not know them. */
export function seenBy<Name, Kept extends Telling<Name>>(part: Actor, kept: Kept, book: Pick<RuleBook, 'anonymity'>) {
  if (knowsNames(part, book)) return kept
  const { together, ...text } = kept.text
  return { ...kept, text, proposers: [] }
}
