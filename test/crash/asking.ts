import { setTimeout as sleep } from 'node:timers/promises'
import type { z } from 'zod'

/** Milliseconds between two looks at something that changes by itself. */
const LOOK_MS = 100

/** Waits until `look` gives something. Rejects where the signal ends it. */
export async function until<T>(look: () => Promise<T | undefined>, signal: AbortSignal): Promise<T> {
  for (;;) {
    signal.throwIfAborted()
    const found = await look()
    if (found !== undefined) return found
    await sleep(LOOK_MS, undefined, { signal })
  }
}

/** Tells the workers something, one after another and again, until one has done it; they die meanwhile. */
export async function told(
  urls: () => readonly string[],
  path: string,
  body: object,
  signal: AbortSignal,
): Promise<void> {
  let attempt = 0
  await until(async () => {
    const living = urls()
    const url = living[attempt++ % living.length]
    return url !== undefined && (await isDone(`${url}${path}`, JSON.stringify(body))) ? true : undefined
  }, signal)
}

function isDone(url: string, body: string): Promise<boolean> {
  return fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(3_000) }).then(
    async (response) => {
      await response.arrayBuffer()
      return response.ok
    },
    () => false,
  )
}

/** What a living worker says. Rejects with what it said instead. */
export async function asked<S extends z.ZodType>(url: string, shape: S, signal: AbortSignal): Promise<z.infer<S>> {
  const response = await fetch(url, { signal })
  return shape.parse(await response.json())
}
