import { plainText } from '../../src/bot/card/plain.ts'
import type { Event } from '../../src/bot/event.ts'
import type { Message } from '../../src/bot/talk.ts'
import { dayOf } from '../../src/domain/calendar/written.ts'
import { newId } from '../../src/infra/clock/clock.ts'
import { linkAccount } from '../../src/infra/store/people/accounts.ts'
import { peopleCalled } from '../../src/infra/store/people/people.ts'
import { press } from '../platform/slack/acts.ts'
import { dm } from '../platform/slack/events.ts'
import type { Posted } from '../platform/slack/talks.ts'
import { personal, pressExecute } from '../platform/teams/activities.ts'
import type { Posted as TeamsPosted } from '../platform/teams/talks.ts'
import { answersTo, button, hanako } from '../slack/stage.ts'
import type { SlackHouse } from '../slack/support.ts'
import type { PlatformHouse } from '../support/house.ts'
import { actionsOf, wordsOf } from '../teams/shown.ts'
import * as teams from '../teams/stage.ts'
import type { TeamsHouse } from '../teams/support.ts'

/** 佐藤花子 at one channel. Each act gives the texts of the messages in answer. */
export interface Partner {
  say(text: string): Promise<readonly string[]>
  /** Presses a button of the last message by its label. */
  press(label: string): Promise<readonly string[]>
  /** How this channel writes a text, so that nothing in it is its own syntax. */
  written(text: string): string
}

/** At the terminal, where a text is shown as it is. */
export async function consolePartner({ app }: Pick<PlatformHouse, 'app'>): Promise<Partner> {
  const [person] = await peopleCalled(app.db.prisma, '佐藤 花子', dayOf(app.clock.now()))
  if (!person) throw new Error('no such person')
  const account = { channel: 'console', externalId: person.employeeId }
  await linkAccount(app.db.prisma, account, person.employeeId, app.clock.now())
  const happened = () => {
    const place = { kind: 'direct', id: 'terminal' } as const
    return { id: newId(), account, place, at: app.clock.now() }
  }
  let last: Message | undefined
  const take = async (event: Event) => {
    const messages = await app.take(event)
    last = messages.at(-1)
    return messages.map(({ card }) => plainText(card))
  }
  return {
    say: (text) => take({ ...happened(), kind: 'said', text }),
    press: (label) => {
      const index = last?.card.buttons.findIndex((each) => each.label === label) ?? -1
      return take({ ...happened(), kind: 'pressed', messageId: last?.id ?? '', index })
    },
    written: (text) => text,
  }
}

/** On Slack, whose own syntax begins with three letters. */
export async function slackPartner(house: SlackHouse): Promise<Partner> {
  const user = await hanako(house)
  let last: Posted | undefined
  const deliver = async (payload: Parameters<typeof answersTo>[1]) => {
    const messages = await answersTo(house, payload)
    last = messages.at(-1)
    return messages.map(({ text }) => text)
  }
  return {
    say: (text) => deliver(dm(user, escaped(text))),
    press: (label) => {
      if (!last) throw new Error('nothing to press')
      const { actionId, value } = button(last, label)
      return deliver(press(user, last, actionId, value))
    },
    written: escaped,
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** On Teams, where the words stand in a card, line by line, and above it. */
export async function teamsPartner(house: TeamsHouse): Promise<Partner> {
  const person = await teams.hanako(house)
  let last: TeamsPosted | undefined
  const deliver = async (activity: Parameters<typeof teams.answersTo>[1]) => {
    const messages = await teams.answersTo(house, activity)
    last = messages.at(-1)
    return messages.map(wordsOf)
  }
  return {
    say: (text) => deliver(personal(person, text)),
    press: (label) => {
      if (!last) throw new Error('nothing to press')
      const action = actionsOf(last).find(({ title }) => title === label)
      return deliver(pressExecute(person, last, action?.data))
    },
    written: (text) => text,
  }
}
