import type { Led, Reply, Turn } from '../feature.ts'
import type { Answers, Flow, FlowInput, FlowState, Move } from './flow.ts'
import { advance, begin, resume } from './machine.ts'
import type { Pressed } from './press.ts'

/** A flow in progress as it is kept. One that was put off with あとで listens no more until it is opened. */
export interface SavedFlow {
  readonly state: FlowState
  readonly listens: 'yes' | 'no'
}

/** Where flows in progress are kept: one a conversation, and drafts, one a person and flow. */
export interface FlowStore<Tx> {
  /** The flow that hears what is typed in a conversation; undefined where none is, or the last word was long ago. */
  listening(tx: Tx, turn: Turn): Promise<FlowState | undefined>
  /** The flow of a conversation, whether it listens or was put off. */
  flow(tx: Tx, turn: Turn): Promise<SavedFlow | undefined>
  /** `undefined` ends it. */
  saveFlow(tx: Tx, turn: Turn, saved: SavedFlow | undefined): Promise<void>
  /** The draft of a person by the name of its flow; undefined where there is none, or nobody of the directory asks. */
  draft(tx: Tx, turn: Turn, name: string): Promise<FlowState | undefined>
  /** Keeps a draft; where it listens, it listens in this conversation alone. `undefined` ends it. */
  saveDraft(tx: Tx, turn: Turn, name: string, saved: SavedFlow | undefined): Promise<void>
}

/** Leads the flows of all features: begins, goes on after each message or press, saves, and hands over at the end. */
export class FlowLead<Tx> {
  readonly #flows: readonly Led<Tx>[]
  readonly #store: FlowStore<Tx>

  constructor(flows: readonly Led<Tx>[], store: FlowStore<Tx>) {
    this.#flows = flows
    this.#store = store
  }

  /** The flow that hears what is typed now, and how it stands; undefined where none does. */
  async listening(turn: Turn, tx: Tx): Promise<{ readonly flow: Flow; readonly state: FlowState } | undefined> {
    const state = await this.#store.listening(tx, turn)
    const led = state && this.#led(state.flow)
    // A flow that is gone keeps its answers: the feature may come back.
    return led && { flow: led.flow, state }
  }

  /** The replies of the flow that listens to what was typed; undefined where none does. */
  async say(text: string, turn: Turn, tx: Tx): Promise<Reply[] | undefined> {
    const heard = await this.listening(turn, tx)
    return heard && this.#goOn(heard.flow, heard.state, { kind: 'said', text }, turn, tx)
  }

  /** The replies to a press. It reaches the flow that its button names and no other, also one that was put off. */
  async press(input: Pressed, turn: Turn, tx: Tx): Promise<Reply[] | undefined> {
    const flow = input.flow === undefined ? (await this.listening(turn, tx))?.flow : this.#led(input.flow)?.flow
    const state = flow && (await this.#begun(flow, turn, tx))
    return state && this.#goOn(flow, state, input, turn, tx)
  }

  /**
   * Begins a flow by its name, or takes up the one of that name that was begun before: never two drafts.
   * With answers that were given already it begins anew; a draft that is kept takes them in.
   */
  async begin(name: string, turn: Turn, tx: Tx, answers?: Answers): Promise<Reply[]> {
    const led = this.#led(name)
    if (!led) throw new Error(`no feature leads a flow ${name}`)
    const begun = await this.#begun(led.flow, turn, tx)
    const move = begun && (led.flow.keeps || !answers) ? resume(led.flow, begun, answers) : begin(led.flow, answers)
    return this.#settle(led, begun, move, turn, tx)
  }

  #led(name: string): Led<Tx> | undefined {
    return this.#flows.find(({ flow }) => flow.name === name)
  }

  async #begun(flow: Flow, turn: Turn, tx: Tx): Promise<FlowState | undefined> {
    if (flow.keeps) return this.#store.draft(tx, turn, flow.name)
    const saved = await this.#store.flow(tx, turn)
    return saved?.state.flow === flow.name ? saved.state : undefined
  }

  async #goOn(flow: Flow, state: FlowState, input: FlowInput, turn: Turn, tx: Tx): Promise<Reply[] | undefined> {
    const led = this.#led(flow.name)
    return led && this.#settle(led, state, advance(flow, state, input), turn, tx)
  }

  async #settle(
    led: Led<Tx>,
    before: FlowState | undefined,
    { state, say, done }: Move,
    turn: Turn,
    tx: Tx,
  ): Promise<Reply[]> {
    const said = say.map((card): Reply => ({ card }))
    if (done !== 'finished') {
      await this.#save(led.flow, done === 'discarded' ? undefined : savedAs(state, done), turn, tx)
      return said
    }
    const ended = await led.finish(state.answers, turn, tx)
    if (!('notYet' in ended)) {
      await this.#save(led.flow, undefined, turn, tx)
      return [...said, ...ended]
    }
    // As it stood before its last answer, so that taking it up asks for that one again.
    await this.#save(led.flow, { state: before ?? state, listens: 'no' }, turn, tx)
    return [...said, ...ended.notYet]
  }

  async #save(flow: Flow, saved: SavedFlow | undefined, turn: Turn, tx: Tx): Promise<void> {
    if (flow.keeps) await this.#store.saveDraft(tx, turn, flow.name, saved)
    else await this.#store.saveFlow(tx, turn, saved)
  }
}

function savedAs(state: FlowState, done: Move['done']): SavedFlow {
  return { state, listens: done === 'later' ? 'no' : 'yes' }
}
