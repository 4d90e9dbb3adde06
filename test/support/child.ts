import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

/** A started script with what it said so far. */
export interface Child {
  readonly process: ChildProcess
  readonly said: { out: string; err: string }
  /** Its exit code once it ended, or the signal that ended it. */
  readonly ended: Promise<number | string>
}

/** The root of the checkout. */
export const root = path.resolve(import.meta.dirname, '../..')

/** Starts a program; its folder is the root of the checkout unless `options` says otherwise. */
export function start(
  program: string,
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; cwd?: string } = {},
): Child {
  const child = spawn(program, args, { cwd: root, ...options, env: { ...process.env, ...options.env }, stdio: 'pipe' })
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk) => {
    said.out += chunk
  })
  child.stderr.on('data', (chunk) => {
    said.err += chunk
  })
  child.stdin.on('error', () => undefined)
  const ended = once(child, 'close').then(([code, signal]) => code ?? signal)
  return { process: child, said, ended }
}

/** Arguments for Node that run a script in TypeScript. */
export function script(file: string, ...args: string[]): string[] {
  return ['--import', 'tsx', path.join(root, file), ...args]
}
