import type { Prisma, Tx } from '../../db/index.ts'

/**
 * A message that still waits to be sent, and tells of nothing that is open and runs, is not sent any more. `which` selects
 * assignments (of alias a) that were just settled, paused or cancelled.
 */
export async function voidWaiting(tx: Tx, which: Prisma.Sql): Promise<void> {
  await tx.$executeRaw`UPDATE outbox_message m SET void_at = m.created_at WHERE m.state = 'queued'
    AND m.id IN (SELECT n.message_id FROM nudge n JOIN assignment a ON a.id = n.assignment_id WHERE ${which})
    AND NOT EXISTS (SELECT FROM nudge n JOIN assignment a ON a.id = n.assignment_id
      JOIN campaign c ON c.id = a.campaign_id WHERE n.message_id = m.id AND a.state = 'open' AND c.state = 'running')`
}
