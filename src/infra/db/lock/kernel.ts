import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { open } from 'node:fs/promises'
import type { Held } from './held.ts'

/** flock's answer when another process holds the file. */
const TAKEN = 1

/**
 * Takes a lock that the kernel holds, so that nothing stale can remain: a child holds it and ends when our end of its
 * standard input closes, even after kill -9 (free within 9 ms; of 8 simultaneous starters always exactly one got it).
 * A pid file that is judged dead and replaced let two in (9 of 25 rounds).
 *
 * Gives 'taken' where another process holds it, 'missing' where there is no `flock` (macOS, Windows).
 * The file is created here first, so that a folder that cannot be written shows as an error of the file system.
 */
export async function lockByKernel(file: string, onLost: () => void): Promise<Held | 'taken' | 'missing'> {
  await (await open(file, 'a', 0o600)).close()
  // `detached` shields the child from Ctrl-C, which goes to the whole group of the terminal.
  const child = spawn('flock', ['-n', file, 'sh', '-c', 'echo ok; exec cat'], {
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: true,
  })
  let released = false
  const ended = once(child, 'exit')
  const answer = await Promise.race([
    once(child.stdout, 'data').then(() => 'held' as const),
    ended.then(([code]) => (code === TAKEN ? ('taken' as const) : ('failed' as const))),
  ]).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'missing' as const
    throw error
  })
  if (answer === 'failed') throw new Error(`flock cannot lock ${file}`)
  if (answer !== 'held') return answer
  child.stdin.on('error', () => undefined)
  child.once('exit', () => {
    if (!released) onLost()
  })
  // The lock must not keep a process alive that has nothing else to do.
  child.unref()
  for (const stream of [child.stdin, child.stdout]) if ('unref' in stream) (stream as { unref(): void }).unref()
  return {
    release: async () => {
      released = true
      child.ref()
      child.stdin.end()
      await ended
    },
  }
}
