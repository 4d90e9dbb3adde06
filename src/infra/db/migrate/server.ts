import { PrismaPg } from '@prisma/adapter-pg'
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { poolConfig, type ServerAddress } from '../address.ts'
import { withScript } from './script.ts'
import { connectShadow } from './shadow.ts'

/**
 * The way of the migration engine to a PostgreSQL server. One connection only:
 * the advisory lock that keeps two migrations apart must be on the connection that works.
 */
export function serverFactory(address: ServerAddress): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => connect(address),
    connectToShadowDb: connectShadow,
  }
}

async function connect(address: ServerAddress): Promise<SqlDriverAdapter> {
  const pool = new pg.Pool(poolConfig(address, 1))
  await ensureSchema(pool, address.schema)
  const charColumns = new WeakMap<object, number[]>()
  const query = pool.query.bind(pool)
  Object.assign(pool, {
    query: async (request: pg.QueryArrayConfig) => hideChar(await query(request), charColumns),
  })
  const inner = await new PrismaPg(pool, { schema: address.schema, disposeExternalPool: true }).connect()
  const queryRaw = inner.queryRaw.bind(inner)
  inner.queryRaw = async (request) => {
    const result = await queryRaw(request)
    for (const column of charColumns.get(result.rows) ?? []) result.columnTypes[column] = ColumnTypeEnum.Character
    return result
  }
  return withScript(inner, (script) => pool.query(script))
}

/** Looks first: `CREATE SCHEMA IF NOT EXISTS` needs the right to create even where there is nothing to do. */
async function ensureSchema(pool: pg.Pool, schema: string | undefined): Promise<void> {
  if (schema === undefined) return
  const { rowCount } = await pool.query('SELECT 1 FROM pg_namespace WHERE nspname = $1', [schema])
  if (rowCount === 0) await pool.query(`CREATE SCHEMA ${pg.escapeIdentifier(schema)}`)
}

/** The type `"char"` of the system catalogues, and text, which adapter-pg takes in its place. */
const CHAR_OID = 18
const TEXT_OID = 25

/** adapter-pg refuses `"char"`, and as text it makes the engine panic: pass it as text, then name it a character. */
function hideChar(result: pg.QueryArrayResult, charColumns: WeakMap<object, number[]>): pg.QueryArrayResult {
  const columns = result.fields?.flatMap((field, index) => (field.dataTypeID === CHAR_OID ? [index] : [])) ?? []
  if (columns.length > 0) {
    charColumns.set(result.rows, columns)
    for (const field of result.fields) if (field.dataTypeID === CHAR_OID) field.dataTypeID = TEXT_OID
  }
  return result
}
