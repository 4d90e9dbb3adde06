/** A call that waits for the batch it will be in. */
interface Waiting<T, R> {
  readonly item: T
  readonly resolve: (result: R) => void
  readonly reject: (error: unknown) => void
}

/**
 * Takes work on many items at once; gives work on one. What is asked while a call is under way goes together in the
 * next one: a single item never waits for others, and many cost few statements. `run` gives one result for each item, in
 * order. Where a call on several fails each is tried alone, so that one bad item spoils no other.
 */
export function gathered<T, R>(run: (items: readonly T[]) => Promise<readonly R[]>): (item: T) => Promise<R> {
  const waiting: Waiting<T, R>[] = []
  let underWay = false
  const next = async () => {
    if (underWay) return
    underWay = true
    while (waiting.length > 0) {
      const batch = waiting.splice(0, MOST)
      await settle(batch)
    }
    underWay = false
  }
  const settle = async (batch: readonly Waiting<T, R>[]): Promise<void> => {
    try {
      const results = await run(batch.map(({ item }) => item))
      batch.forEach(({ resolve }, at) => void resolve(results[at] as R))
    } catch (error) {
      if (batch.length > 1) for (const one of batch) await settle([one])
      else batch[0]?.reject(error)
    }
  }
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      void next()
    })
}

/** Items of one statement at most. */
const MOST = 100
