import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { HagukumiError } from '../../bot/errors.ts'
import { parseAddress, poolConfig, type ServerAddress } from './address.ts'
import { createClient } from './client.ts'
import type { Database } from './database.ts'
import { serverFailure } from './failures/server.ts'
import { applyMigrations } from './migrate/index.ts'
import { serverFactory } from './migrate/server.ts'

/** Connections of one process, beside the queue's own four. */
const POOL = 10

/** PostgreSQL 14: the oldest that its makers still mend (until November 2026). */
const OLDEST = 14

/** A server that accepts and then says nothing must end in a sentence too. */
const ANSWER_TIMEOUT_MS = 10_000

/** Opens the database on a PostgreSQL server and brings it up to date. Errors as of openDatabase. */
export async function openServer(databaseUrl: string): Promise<Database> {
  const address = parseAddress(databaseUrl)
  try {
    await checkServer(address)
    await applyMigrations(serverFactory(address))
  } catch (error) {
    throw serverFailure(error, address)
  }
  const prisma = createClient(
    new PrismaPg(poolConfig(address, POOL), address.schema === undefined ? {} : { schema: address.schema }),
  )
  return { prisma, engine: 'postgres', address, close: () => prisma.$disconnect() }
}

/** Connects once on its own, because a failure inside the migration engine no longer tells what was wrong. */
async function checkServer(address: ServerAddress): Promise<void> {
  const client = new pg.Client({ ...poolConfig(address, 1), query_timeout: ANSWER_TIMEOUT_MS })
  await client.connect()
  try {
    const { rows } = await client.query<{ server_version_num: string }>('SHOW server_version_num')
    const major = Math.floor(Number(rows[0]?.server_version_num) / 10_000)
    if (!(major >= OLDEST)) {
      throw new HagukumiError(
        'unavailable',
        `DATABASE_URL のサーバー ${address.place} は PostgreSQL ${major} です。PostgreSQL ${OLDEST} 以上のサーバーを指定してください。`,
      )
    }
  } finally {
    await client.end()
  }
}
