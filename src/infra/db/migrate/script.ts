import { DriverAdapterError, type SqlDriverAdapter } from '@prisma/driver-adapter-utils'

/**
 * Replaces how an adapter runs a migration script: as one request, awaited.
 * adapter-pg splits at every `;` (function bodies break, a failing script stays half done) and
 * pglite-prisma-adapter does not wait for the result. Errors become DriverAdapterError, as the engine expects.
 */
export function withScript(adapter: SqlDriverAdapter, run: (script: string) => Promise<unknown>): SqlDriverAdapter {
  adapter.executeScript = async (script) => {
    try {
      await run(script)
    } catch (error) {
      throw toDriverError(error)
    }
  }
  return adapter
}

function toDriverError(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error
  const field = (name: string): string | undefined => {
    const value: unknown = Reflect.get(error, name)
    return typeof value === 'string' ? value : undefined
  }
  return new DriverAdapterError({
    kind: 'postgres',
    code: error.code,
    severity: field('severity') ?? 'ERROR',
    message: error.message,
    detail: field('detail'),
    column: field('column'),
    hint: field('hint'),
    originalCode: error.code,
    originalMessage: error.message,
  })
}
