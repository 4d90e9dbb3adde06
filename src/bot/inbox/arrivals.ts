/** Milliseconds that what was stored waits at most for what is just coming in. */
const WAIT_MS = 100

/** Events that are being stored. A platform waits for each; the answers to those stored before can wait a moment. */
export class Arrivals {
  #underWay = 0
  readonly #waiting = new Set<() => void>()

  async during<T>(storing: () => Promise<T>): Promise<T> {
    this.#underWay += 1
    try {
      return await storing()
    } finally {
      this.#underWay -= 1
      if (this.#underWay === 0) for (const go of this.#waiting) go()
    }
  }

  /** Ends once nothing is coming in, or after 100 ms: those who wait for an answer are not forgotten. */
  async over(): Promise<void> {
    if (this.#underWay === 0) return
    await new Promise<void>((resolve) => {
      const go = () => {
        clearTimeout(enough)
        this.#waiting.delete(go)
        resolve()
      }
      const enough = setTimeout(go, WAIT_MS)
      this.#waiting.add(go)
    })
  }
}
