import type { Io } from './io.ts'
import { splitLines } from './lines.ts'

/** The Io of this process: its streams, the width of its terminal, its folder. Call it once a process. */
export function processIo(): Io {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', endQuietly)
  return {
    lines: splitLines(process.stdin),
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(text),
    // A terminal that does not know its width says 0.
    columns: process.stdout.isTTY ? process.stdout.columns || undefined : undefined,
    cwd: process.cwd(),
  }
}

/** Ends the process with its exit code once all output is written; a pending read of standard input would keep it alive. */
export function leave(code: number): void {
  process.stdout.write('', () => process.exit(code))
}

/** Whoever read our output is gone (`| head`): no more is wanted, and that is no fault. Transactions end as in a crash. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
}
