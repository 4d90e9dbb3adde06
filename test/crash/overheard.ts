import type { Database } from '../../src/infra/db/index.ts'

/** The same database, which tells of each writing statement before it runs: 'INSERT INTO nudge', for one. */
export function overheard(db: Database, about: (write: string) => void): Database {
  const prisma = db.prisma.$extends({
    query: {
      $allOperations: ({ args, query }) => {
        const { strings } = args as { readonly strings?: readonly string[] }
        for (const [write] of strings?.join('').matchAll(WRITING) ?? []) about(write)
        return query(args)
      },
    },
  })
  return { ...db, prisma: prisma as unknown as Database['prisma'] }
}

const WRITING = /\b(?:INSERT INTO|UPDATE) [a-z_]+/g
