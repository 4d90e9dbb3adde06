import { once } from 'node:events'
import { type Child, script, start } from '../support/child.ts'
import type { WorkerArgument } from './shapes.ts'

/** One life of a worker process. */
export interface Bot {
  /** Lets it open the database and work. */
  go(): void
  /** Its address once it works; undefined where it was killed before. Rejects where it ended by itself. */
  readonly ready: Promise<string | undefined>
  /** Everything it said, once it was killed or ended as it was told to. Rejects where it ended by itself. */
  readonly ended: Promise<string>
  /** `kill -9`. */
  kill(): void
  /** Lets it end as a supervisor does. */
  close(): void
}

/** Starts a worker that loads its modules and then waits for `go`. */
export function startBot(argument: WorkerArgument): Bot {
  const child = start(process.execPath, script('test/crash/worker.ts', JSON.stringify(argument)))
  const ended = child.ended.then((how) => {
    if (how !== 'SIGKILL' && how !== 0) throw new Error(`a worker ended (${how}): ${child.said.err}`)
    return child.said.out
  })
  // Whatever ends this process ends it too.
  const kill = () => void child.process.kill('SIGKILL')
  process.once('exit', kill)
  void child.ended.then(() => process.off('exit', kill))
  // Both are looked at when the turn comes to them.
  ended.catch(() => undefined)
  const ready = readiness(child, ended)
  ready.catch(() => undefined)
  return {
    go: () => child.process.stdin?.write('go\n'),
    ready,
    ended,
    kill,
    close: () => child.process.stdin?.end(),
  }
}

async function readiness({ process, said }: Child, ended: Promise<string>): Promise<string | undefined> {
  let over = false
  const end = ended.then(() => {
    over = true
  })
  while (!over) {
    const port = /^ready (\d+)$/m.exec(said.out)?.[1]
    if (port) return `http://127.0.0.1:${port}`
    await (process.stdout ? Promise.race([once(process.stdout, 'data'), end]) : end)
  }
  return undefined
}
