export interface Spread {
  readonly p50: number
  readonly p99: number
}

/** Takes a piece of work and inputs; runs it over all inputs several times after one warm-up round. Milliseconds. */
export function spreadOf<T>(inputs: readonly T[], rounds: number, work: (input: T) => unknown): Spread {
  for (const input of inputs) work(input)
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    for (const input of inputs) {
      const from = performance.now()
      work(input)
      times.push(performance.now() - from)
    }
  }
  return quantiles(times)
}

/** The same for work that is awaited. */
export async function spreadOfAsync<T>(
  inputs: readonly T[],
  rounds: number,
  work: (input: T) => Promise<unknown>,
): Promise<Spread> {
  for (const input of inputs) await work(input)
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    for (const input of inputs) {
      const from = performance.now()
      await work(input)
      times.push(performance.now() - from)
    }
  }
  return quantiles(times)
}

function quantiles(times: number[]): Spread {
  times.sort((a, b) => a - b)
  const at = (share: number) => rounded(times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0)
  return { p50: at(0.5), p99: at(0.99) }
}

export function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
