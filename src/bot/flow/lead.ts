import type { Led, Reply, Turn } from '../feature.ts'
import type { Answers, FlowInput, FlowState, Move } from './flow.ts'
import { advance, begin, resume } from './machine.ts'

/** A flow in progress as a conversation keeps it. One that was put off with あとで listens no more until it is opened. */
export interface SavedFlow {
  readonly state: FlowState
  readonly listens: 'yes' | 'no'
}

/** Where flows in progress are kept, one a conversation. */
export interface FlowStore<Tx> {
  flow(tx: Tx, turn: Turn): Promise<SavedFlow | undefined>
  /** `undefined` ends it. */
  saveFlow(tx: Tx, turn: Turn, saved: SavedFlow | undefined): Promise<void>
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
   * With answers that were given already it begins anew.
   */
  async begin(name: string, turn: Turn, tx: Tx, answers?: Answers): Promise<Reply[]> {
    const led = this.#flows.find(({ flow }) => flow.name === name)
    if (!led) throw new Error(`no feature leads a flow ${name}`)
    const saved = await this.#store.flow(tx, turn)
    const draft = saved?.state.flow === name ? saved.state : undefined
    const move = draft && !answers ? resume(led.flow, draft) : begin(led.flow, answers)
    return this.#settle(led, move, turn, tx)
  }

  async #settle(led: Led<Tx>, { state, say, done }: Move, turn: Turn, tx: Tx): Promise<Reply[]> {
    const ended = done === 'finished' || done === 'discarded'
    await this.#store.saveFlow(tx, turn, ended ? undefined : { state, listens: done === 'later' ? 'no' : 'yes' })
    const said = say.map((card): Reply => ({ card }))
    return done === 'finished' ? [...said, ...(await led.finish(state.answers, turn, tx))] : said
  }
}
