import type { App } from '../../src/app.ts'
import { until } from '../delivery/support.ts'

/** Nothing waits to be answered or sent any more. */
export async function quiet({ app }: { readonly app: App }): Promise<void> {
  const { inboxEvent, outboxMessage } = app.db.prisma
  await until(
    async () => [
      await inboxEvent.count({ where: { state: 'waiting' } }),
      await outboxMessage.count({ where: { settledAt: null } }),
    ],
    ([waiting, open]) => waiting === 0 && open === 0,
  )
}
