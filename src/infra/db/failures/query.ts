import { HagukumiError } from '../../../bot/errors.ts'

/** Prisma's codes for a server that is not reached, closed the connection, or has no connection free. */
const PRISMA = ['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2037']
/** The system's and PostgreSQL's own: refused, broken, shutting down, starting up (appendix A of its manual). */
const RAW = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', '08001', '08003', '08006', '57P01', '57P02', '57P03']
const LOST = new Set([...PRISMA, ...RAW])
/** What pg and Prisma tell by their words alone. */
const lostWords = /not queryable|connection terminated|terminating connection|Code: `(57P0[123]|0800[136])`/i

/**
 * The sentence for a query that failed because of the storage and not because of what was asked: a full disk, a server
 * that went away. Prisma wraps errors in lines about its own call; this finds ours again. Undefined for everything else.
 */
export function queryFailure(error: unknown): HagukumiError | undefined {
  if (error instanceof HagukumiError) return error
  if (!(error instanceof Error)) return undefined
  const code = 'code' in error ? String(error.code) : ''
  if (code === 'storage') return new HagukumiError('storage', lastLine(error.message), { cause: error })
  if (!LOST.has(code) && !lostWords.test(error.message)) return failureWithin(error)
  return new HagukumiError(
    'unavailable',
    'データベースのサーバーと通信できません。サーバーが動いていることを確かめ、しばらくしてからもう一度お試しください。',
    { cause: error },
  )
}

/** The same for what an error was thrown for, or one of several: what failed in ours is not the storage's fault. */
function failureWithin(error: Error): HagukumiError | undefined {
  const within: readonly unknown[] = error instanceof AggregateError ? error.errors : [error.cause]
  const failures = within.flatMap((each) => (each === undefined ? [] : (queryFailure(each) ?? [])))
  return failures.find(({ code }) => code === 'unavailable' || code === 'storage')
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? text
}
