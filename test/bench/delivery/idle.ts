import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { start } from '../../support/child.ts'
import { rounded } from '../timing.ts'

const SETTLE_MS = 15_000
const WATCH_MS = 40_000

/** Share of one core that a bot without traffic uses on the embedded database; undefined where /proc does not tell. */
export async function idleShare(): Promise<number | undefined> {
  if (process.platform !== 'linux') return undefined
  const dataDir = await mkdtemp(path.join(tmpdir(), 'hagukumi-bench-'))
  const env = { HAGUKUMI_DATA: dataDir, DATABASE_URL: '' }
  const bot = start(process.execPath, ['dist/main.js'], { env })
  try {
    while (!bot.said.err.includes('動いています')) await sleep(100)
    await sleep(SETTLE_MS)
    const from = await cpuSeconds(bot.process.pid)
    await sleep(WATCH_MS)
    return rounded(((await cpuSeconds(bot.process.pid)) - from) / (WATCH_MS / 1000))
  } finally {
    bot.process.kill('SIGTERM')
    await bot.ended
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** User and system time of a process so far (fields 14 and 15 of its stat, proc(5)). */
async function cpuSeconds(pid: number | undefined): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const ticks = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))
  return (Number(fields[11]) + Number(fields[12])) / ticks
}
