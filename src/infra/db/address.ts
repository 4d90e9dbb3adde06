import type { PoolConfig } from 'pg'
import { HagukumiError } from '../../bot/errors.ts'

/** A DATABASE_URL taken apart. */
export interface ServerAddress {
  /** The URL without Prisma's own `schema`, which pg does not know. */
  readonly connectionString: string
  readonly schema: string | undefined
  /** host:port, for sentences. The password is in no sentence. */
  readonly place: string
  readonly database: string
  readonly user: string
}

/** Ten seconds: a server that swallows packets must end in a sentence and not in a wait without end. */
const CONNECT_TIMEOUT_MS = 10_000

/** Reads DATABASE_URL. Throws `bad_input` where it is not a PostgreSQL URL with a host and a database. */
export function parseAddress(databaseUrl: string): ServerAddress {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : undefined
  const database = url ? decodePart(url.pathname.slice(1)) : ''
  if (!url || !/^postgres(ql)?:$/.test(url.protocol) || (!url.hostname && !url.searchParams.has('host')) || !database) {
    throw new HagukumiError(
      'bad_input',
      'DATABASE_URL を読み取れません。「postgresql://利用者:パスワード@サーバー:5432/データベース名」の形（記号は %40 のように符号化）に直すか、組み込みのデータベースを使う場合は指定を外してください。',
    )
  }
  const schema = url.searchParams.get('schema') ?? undefined
  if (schema !== undefined && !/^\w+$/.test(schema)) {
    throw new HagukumiError(
      'bad_input',
      'DATABASE_URL の schema には英数字と下線だけを使えます。名前を直してから、もう一度お試しください。',
    )
  }
  url.searchParams.delete('schema')
  return {
    connectionString: url.href,
    schema,
    place: `${url.searchParams.get('host') ?? url.hostname}:${url.port || '5432'}`,
    database,
    user: decodePart(url.username),
  }
}

/**
 * Settings of a pool of `max` connections. Every session runs in UTC: Prisma's adapter reads and writes timestamptz
 * without an offset, so on a server set to Asia/Tokyo each stored instant would be nine hours off for plain SQL.
 * `schema` becomes the search path, because migrations name their tables without one.
 */
export function poolConfig(address: ServerAddress, max: number): PoolConfig {
  const url = new URL(address.connectionString)
  const options = [url.searchParams.get('options') ?? '', '-c TimeZone=UTC']
  if (address.schema !== undefined) options.push(`-c search_path="${address.schema}"`)
  url.searchParams.set('options', options.join(' ').trim())
  return { connectionString: url.href, max, connectionTimeoutMillis: CONNECT_TIMEOUT_MS }
}

function decodePart(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
