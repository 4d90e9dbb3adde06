import type { Led, Reply, Turn } from '../feature.ts'
import type { Answers, Flow, FlowInput, FlowState, Move } from './flow.ts'
import { advance, begin, resume } from './machine.ts'

/** A flow in progress as a conversation keeps it. One that was put off with あとで listens no more until it is opened. */
export interface SavedFlow {
  readonly state: FlowState
  readonly listens: 'yes' | 'no'
}

/** Where flows in progress are kept: one a conversation, and drafts, one a person and flow. */
export interface FlowStore<Tx> {
  /** The flow that listens in a conversation; where none does, the draft that the person wrote at last, not listening. */
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

  /** The replies of the flow in progress to what a person did; undefined where none is in progress or it is put off. */
  async answer(input: FlowInput, turn: Turn, tx: Tx): Promise<Reply[] | undefined> {
    const saved = await this.#store.flow(tx, turn)
    if (!saved || (input.kind === 'said' && saved.listens === 'no')) return undefined
    const led = this.#flows.find(({ flow }) => flow.name === saved.state.flow)
    // A flow that is gone keeps its answers: the feature may come back.
    return led && this.#settle(led, advance(led.flow, saved.state, input), turn, tx)
  }

  /**
   * Begins a flow by its name, or takes up the one of that name that was begun before: never two drafts.
   * With answers that were given already it begins anew; a draft that is kept takes them in.
   */
  async begin(name: string, turn: Turn, tx: Tx, answers?: Answers): Promise<Reply[]> {
    const led = this.#flows.find(({ flow }) => flow.name === name)
    if (!led) throw new Error(`no feature leads a flow ${name}`)
    const draft = await this.#draftOf(led.flow, turn, tx)
    const move = draft && (led.flow.keeps || !answers) ? resume(led.flow, draft, answers) : begin(led.flow, answers)
    return this.#settle(led, move, turn, tx)
  }

  async #draftOf(flow: Flow, turn: Turn, tx: Tx): Promise<FlowState | undefined> {
    if (flow.keeps) return this.#store.draft(tx, turn, flow.name)
    const saved = await this.#store.flow(tx, turn)
    return saved?.state.flow === flow.name ? saved.state : undefined
  }

  async #settle(led: Led<Tx>, { state, say, done }: Move, turn: Turn, tx: Tx): Promise<Reply[]> {
    const ended = done === 'finished' || done === 'discarded'
    const saved: SavedFlow | undefined = ended ? undefined : { state, listens: done === 'later' ? 'no' : 'yes' }
    if (led.flow.keeps) await this.#store.saveDraft(tx, turn, led.flow.name, saved)
    else await this.#store.saveFlow(tx, turn, saved)
    const said = say.map((card): Reply => ({ card }))
    return done === 'finished' ? [...said, ...(await led.finish(state.answers, turn, tx))] : said
  }
}
