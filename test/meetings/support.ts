import { Temporal } from 'temporal-polyfill'
import type { App } from '../../src/app.ts'
import { card } from '../../src/bot/card/card.ts'
import type { FormAnswers } from '../../src/bot/card/form.ts'
import { plainButtons, plainText } from '../../src/bot/card/plain.ts'
import { cardOf } from '../../src/bot/card/shape.ts'
import { type AccountRef, directChat, type Event } from '../../src/bot/event.ts'
import type { Message } from '../../src/bot/talk.ts'
import { nationalHolidays } from '../../src/infra/calendar/national-holidays.ts'
import { newId } from '../../src/infra/clock/clock.ts'
import type { Database } from '../../src/infra/db/index.ts'
import { planMeetings } from '../../src/infra/store/meetings/plan.ts'
import { linkAccount } from '../../src/infra/store/people/accounts.ts'
import type { StandingClock } from '../support/clock.ts'

export const day = (text: string) => Temporal.PlainDate.from(text)
export const at = (text: string) => Temporal.Instant.from(`${text}:00+09:00`)

/** Runs the planner as the morning's scan does: from the day of `now` on, over the days that are named. */
export function plan(db: Database, now: string, to: string, from = now.slice(0, 10)): Promise<number> {
  const by = { from: day(from), to: day(to), now: at(now), holidays: nationalHolidays(), newId }
  return db.prisma.$transaction((tx) => planMeetings(tx, by))
}

export const COUNTER = '市民部/市民課/窓口係'

/** What stands planned in a unit: the days, and the 職員番号 of who leads. */
export async function plannedIn(db: Database, unitPath: string) {
  const rows = await db.prisma.meeting.findMany({
    where: { unit: { path: unitPath } },
    include: { leader: true },
    orderBy: { day: 'asc' },
  })
  return rows.map(({ day: on, leader, state }) => ({
    day: on.toISOString().slice(0, 10),
    leader: leader?.number,
    state,
  }))
}

/** One person at the bot on a platform: what they say, press and hand in, and the cards they get. */
export class Visitor {
  readonly #app: App & { readonly clock: StandingClock }
  readonly #account: AccountRef
  #last: Message | undefined

  private constructor(app: App & { readonly clock: StandingClock }, account: AccountRef) {
    this.#app = app
    this.#account = account
  }

  /** Somebody of the directory by 職員番号, or nobody that it knows. */
  static async of(app: App & { readonly clock: StandingClock }, number: string | undefined): Promise<Visitor> {
    const account = { channel: 'slack', externalId: `U${number ?? 'nobody'}` }
    const row = number === undefined ? null : await app.db.prisma.employee.findUnique({ where: { number } })
    if (row) await linkAccount(app.db.prisma, account, row.id, app.clock.now())
    return new Visitor(app, account)
  }

  say(text: string): Promise<string> {
    return this.#take({ kind: 'said', text })
  }

  /** Presses a button of the last card by its label. */
  async press(label: string): Promise<string> {
    const index = this.#last?.card.buttons.findIndex((button) => button.label === label) ?? -1
    if (index < 0 || !this.#last) throw new Error(`no button 〔${label}〕 on: ${this.shown}`)
    return this.#take({ kind: 'pressed', messageId: this.#last.id, index })
  }

  /** Opens the page that a platform keeps for the bot; gives its parts. */
  async visit(): Promise<readonly string[]> {
    const happened = {
      id: newId(),
      account: this.#account,
      place: directChat(this.#account),
      at: this.#app.clock.now(),
    }
    const messages = await this.#app.take({ ...happened, kind: 'visited' })
    this.#last = messages.find(({ card: shown }) => /^.+の職場ミーティング\n/.test(plainText(shown)))
    return messages.map(({ card: shown }) => plainText(shown))
  }

  submit(form: string, answers: FormAnswers): Promise<string> {
    return this.#take({ kind: 'submitted', form, answers })
  }

  get buttons(): readonly string[] {
    return this.#last?.card.buttons.map(({ label }) => label) ?? []
  }

  get shown(): string {
    return this.#last ? `${plainText(this.#last.card)} ${plainButtons(this.#last.card)}` : ''
  }

  /** Presses a button that a card of somebody else, or the digest, would have. */
  async act(act: string, given: Readonly<Record<string, unknown>>): Promise<string> {
    const id = newId()
    const to = { account: this.#account, place: directChat(this.#account) }
    const sent = card('x').button('x', 'meetings', act, given).build()
    await this.#app.db.prisma.$transaction((tx) => this.#app.post(tx, [{ id, to, card: sent, purpose: 'notice' }]))
    return this.#take({ kind: 'pressed', messageId: id, index: 0 })
  }

  async #take(what: Happened): Promise<string> {
    const event = {
      ...what,
      id: newId(),
      account: this.#account,
      place: directChat(this.#account),
      at: this.#app.clock.now(),
    }
    const messages = await this.#app.take(event as Event)
    this.#last = messages.at(-1)
    return messages.map((message) => plainText(message.card)).join('\n')
  }
}

type Happened =
  | { kind: 'said'; text: string }
  | { kind: 'pressed'; messageId: string; index: number }
  | { kind: 'submitted'; form: string; answers: FormAnswers }

/** The messages that wait to be sent and answer nobody: where to, and what they say. */
export async function notices(db: Database) {
  const rows = await db.prisma.outboxMessage.findMany({
    where: { purpose: 'notice', card: { path: ['title'], not: 'x' } },
    orderBy: { createdAt: 'asc' },
  })
  return rows.map(({ externalId, place, placeKind, card: sent }) => {
    const shown = cardOf(sent)
    return { to: externalId, place, placeKind, text: shown ? plainText(shown) : '' }
  })
}
