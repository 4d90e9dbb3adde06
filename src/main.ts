import { type App, openApp } from './app.ts'
import { exitCodeOf, HagukumiError } from './bot/errors.ts'
import type { Trace, Warn } from './bot/trace.ts'
import { TEXT as TERMINAL } from './channels/console/texts.ts'
import { faultSentence } from './cli/fault.ts'
import { run } from './cli/run.ts'
import { type Config, readConfig } from './config.ts'
import { systemClock } from './infra/clock/clock.ts'
import { queryFailure } from './infra/db/index.ts'
import { handoverPath, serveHandover } from './infra/handover/index.ts'
import { leave, processIo } from './infra/handover/process.ts'
import { healthRoutes, openHttp } from './infra/http/index.ts'
import { openLog } from './infra/log/log.ts'
import { openPlatforms, type Platforms } from './platforms.ts'
import { heard } from './playground/aside.ts'
import type { Playground } from './playground/index.ts'
import { playgroundFor, showPlayground } from './playground/wanted.ts'
import { startWork, type Working } from './work.ts'

/** Starts the bot: a talk where there is a terminal, else a service that runs until it is told to stop. */
async function main(): Promise<number> {
  try {
    const config = readConfig(process.env, process.cwd())
    const playground = await playgroundFor(config, process.stdin)
    try {
      return await work(config, playground)
    } finally {
      await playground?.close()
    }
  } catch (error) {
    process.stderr.write(`${faultSentence(error)}\n`)
    return exitCodeOf(error)
  }
}

/** Opens the bot with all that it needs and serves until it ends. */
async function work(config: Config, playground: Playground | undefined): Promise<number> {
  const log = openLog(config.logLevel)
  // The way of each message, by ids alone.
  const trace: Trace = (step, id) => log.debug({ step, id }, 'step')
  const warn: Warn = (what, id) => log.warn({ id }, what)
  const platforms = await openPlatforms({ ...config, teams: playground?.teams ?? config.teams })
  const port = config.port ?? (playground && 0)
  if (platforms.routes.length > 0 && port === undefined) throw new HagukumiError('bad_input', NO_PORT)
  const { couriers, directories, deleting } = platforms
  const app = await openApp(config, systemClock, { trace, warn, couriers, directories, deleting })
  try {
    return await serve(app, { ...config, port }, platforms, playground)
  } finally {
    await app.close()
  }
}

const NO_PORT =
  'HTTP で受けるには、環境変数 PORT が要ります。番号を入れて、もう一度起動してください。Socket Mode にするときは SLACK_APP_TOKEN を入れてください。'

/** What has not ended so long after a signal, in ms, is left as in a crash: nothing is lost by that. */
const STOP_MS = 9_800

/** Works, serves the local socket (embedded database only) and the terminal, or waits for a signal. */
async function serve(app: App, config: Config, platforms: Platforms, playground?: Playground): Promise<number> {
  const stopped = new Promise<number>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(0))
  })
  void stopped.then(() => setTimeout(() => process.exit(0), STOP_MS).unref())
  const handover = config.databaseUrl === undefined ? await takeHandovers(app, config) : undefined
  const working = await startWork(app, reportFault)
  try {
    const http = config.port === undefined ? undefined : await listen(config.port, working, platforms)
    platforms.start({ app, working, failed: reportFault, away: sayAway })
    const terminal = process.stdin.isTTY ? heard(processIo(), TERMINAL.prompt) : undefined
    if (playground && http) void showPlayground(playground, http.port, terminal ?? { say: sayBeside })
    try {
      if (terminal) return await Promise.race([run({ command: 'talk', argv: [] }, app, terminal.io), stopped])
      openLog(config.logLevel).info({ engine: app.db.engine }, 'ready')
      sayBeside('はぐくみが動いています。止めるときは Ctrl-C を押してください。')
      return await stopped
    } finally {
      // All at once: together they have ten seconds.
      const closed = http?.close().then(() => platforms.stop()) ?? platforms.stop()
      await Promise.all([working.stop(), closed, playground?.close()])
    }
  } finally {
    await working.stop()
    await handover?.close()
  }
}

function sayBeside(line: string): void {
  process.stderr.write(`${line}\n`)
}

function sayAway(channel: string): void {
  sayBeside(`${channel} につながりません。つながるまで試し続けます。原因は hagukumi doctor ${channel} で調べられます。`)
}

function listen(port: number, working: Working, platforms: Platforms) {
  const ready = async () => [...(await working.ready()), ...platforms.waiting()]
  return openHttp({ port, routes: [...healthRoutes(ready), ...platforms.routes], failed: reportFault })
}

/** Milliseconds between two lines about a database that is away. */
const QUIET_MS = 30_000
let saidAway = Number.NEGATIVE_INFINITY

/** A fault that nobody waits for is logged under an id; that the database is away, only now and then. */
function reportFault(error: unknown): void {
  if (queryFailure(error)?.code !== 'unavailable') faultSentence(error)
  else if (performance.now() - saidAway > QUIET_MS) {
    saidAway = performance.now()
    openLog('warn').warn({ code: 'unavailable' }, 'database away')
  }
}

function takeHandovers(app: App, config: Config) {
  return serveHandover({
    path: handoverPath(config.dataDir),
    run: ({ command, argv }, io) => {
      if (command !== 'talk' && command !== 'hagukumi') throw new HagukumiError('bad_input', 'この指示は分かりません。')
      return run({ command, argv }, app, io)
    },
  })
}

// Slack's socket can fail where nobody waits for it: the supervisor starts anew, and nothing is lost by that.
process.on('unhandledRejection', (error) => {
  faultSentence(error)
  process.exit(1)
})
leave(await main())
