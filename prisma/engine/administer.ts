import pg from 'pg'
import { parseAddress, poolConfig, type ServerAddress } from '../../src/infra/db/address.ts'
import { serverFailure } from '../../src/infra/db/failures/server.ts'
import { embeddedUrl } from './embedded-url.ts'

/** Prisma's codes: the database does not exist (then `deploy` and `dev` ask to create it), the server is not reached. */
const MISSING = 'P1003'
const UNREACHED = 'P1001'

/** PostgreSQL's own codes (appendix A of its manual). */
const INVALID_CATALOG_NAME = '3D000'
const DUPLICATE_DATABASE = '42P04'

/** `can-connect-to-database`, `create-database`, `drop-database`: answered by the exit code and a line on stderr. */
export async function administer(command: string, url: string): Promise<number> {
  // The embedded database is created by opening it.
  if (url === embeddedUrl) return 0
  try {
    const address = parseAddress(url)
    if (command === 'can-connect-to-database') await query(address, 'SELECT 1')
    else if (command === 'create-database') await create(address)
    else throw new Error(`schema-engine cli ${command} is not offered here`)
    return 0
  } catch (error) {
    report(error, url)
    return 1
  }
}

async function create(address: ServerAddress): Promise<void> {
  try {
    await query(atDatabase(address, 'postgres'), `CREATE DATABASE ${pg.escapeIdentifier(address.database)}`)
  } catch (error) {
    if (codeOf(error) !== DUPLICATE_DATABASE) throw error
  }
}

async function query(address: ServerAddress, sql: string): Promise<void> {
  const client = new pg.Client(poolConfig(address, 1))
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

function atDatabase(address: ServerAddress, database: string): ServerAddress {
  const url = new URL(address.connectionString)
  url.pathname = `/${database}`
  return { ...address, connectionString: url.href }
}

/** The CLI drops the first line of stderr and reads the error from the second. */
function report(error: unknown, url: string): void {
  const code = codeOf(error) === INVALID_CATALOG_NAME ? MISSING : UNREACHED
  const line = (level: string, fields: object) =>
    `${JSON.stringify({ timestamp: new Date().toISOString(), level, target: 'schema_engine::logger', fields })}\n`
  process.stderr.write(line('INFO', { message: 'started' }))
  process.stderr.write(line('ERROR', { message: sentenceOf(error, url), is_panic: false, error_code: code }))
}

function sentenceOf(error: unknown, url: string): string {
  try {
    return serverFailure(error, parseAddress(url)).message
  } catch (unreadable) {
    return unreadable instanceof Error ? unreadable.message : String(unreadable)
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
