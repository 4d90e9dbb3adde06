import { card } from '../../bot/card/card.ts'
import type { Given, Reply, Turn } from '../../bot/feature.ts'
import type { Person } from '../../domain/people/person.ts'
import type { Kind } from '../../domain/proposal/proposal.ts'
import type { RuleBook } from '../../domain/proposal/rule-book.ts'
import { IDEA_FLOW, REPORT_FLOW } from './flows.ts'
import type { ProposalsPorts } from './ports.ts'
import { TEXT } from './texts.ts'

/** 「提案を書く」: who will see the name, and the first question, or the one where they left off. */
export async function beginIdea(turn: Turn, ports: ProposalsPorts): Promise<Reply[]> {
  return begun('idea', turn, ports)
}

/** 「業務改善報告を書く」. */
export async function beginReport(turn: Turn, ports: ProposalsPorts): Promise<Reply[]> {
  return begun('done_report', turn, ports)
}

/** 〔職員提案にする〕 of another feature: what was decided there is the idea that is begun with. */
export async function takeIdea({ text }: Given, turn: Turn, ports: ProposalsPorts): Promise<Reply[]> {
  const replies = await begun('idea', turn, ports)
  if (typeof text !== 'string' || text.trim() === '') return replies
  return replies.map((reply) => (reply.begins === undefined ? reply : { ...reply, beginsWith: { idea: text.trim() } }))
}

async function begun(kind: Kind, turn: Turn, ports: ProposalsPorts): Promise<Reply[]> {
  const { person } = turn.asker
  const rules = await ports.rules()
  if (!rules) return refused(TEXT.noRules)
  if (!person) return refused(TEXT.notInDirectory)
  const { book, origin } = rules
  const barred = whyNot(person, kind, book)
  if (barred) return refused(barred)
  const isIdea = kind === 'idea'
  const opening = card(book.title)
    .text(isIdea ? TEXT.ideaHow : TEXT.reportHow, TEXT.seenBy[book.anonymity], TEXT.noCitizens)
    .note(origin === 'sample' ? `${TEXT.purpose}\n${TEXT.sample}` : TEXT.purpose)
    .build()
  return [{ card: opening, personal: true, begins: isIdea ? IDEA_FLOW : REPORT_FLOW }]
}

/** Why the rules do not let somebody propose such a thing; undefined where they do. */
export function whyNot({ employment, roles }: Person, kind: Kind, { proposers, kinds }: RuleBook): string | undefined {
  if (!(kind in kinds)) return kind === 'done_report' ? TEXT.noReports : TEXT.noIdeas
  if (proposers.employments && !proposers.employments.includes(employment)) return TEXT.notThisEmployment
  return proposers.reviewers === 'may_not' && roles.includes('reviewer') ? TEXT.notReviewers : undefined
}

function refused(says: string): Reply[] {
  return [{ card: card(says).build(), personal: true }]
}
