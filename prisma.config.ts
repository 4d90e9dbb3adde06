import path from 'node:path'
import { defineConfig } from 'prisma/config'

// Prisma downloads a native engine unless this names one. Ours answers with Prisma's own engine in WebAssembly.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(import.meta.dirname, 'prisma/engine/schema-engine.mjs')

// Without DATABASE_URL the database is the embedded one in a folder; the URL is then only a label that Prisma shows.
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL || 'postgresql://embedded.invalid/hagukumi' },
})
