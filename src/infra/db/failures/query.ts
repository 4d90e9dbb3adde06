import { HagukumiError } from '../../../bot/errors.ts'

/** Prisma's codes for a server that is not reached, closed the connection, or has no connection free. */
const LOST = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2037'])

/**
 * The sentence for a query that failed because of the storage and not because of what was asked: a full disk, a server
 * that went away. Prisma wraps errors in lines about its own call; this finds ours again. Undefined for everything else.
 */
export function queryFailure(error: unknown): HagukumiError | undefined {
  if (error instanceof HagukumiError) return error
  if (!(error instanceof Error) || !('code' in error)) return undefined
  if (error.code === 'storage') return new HagukumiError('storage', lastLine(error.message), { cause: error })
  if (!LOST.has(String(error.code))) return undefined
  return new HagukumiError(
    'unavailable',
    'データベースのサーバーと通信できません。サーバーが動いていることを確かめ、しばらくしてからもう一度お試しください。',
    { cause: error },
  )
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? text
}
