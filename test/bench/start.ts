import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { rounded } from './timing.ts'

const ROOT = path.join(import.meta.dirname, '../..')

/** A bot that waits for work: milliseconds until it does, and its resident memory in MB. */
interface Waiting {
  readonly readyMs: number
  readonly residentMb: number | undefined
}

/** Start-up to the first answer, first and warm, in milliseconds, and the waiting bot, without Teams and with it. */
export interface Start {
  readonly firstMs: number
  readonly warmMs: number
  /** A bare `node -e 0` in the same run, the floor of every start. */
  readonly nodeMs: number
  readonly waiting: Waiting
  readonly withTeams: Waiting
}

/** Starts the built bot in a throw-away folder, as a newcomer does. */
export async function measureStart(): Promise<Start> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'hagukumi-bench-'))
  const environment = { ...process.env, HAGUKUMI_DATA: dataDir, DATABASE_URL: '' }
  const asked = ['dist/cli/bin/hagukumi.js', 'ask', '主査の役割は？']
  try {
    const firstMs = timeOf(asked, environment)
    const warmMs = Math.min(...[1, 2, 3].map(() => timeOf(asked, environment)))
    const waiting = await waitingOf(environment)
    const withTeams = await waitingOf({ ...environment, ...TEAMS })
    return { firstMs, warmMs, nodeMs: timeOf(['-e', '0'], environment), waiting, withTeams }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

function timeOf(args: readonly string[], environment: NodeJS.ProcessEnv): number {
  const from = performance.now()
  execFileSync(process.execPath, args, { cwd: ROOT, env: environment, stdio: 'ignore' })
  return rounded(performance.now() - from)
}

/** Keys of the right shape: its packages are loaded, and nobody is reached. */
const TEAMS = {
  TEAMS_APP_ID: '00000000-0000-4000-8000-000000000001',
  TEAMS_APP_PASSWORD: 'unused',
  TEAMS_TENANT_ID: '00000000-0000-4000-8000-000000000002',
  PORT: '0',
}

/** Linux tells a process's memory in /proc; elsewhere the figure is left out. */
async function waitingOf(environment: NodeJS.ProcessEnv): Promise<Waiting> {
  const from = performance.now()
  const bot = spawn(process.execPath, ['dist/main.js'], {
    cwd: ROOT,
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  try {
    await new Promise<void>((resolve, reject) => {
      bot.stderr.on('data', (said) => String(said).includes('動いています') && resolve())
      bot.once('exit', () => reject(new Error('the bot ended before it was ready')))
    })
    const readyMs = rounded(performance.now() - from)
    if (process.platform !== 'linux') return { readyMs, residentMb: undefined }
    const status = readFileSync(`/proc/${bot.pid}/status`, 'utf8')
    return { readyMs, residentMb: Math.round(Number(/VmRSS:\s+([0-9]+)/.exec(status)?.[1]) / 1024) }
  } finally {
    bot.kill('SIGTERM')
    await new Promise((resolve) => bot.once('exit', resolve))
  }
}
