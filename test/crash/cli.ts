import { startCluster } from '../support/cluster.ts'
import { fill, filledFolders, type Ground } from './ground.ts'
import { type Options, readOptions } from './options.ts'
import { holds, type Result, run } from './run.ts'
import { isNaive } from './shapes.ts'

// One run by hand: `npm run -s crash -- --kills 30 --db postgres --platform teams --workers 2 --json`.

/** What has not settled by then does not settle: the run is given up and ends what it started. */
const DEADLINE_MS = 450_000
/** Whatever holds up that end does so no longer: the workers are killed, the platform and the server end with us. */
const LAST_MS = 480_000

const options = readOptions(process.argv.slice(2))
if (typeof options === 'string') {
  process.stderr.write(`${options}\n`)
  process.exitCode = 2
} else {
  setTimeout(() => process.exit(1), LAST_MS).unref()
  process.stderr.write(`seed ${options.seed}\n`)
  process.exitCode = await perform(options).then(
    (result) => report(result, options),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
      return 1
    },
  )
}

async function perform({ db, ...plan }: Options): Promise<Result> {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  const over = AbortSignal.any([AbortSignal.timeout(DEADLINE_MS), stop.signal])
  const ground = db === 'postgres' ? await server() : await folder()
  try {
    return await run(plan, ground.address, over)
  } finally {
    await ground.remove()
  }
}

async function folder(): Promise<Ground> {
  const { fresh, remove } = await filledFolders()
  return { ...(await fresh()), remove }
}

async function server(): Promise<Ground> {
  const cluster = await startCluster()
  if (!cluster) throw new Error('PostgreSQL のプログラムが見つかりません。')
  const address = { databaseUrl: cluster.url, dataDir: '' }
  try {
    await fill(address)
    return { address, remove: () => cluster.stop() }
  } catch (error) {
    await cluster.stop()
    throw error
  }
}

/** Says what came of it; gives the exit code. A naive order is there to fail: only the product's own must hold. */
function report(result: Result, { json, order }: Options): number {
  const { lost, doubled, untrue, marked, messages, kills, deaths, unknown } = result
  const figures = { kills, messages, lost: lost.length, doubled: doubled.length, marked }
  process.stderr.write(`${JSON.stringify({ unknown, deaths, lost, doubled, untrue })}\n`)
  const words = Object.entries(figures).map(([name, count]) => `${name} ${count}`)
  process.stdout.write(`${json ? JSON.stringify(figures) : words.join(', ')}\n`)
  return isNaive(order) || holds(result) ? 0 : 1
}
