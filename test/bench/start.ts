import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { rounded } from './timing.ts'

const ROOT = path.join(import.meta.dirname, '../..')

/** Start-up to the first answer, first and warm, in milliseconds, and resident memory of the waiting bot in MB. */
export interface Start {
  readonly firstMs: number
  readonly warmMs: number
  /** A bare `node -e 0` in the same run, the floor of every start. */
  readonly nodeMs: number
  readonly residentMb: number | undefined
}

/** Starts the built bot in a throw-away folder, as a newcomer does. */
export async function measureStart(): Promise<Start> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'hagukumi-bench-'))
  const environment = { ...process.env, HAGUKUMI_DATA: dataDir, DATABASE_URL: '' }
  const asked = ['dist/cli/bin/hagukumi.js', 'ask', '主査の役割は？']
  try {
    const firstMs = timeOf(asked, environment)
    const warmMs = Math.min(...[1, 2, 3].map(() => timeOf(asked, environment)))
    return { firstMs, warmMs, nodeMs: timeOf(['-e', '0'], environment), residentMb: await residentOf(environment) }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

function timeOf(args: readonly string[], environment: NodeJS.ProcessEnv): number {
  const from = performance.now()
  execFileSync(process.execPath, args, { cwd: ROOT, env: environment, stdio: 'ignore' })
  return rounded(performance.now() - from)
}

/** Linux tells a process's memory in /proc; elsewhere the figure is left out. */
async function residentOf(environment: NodeJS.ProcessEnv): Promise<number | undefined> {
  const bot = spawn(process.execPath, ['dist/main.js'], {
    cwd: ROOT,
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  try {
    await new Promise((resolve, reject) => {
      bot.stderr.once('data', resolve)
      bot.once('exit', () => reject(new Error('the bot ended before it was ready')))
    })
    const status = readFileSync(`/proc/${bot.pid}/status`, 'utf8')
    return Math.round(Number(/VmRSS:\s+([0-9]+)/.exec(status)?.[1]) / 1024)
  } catch (error) {
    if (process.platform === 'linux') throw error
    return undefined
  } finally {
    bot.kill('SIGTERM')
  }
}
