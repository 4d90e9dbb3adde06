import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { appOn } from '../../src/app.ts'
import type { Courier } from '../../src/bot/delivery/courier.ts'
import { HagukumiError } from '../../src/bot/errors.ts'
import type { Trace } from '../../src/bot/trace.ts'
import { systemClock } from '../../src/infra/clock/clock.ts'
import { type Database, openDatabase } from '../../src/infra/db/index.ts'
import { openHttp } from '../../src/infra/http/index.ts'
import { startWork } from '../../src/work.ts'
import { channelTo } from './channel.ts'
import { endpoint } from './endpoint.ts'
import { LEDGERS } from './orders.ts'
import { QUICK, workerShape } from './shapes.ts'

// A bot in a process of its own, to be killed. Its argument is JSON (workerShape). It loads, waits for a line on its
// standard input, opens the database, says `ready <port>`, and works until its standard input closes. Each step and
// each outcome of a send is a line on standard output: what it had in hand when it died can be read from them.
const { databaseUrl, dataDir, reach, order, killAt } = workerShape.parse(JSON.parse(process.argv[2] ?? '{}'))
const input = createInterface({ input: process.stdin })
const closed = once(input, 'close')
await Promise.race([once(input, 'line'), closed.then(() => process.exit(0))])

const say = (...words: readonly string[]) => void process.stdout.write(`${words.join(' ')}\n`)
let reached = 0
const trace: Trace = (step, id) => {
  say(step, id)
  if (step !== killAt?.step) return
  reached += 1
  if (reached === killAt.nth) process.kill(process.pid, 'SIGKILL')
}

const platforms = await channelTo(reach)
const app = await appOn(await openFreed(), systemClock, {
  couriers: platforms.couriers.map(told),
  directories: platforms.directories,
  patience: QUICK,
  trace,
  ledger: LEDGERS[order],
})
const failed = (error: unknown) => void process.stderr.write(`${error}\n`)
const working = await startWork(app, failed)
const routes = [...platforms.routes, ...endpoint({ app, working, channel: reach.platform })]
platforms.start({ app, working, failed })
const http = await openHttp({ port: 0, routes, failed })
say('ready', String(http.port))
await closed
await http.close()
await platforms.stop()
await working.stop()
await app.close()
process.exit(0)

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
