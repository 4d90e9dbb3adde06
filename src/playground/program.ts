import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { setTimeout as sleep } from 'node:timers/promises'

/** The Playground's own program; undefined where it is not installed, as in a production install. */
export function findProgram(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js')
  } catch {
    return undefined
  }
}

/** What keeps the Playground to this machine. It is loaded as it stands, so there is no copy among what is built. */
const CONFINE = new URL('../../src/playground/confine.mjs', import.meta.url).href

/** How the Playground is started. */
export interface Starting {
  readonly program: string
  /** Where its configuration lies, and its log comes to lie. */
  readonly folder: string
  readonly port: number
  readonly proxyPort: number
}

/** A running Playground. */
export interface Running {
  readonly pid: number | undefined
  stop(): Promise<void>
}

/** Milliseconds that it may take to come up; on an idle machine it takes one or two seconds. */
const UP_WITHIN_MS = 60_000
/** Milliseconds until a process that was told to end is ended. */
const END_WITHIN_MS = 2_000

/** Starts the Playground and waits until it answers. @throws where it ends before, or does not answer in time. */
export async function startProgram(
  { program, folder, port, proxyPort }: Starting,
  over: AbortSignal,
): Promise<Running> {
  const bot = `http://127.0.0.1:${proxyPort}/api/messages`
  const options = ['start', '-e', bot, '-c', 'msteams', '-p', String(port), '--disable-telemetry']
  const child = spawn(process.execPath, ['--import', CONFINE, program, ...options], {
    cwd: folder,
    env: { ...kept(), TEAMSAPPTESTER_BROWSER: 'none' },
    // The channel tells it that the bot is gone; what it says is of no use to whoever talks with the bot.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  child.on('error', () => undefined)
  const running = { pid: child.pid, stop: () => end(child) }
  try {
    await answering(child, `http://127.0.0.1:${port}/`, over)
    return running
  } catch (error) {
    await running.stop()
    throw error
  }
}

/** Nothing secret goes along: the Playground is others' code. */
function kept(): NodeJS.ProcessEnv {
  const names = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'USERPROFILE', 'APPDATA']
  return Object.fromEntries(names.map((name) => [name, process.env[name]]))
}

/** It says that it listens before it has read its configuration, and may still end: only an answer counts. */
async function answering(child: ChildProcess, url: string, over: AbortSignal): Promise<void> {
  const late = AbortSignal.any([over, AbortSignal.timeout(UP_WITHIN_MS)])
  while (child.exitCode === null && child.signalCode === null && !late.aborted) {
    const isUp = await fetch(url, { signal: late }).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isUp) return
    await sleep(50)
  }
  throw new Error('the Playground does not answer')
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  const timer = setTimeout(() => child.kill('SIGKILL'), END_WITHIN_MS)
  child.kill('SIGTERM')
  await ended
  clearTimeout(timer)
}
