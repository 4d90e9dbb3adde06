import { once } from 'node:events'
import { type Child, script, start } from '../../support/child.ts'
import { databaseAt, execute } from '../../support/server.ts'
import { rounded } from '../timing.ts'

/** Processes that share the work. */
const WORKERS = 2

/** Starts the processes of one part; each is ready to begin. */
export async function startWorkers(...args: readonly string[]): Promise<Child[]> {
  const workers = Array.from({ length: WORKERS }, () =>
    start(process.execPath, script('test/bench/delivery/worker.ts', ...args)),
  )
  for (const worker of workers) await isReady(worker)
  return workers
}

async function isReady({ process: child, said, ended }: Child): Promise<void> {
  const over = ended.then((code) => Promise.reject(new Error(`a worker ended (${code}): ${said.err}`)))
  while (!said.out.includes('ready') && child.stdout) await Promise.race([once(child.stdout, 'data'), over])
  over.catch(() => undefined)
}

/** Lets the workers begin; gives the ms until `done` says so, and ends them. */
export async function timeOf(workers: readonly Child[], done: () => Promise<boolean>): Promise<number> {
  const from = performance.now()
  for (const { process: child } of workers) child.stdin?.write('go\n')
  while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 100))
  const took = rounded(performance.now() - from)
  for (const { process: child, ended } of workers) {
    child.stdin?.end()
    await ended
  }
  return took
}

/** A new database on the server, by its URL. */
export async function created(serverUrl: string, name: string): Promise<string> {
  await execute(serverUrl, `CREATE DATABASE ${name}`)
  return databaseAt(serverUrl, name)
}
