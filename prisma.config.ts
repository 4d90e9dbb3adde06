import path from 'node:path'
import { defineConfig } from 'prisma/config'
import { refuseOtherCommands } from './prisma/engine/commands.ts'
import { embeddedUrl } from './prisma/engine/embedded-url.ts'

refuseOtherCommands(process.argv.slice(2))

// Prisma downloads a native engine unless this names one. Ours answers with Prisma's own engine in WebAssembly.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(import.meta.dirname, 'prisma/engine/schema-engine.mjs')
// The CLI reports its use to its maker; a city hall's machine tells nobody.
process.env.CHECKPOINT_DISABLE ??= '1'

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL || embeddedUrl },
})
