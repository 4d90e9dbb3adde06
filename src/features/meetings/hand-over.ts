import { type Card, card } from '../../bot/card/card.ts'
import type { Given, Reply, Turn } from '../../bot/feature.ts'
import type { Meeting } from '../../domain/meeting/meeting.ts'
import type { MeetingsPorts } from './ports.ts'
import { meetingFor, own } from './standing.ts'
import { BUTTON, TEXT } from './texts.ts'
import { writtenWhen } from './written.ts'

/** Names to choose from at once, beside 「次の方へ」. */
const MOST_NAMES = 8

/** 〔代わってもらう〕: to the next, or to somebody by name. No reason is asked. */
export async function askWhom(given: Given, turn: Turn, ports: MeetingsPorts): Promise<Reply[]> {
  const found = await meetingFor(given, turn, ports)
  if ('refused' in found) return found.refused
  const { meeting, person } = found
  if (meeting.leaderId !== person.employeeId || meeting.state !== 'planned') return own(card(TEXT.notLeading).build())
  const [next, ...all] = await ports.colleagues(meeting)
  const others = all.slice(typeof given.after === 'number' ? given.after : 0)
  if (!next) return own(card(TEXT.nobodyElse).button(BUTTON.skip, 'meetings', 'skip', { meeting: meeting.id }).build())
  const asked = card(TEXT.handTitle(writtenWhen(meeting)))
    .text(TEXT.handHow)
    .button(BUTTON.nextPerson, 'meetings', 'handTo', { meeting: meeting.id, to: next.id })
  const named = others
    .slice(0, MOST_NAMES)
    .reduce((built, { id, name }) => built.button(name, 'meetings', 'handTo', { meeting: meeting.id, to: id }), asked)
  const after = all.length - others.length + MOST_NAMES
  const rest = { meeting: meeting.id, after }
  return own((after < all.length ? named.button(BUTTON.others, 'meetings', 'handOver', rest) : named).build())
}

/** Hands the meeting on, if it is still the person's own to hand on, and has the other told kindly. */
export async function handTo(given: Given, turn: Turn, ports: MeetingsPorts): Promise<Reply[]> {
  const found = await meetingFor(given, turn, ports)
  if ('refused' in found) return found.refused
  const { meeting, person } = found
  const to = (await ports.colleagues(meeting)).find(({ id }) => id === given.to)
  if (!to) return own(card(TEXT.nobodyElse).button(BUTTON.handOver, 'meetings', 'handOver', given).build())
  const handing = { from: person.employeeId, to: to.id, now: turn.now }
  const done = await ports.handTo(meeting, handing, askedCard(meeting))
  return own(card(done ? TEXT.handed(writtenWhen(meeting), to.name) : TEXT.notLeading).build())
}

/** What the other is told: what and when, how to pass it on, and not from whom. */
function askedCard(meeting: Meeting): Card {
  return card(TEXT.askedTitle)
    .text(TEXT.asked(meeting.unitName, writtenWhen(meeting)), TEXT.askedHow)
    .button(BUTTON.themes, 'meetings', 'themes', { meeting: meeting.id })
    .button(BUTTON.handOver, 'meetings', 'handOver', { meeting: meeting.id })
    .build()
}
