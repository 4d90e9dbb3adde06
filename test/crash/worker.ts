import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { appOn } from '../../src/app.ts'
import type { Courier } from '../../src/bot/delivery/courier.ts'
import { HagukumiError } from '../../src/bot/errors.ts'
import type { Trace } from '../../src/bot/trace.ts'
import { type Database, openDatabase } from '../../src/infra/db/index.ts'
import { openHttp } from '../../src/infra/http/index.ts'
import { scansOf } from '../../src/scans.ts'
import { startWork, type Working } from '../../src/work.ts'
import { channelTo } from './channel.ts'
import { endpoint } from './endpoint.ts'
import { clockAhead } from './morning.ts'
import { LEDGERS } from './orders.ts'
import { overheard } from './overheard.ts'
import { goesRound, QUICK, workerShape } from './shapes.ts'

// A bot in a process of its own, to be killed. Its argument is JSON (workerShape). It loads, waits for a line on its
// standard input, opens the database, says `ready <port>`, and works until its standard input closes. Each step and
// each outcome of a send is a line on standard output: what it had in hand when it died can be read from them.
const { databaseUrl, dataDir, reach, order, aheadMs, killAt } = workerShape.parse(JSON.parse(process.argv[2] ?? '{}'))
const input = createInterface({ input: process.stdin })
const closed = once(input, 'close')
await Promise.race([once(input, 'line'), closed.then(() => process.exit(0))])

const say = (...words: readonly string[]) => void process.stdout.write(`${words.join(' ')}\n`)
const last = killAt && ('step' in killAt ? killAt.step : killAt.before)
let reached = 0
const at = (place: string) => {
  if (place !== last) return
  reached += 1
  if (reached === killAt?.nth) process.kill(process.pid, 'SIGKILL')
}
const trace: Trace = (step, id) => {
  say(step, id)
  at(step)
}

const platforms = await channelTo(reach)
const clock = clockAhead(aheadMs)
const db = await openFreed()
const app = await appOn(goesRound(order) ? overheard(db, at) : db, clock, {
  couriers: platforms.couriers.map(told),
  directories: platforms.directories,
  patience: QUICK,
  trace,
  ledger: LEDGERS[order],
})
/** Milliseconds between two rounds. */
const ROUND_MS = 200
const failed = (error: unknown) => void process.stderr.write(`${error}\n`)
const working = atItsHour(await startWork(app, failed))
const rounds = goesRound(order) ? goRound() : undefined
const routes = [...platforms.routes, ...endpoint({ app, working, channel: reach.platform })]
platforms.start({ app, working, failed })
const http = await openHttp({ port: 0, routes, failed })
say('ready', String(http.port))
await closed
await http.close()
await rounds?.stop()
await platforms.stop()
await working.stop()
await app.close()
process.exit(0)

/** The same, to whom everything happens at the hour in which it lives. */
function atItsHour(own: Working): Working {
  return { ...own, receive: (event) => own.receive({ ...event, at: event.at.add({ milliseconds: aheadMs }) }) }
}

/** Looks for what is due again and again, and not every five minutes: a life lasts some seconds. */
function goRound() {
  const over = new AbortController()
  const scans = scansOf(app, working.wake).filter(({ name }) => name === 'remind' || name === 'stress-check')
  const going = scans.map(async ({ run }) => {
    while (!over.signal.aborted) {
      await run(clock.now()).catch(failed)
      await sleep(ROUND_MS, undefined, { signal: over.signal }).catch(() => undefined)
    }
  })
  return {
    stop: async () => {
      over.abort()
      await Promise.all(going)
    },
  }
}

/** The kernel frees the folder of a killed process some ms after its end, and nobody else restarts it that fast. */
async function openFreed(): Promise<Database> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await openDatabase({ databaseUrl, dataDir })
    } catch (error) {
      if (!(error instanceof HagukumiError && error.code === 'locked') || attempt === 100) throw error
      await sleep(20)
    }
  }
}

/** The same courier, which says what became of each send. */
function told(courier: Courier): Courier {
  return {
    ...courier,
    send: async (message, signal) => {
      const outcome = await courier.send(message, signal).catch((error: unknown) => {
        say('unknown', message.id)
        throw error
      })
      say(outcome.kind, message.id)
      return outcome
    },
  }
}
