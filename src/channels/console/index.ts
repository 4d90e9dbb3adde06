import type { Event, Place } from '../../bot/event.ts'
import type { Message } from '../../bot/talk.ts'
import { missesButtons, type Pressable, parse } from './parse.ts'
import { render, type Screen } from './render.ts'
import { TEXT } from './texts.ts'

/** The name of this channel in accounts and buttons. */
export const CONSOLE = 'console'
const PLACE: Place = { kind: 'direct', id: 'terminal' }

/** Who sits at the terminal. `number` names their account. */
export interface Sitter {
  readonly number: string
  readonly name: string
}

/** What the terminal needs of the house. */
export interface Desk {
  take(event: Event): Promise<readonly Message[]>
  now(): Event['at']
  newId(): string
  /** Finds whom a name means and lets them sit down. */
  sit(
    called: string,
  ): Promise<{ readonly kind: 'sat'; readonly sitter: Sitter } | { readonly kind: 'not_sat'; readonly why: string }>
  /** The buttons last shown to them, also by an earlier call. */
  pressable(account: Event['account'], place: string): Promise<Pressable | undefined>
  /** The sentence for a fault of ours; the fault itself goes to the log. */
  failed(error: unknown): string
}

/** One talk at a terminal or through a pipe: each line is one message, answered before the next is read. */
export class ConsoleTalk {
  readonly #desk: Desk
  readonly #screen: Screen
  #sitter: Sitter

  constructor(desk: Desk, screen: Screen, sitter: Sitter) {
    this.#desk = desk
    this.#screen = screen
    this.#sitter = sitter
  }

  /** What is shown before the first line is read. */
  async open(): Promise<string> {
    return this.#show(await this.#desk.take({ ...this.#happened(), kind: 'opened' }))
  }

  /** Takes a line; gives what is shown in answer. Never throws for what a person typed. */
  async say(line: string): Promise<string> {
    try {
      const become = /^\s*[/／]as[\s　]+(.+)$/u.exec(line)?.[1]
      if (become !== undefined) return await this.#become(become.trim())
      const { account, place } = this.#happened()
      const pressable = await this.#desk.pressable(account, place.id)
      const labels = pressable?.labels ?? []
      if (missesButtons(line, labels)) return TEXT.choose(labels.length)
      return this.#show(await this.#desk.take(parse(line, { ...this.#happened(), pressable })))
    } catch (error) {
      return this.#desk.failed(error)
    }
  }

  async #become(called: string): Promise<string> {
    const seat = await this.#desk.sit(called)
    if (seat.kind === 'not_sat') return seat.why
    this.#sitter = seat.sitter
    return TEXT.sat(seat.sitter.name)
  }

  #happened() {
    const account = { channel: CONSOLE, externalId: this.#sitter.number }
    return { id: this.#desk.newId(), account, place: PLACE, at: this.#desk.now() }
  }

  #show(messages: readonly Message[]): string {
    const last = messages.length - 1
    return messages.map(({ card }, at) => render(card, this.#screen, at === last ? 'numbered' : 'plain')).join('\n')
  }
}
