import type { Message } from '../../src/bot/talk.ts'
import type { City } from '../reminders/support.ts'

export const CLERK = '100184'
/** Of the 提案事務局. */
export const OFFICE = '100082'
export const OTHER_OFFICE = '100083'
/** The 課長 of 市民課, and the members of the committee. */
export const HEAD = '100179'
export const COMMITTEE = ['100001', '100047', '100076', '100112', '100632'] as const

const ANSWERS = ['番号札に気づかない', '毎日20分', '入口に案内を置く', '案内の時間が減る', 'ひとりで', '市民課']

export const REASON =
  '入口の掲示は四月の庁舎案内の更新で位置と様式をまとめて決めるため、先に置くと二度作り直しになります。'

/** Removes every proposal and draft. */
export async function noProposals({ app: { db } }: City): Promise<void> {
  await db.prisma.proposal.deleteMany()
  await db.prisma.proposalRegister.deleteMany()
  await db.prisma.proposalWord.deleteMany()
  await db.prisma.flowDraft.deleteMany()
  await db.prisma.conversation.deleteMany()
  await db.prisma.outboxMessage.deleteMany()
}

/** Writes an idea and hands it in; gives the receipt. */
export async function handedIn(here: City, number: string = CLERK): Promise<readonly Message[]> {
  await here.says(number, '提案を書く')
  for (const answer of ANSWERS) await here.says(number, answer)
  return here.says(number, '提出する')
}

/** Opens a proposal from the list of whoever acts; gives its card. */
export async function opened(here: City, who: string, proposal = 'R8-001'): Promise<readonly Message[]> {
  return here.presses(who, proposal, await here.says(who, '提案の手続き'))
}

/** Does something to a proposal as somebody would: opens it, chooses it, answers, and confirms. Gives what is said last. */
export async function does(
  here: City,
  who: string,
  label: string,
  answers: readonly string[] = [],
  { proposal = 'R8-001', result }: { readonly proposal?: string; readonly result?: string } = {},
): Promise<readonly Message[]> {
  const begun = await here.presses(who, label, await opened(here, who, proposal))
  if (result) await here.presses(who, result, begun)
  for (const answer of answers) await here.says(who, answer)
  return here.says(who, label)
}

/** The labels of a card's buttons. */
export function buttonsOf(messages: readonly Message[]): readonly string[] {
  return messages.flatMap(({ card }) => card.buttons.map(({ label }) => label))
}
