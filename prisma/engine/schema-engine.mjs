#!/usr/bin/env node
// Stands in for Prisma's native schema-engine behind its CLI (prisma.config.ts names this file), so that nothing has to
// be downloaded. Plain JavaScript, because the CLI starts it directly and Node 20 cannot strip types; the work is done
// by main.ts with the same engine and the same adapters as the start of the bot.
import { createRequire } from 'node:module'
import { register } from 'tsx/esm/api'

// A silent end with 0 would count as success in Prisma's CLI; 101 is the code of a Rust panic, which it reports.
process.on('uncaughtException', (error) => {
  process.stderr.write(`${error.stack ?? error}\n`)
  process.exit(101)
})

if (process.argv.includes('--version')) {
  const { version } = createRequire(import.meta.url)('@prisma/client/package.json')
  process.stdout.write(`schema-engine-cli ${version}\n`)
} else {
  register()
  const { main } = await import('./main.ts')
  process.exitCode = await main(process.argv.slice(2))
}
