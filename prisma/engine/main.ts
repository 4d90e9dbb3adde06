import { administer } from './administer.ts'
import { readArguments } from './arguments.ts'
import { serve } from './serve.ts'

/** Does what Prisma's CLI started the engine for and gives the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const start = readArguments(argv)
  if (start.command !== undefined) return administer(start.command, start.url)
  await serve(start, process.stdin, process.stdout)
  return 0
}
