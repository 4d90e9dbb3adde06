import { type App, openApp } from '../app.ts'
import { exitCodeOf, HagukumiError } from '../bot/errors.ts'
import { type Config, readConfig } from '../config.ts'
import { systemClock } from '../infra/clock/clock.ts'
import { callHandover, handoverPath } from '../infra/handover/index.ts'
import type { Io } from '../infra/handover/io.ts'
import { processIo } from '../infra/handover/process.ts'
import { faultSentence } from './fault.ts'
import { type Request, run } from './run.ts'
import { simulateCommand } from './simulate/command.ts'

/** Runs `talk` or `hagukumi` from the shell; gives the exit code. Never throws. */
export async function start(command: Request['command'], argv: readonly string[]): Promise<number> {
  const io = processIo()
  // It opens nothing of the city's, whoever holds it.
  if (command === 'hagukumi' && argv[0] === 'simulate') return simulateCommand(argv.slice(1), io)
  try {
    const config = readConfig(process.env, process.cwd())
    const app = await openUnlessHeld(config)
    return app ? await runAndClose({ command, argv }, app, io) : await handOver({ command, argv }, config, io)
  } catch (error) {
    io.err(`${faultSentence(error)}\n`)
    return exitCodeOf(error)
  }
}

/** The app, or undefined where another process holds the embedded database: it takes the input then. */
async function openUnlessHeld(config: Config): Promise<App | undefined> {
  try {
    return await openApp(config, systemClock)
  } catch (error) {
    if (config.databaseUrl === undefined && error instanceof HagukumiError && error.code === 'locked') return undefined
    throw error
  }
}

async function runAndClose(request: Request, app: App, io: Io): Promise<number> {
  try {
    return await run(request, app, io)
  } finally {
    await app.close()
  }
}

function handOver({ command, argv }: Request, config: Config, io: Io): Promise<number> {
  return callHandover(handoverPath(config.dataDir), { command, argv: [...argv], cwd: process.cwd() }, io)
}
