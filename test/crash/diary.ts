import { STEPS, type Step } from '../../src/bot/trace.ts'
import type { Write } from './shapes.ts'

const STEP_NAMES: ReadonlySet<string> = new Set(STEPS)

/** How many workers died where. */
export type Deaths = Readonly<Record<Step, number> & Partial<Record<Write, number>>>

/** What the workers said of their steps, over all their lives: where they died, and what they left in doubt. */
export class Diary {
  readonly #doubts = new Map<string, number>()
  readonly #last = new Map<Step | Write, number>()

  /** Adds everything that one worker said, after its end. `kill` is the step or statement that ended it, if one did. */
  add(said: string, kill: Step | Write | undefined): void {
    const inHand = new Set<string>()
    const unanswered = new Set<string>()
    for (const line of said.split('\n')) {
      const [word = '', id = ''] = line.split(' ')
      if (word === 'fetched') inHand.add(id)
      if (word === 'claimed') unanswered.add(id)
      if (!STEP_NAMES.has(word)) unanswered.delete(id)
      // Its time was over before the courier had a word to say of it, whatever that was in the end.
      if (word === 'delivered' && unanswered.delete(id) && inHand.delete(id)) this.#doubt(id)
      if (word === 'recorded') inHand.delete(id)
      if (word === 'unknown' && inHand.delete(id)) this.#doubt(id)
    }
    // The claim of a row is committed a moment before the worker can say so: each run that did not end counts.
    for (const id of inHand) this.#doubt(id)
    if (kill) this.#last.set(kill, (this.#last.get(kill) ?? 0) + 1)
  }

  /** How often nobody could know what became of a send of this message. */
  doubts(id: string): number {
    return this.#doubts.get(id) ?? 0
  }

  get allDoubts(): number {
    return [...this.#doubts.values()].reduce((sum, count) => sum + count, 0)
  }

  /** How many workers died at each step, and before each statement at which one did. */
  get deaths(): Deaths {
    const none = STEPS.map((step) => [step, 0] as const)
    return Object.fromEntries([...none, ...this.#last]) as Deaths
  }

  #doubt(id: string): void {
    this.#doubts.set(id, this.doubts(id) + 1)
  }
}
