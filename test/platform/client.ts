import { once } from 'node:events'
import { z } from 'zod'
import { type Child, script, start } from '../support/child.ts'
import { get, tell } from './ask.ts'
import type { Pages } from './book.ts'
import type { Fault, faultsShape, optionsShape } from './shapes.ts'

/** A fake chat platform that runs in a process of its own. */
export interface Platform {
  readonly port: number
  /** Without a slash at its end. */
  readonly url: string
  /** What its chances follow from; worth showing where a test fails. */
  readonly seed: number
  book(): Promise<Pages>
  /** Replaces the chances of the faults. */
  faults(plan: z.input<typeof faultsShape>): Promise<void>
  /** Orders the faults of the next sends, to one place or to any. */
  next(faults: readonly Fault[], place?: string): Promise<void>
  /** Ends the process and waits for its end. Rejects where it had ended by a mistake of its own before. */
  stop(): Promise<void>
}

/** Starts a platform; ends once it listens. Rejects with what it said where it does not come up. */
export async function startPlatform(options: z.input<typeof optionsShape> = {}): Promise<Platform> {
  const child = start(process.execPath, script('test/platform/main.ts', JSON.stringify(options)))
  const { port, seed } = greeting.parse(JSON.parse(await firstLine(child)))
  const url = `http://127.0.0.1:${port}`
  return {
    port,
    url,
    seed,
    book: () => get<Pages>(`${url}/book`),
    faults: (plan) => tell(`${url}/control/faults`, plan),
    next: (faults, place) => tell(`${url}/control/next`, { faults, place }),
    stop: async () => {
      child.process.stdin?.end()
      const code = await child.ended
      if (code !== 0) throw new Error(`the platform ended (${code}): ${child.said.err}`)
    },
  }
}

const greeting = z.object({ port: z.int(), seed: z.int() })

async function firstLine({ process, said, ended }: Child): Promise<string> {
  while (!said.out.includes('\n')) {
    const over = ended.then((code) => Promise.reject(new Error(`the platform ended (${code}): ${said.err}`)))
    await (process.stdout ? Promise.race([once(process.stdout, 'data'), over]) : over)
  }
  return said.out
}
