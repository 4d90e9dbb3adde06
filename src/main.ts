import { type App, openApp } from './app.ts'
import { exitCodeOf, HagukumiError } from './bot/errors.ts'
import { faultSentence } from './cli/fault.ts'
import { run } from './cli/run.ts'
import { type Config, readConfig } from './config.ts'
import { systemClock } from './infra/clock/clock.ts'
import { handoverPath, serveHandover } from './infra/handover/index.ts'
import { leave, processIo } from './infra/handover/process.ts'
import { openLog } from './infra/log/log.ts'

/** Starts the bot: a talk where there is a terminal, else a service that runs until it is told to stop. */
async function main(): Promise<number> {
  try {
    const config = readConfig(process.env, process.cwd())
    const app = await openApp(config, systemClock)
    try {
      return await serve(app, config)
    } finally {
      await app.close()
    }
  } catch (error) {
    process.stderr.write(`${faultSentence(error)}\n`)
    return exitCodeOf(error)
  }
}

/** What has expired is removed this often: a subject is kept 30 minutes, so it is gone within 40. */
const TIDY_EVERY_MS = 10 * 60 * 1000

/** Serves the local socket (embedded database only) and the terminal, or waits for a signal. */
async function serve(app: App, config: Config): Promise<number> {
  const handover = config.databaseUrl === undefined ? await takeHandovers(app, config) : undefined
  const stopped = new Promise<number>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(0))
  })
  await app.tidy()
  const tidying = setInterval(() => void app.tidy().catch(reportFault), TIDY_EVERY_MS)
  try {
    if (process.stdin.isTTY) return await Promise.race([run({ command: 'talk', argv: [] }, app, processIo()), stopped])
    openLog(config.logLevel).info({ engine: app.db.engine }, 'ready')
    process.stderr.write('はぐくみが動いています。止めるときは Ctrl-C を押してください。\n')
    return await stopped
  } finally {
    clearInterval(tidying)
    await handover?.close()
  }
}

/** A fault of the house that nobody waits for: logged under an id. */
function reportFault(error: unknown): void {
  faultSentence(error)
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

leave(await main())
