import type { Temporal } from 'temporal-polyfill'
import type { Prisma, Tx } from '../../db/index.ts'

/** Something that one person is to do, about to be written. */
export interface NewAssignment {
  readonly id: string
  readonly campaignId: string
  readonly stepId: string
  readonly employeeId: string
  /** Whom it is about, where that is somebody else. */
  readonly aboutId?: string | undefined
  readonly dueOn: Temporal.PlainDate
  /** `excluded`: it stands there as 対象外, with the reason as a code. */
  readonly state: 'open' | 'excluded'
  readonly reason?: string | undefined
  /** What the feature needs for this one's line. */
  readonly given?: Readonly<Record<string, unknown>> | undefined
}

/** Rows of one statement: some 300 kB. Prisma keeps the parameters of its last statements, and larger ones fill the memory. */
const AT_ONCE = 1_000

/** Writes assignments. Whoever has something open now is still to be looked at: lookAgain, lookAgainAtAll. */
export async function addAssignments(
  tx: Tx,
  assignments: readonly NewAssignment[],
  at: Temporal.Instant,
): Promise<void> {
  for (let from = 0; from < assignments.length; from += AT_ONCE) {
    const rows = assignments.slice(from, from + AT_ONCE)
    await tx.$executeRaw`INSERT INTO assignment
        (id, campaign_id, step_id, employee_id, about_id, due_on, state, reason, given, settled_at)
      SELECT id, "campaignId", "stepId", "employeeId", "aboutId", "dueOn", state, reason, coalesce(given, '{}'),
        CASE WHEN state <> 'open' THEN ${at.toString()}::timestamptz END
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, "campaignId" uuid, "stepId" uuid,
        "employeeId" uuid, "aboutId" uuid, "dueOn" date, state text, reason text, given jsonb)`
  }
}

/** Any number that no other lock of the database uses. */
const TURNS = 4_620_821

/**
 * The order in which everybody locks, so that nobody waits in a circle: a campaign's row; then, by whoever holds the turns
 * of several people, this; then their turns (lookAgain and its like, holdTurns); then assignments that were there before.
 * Those that the transaction itself wrote nobody else sees yet, so a long plan comes to this with its last statements. A
 * round holds the turns of several without it, but waits for none of them: it passes over those that are held.
 */
async function oneOfMany(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${TURNS}::bigint)`
}

/**
 * Does `work` while it holds the turns of the people whose ids `whose` selects, and goes on holding them until the
 * transaction ends; when they come stays as it is. Who has none is given one for as long, so that nobody makes it meanwhile.
 */
export async function holdTurns(tx: Tx, whose: Prisma.Sql, work: () => Promise<void>): Promise<void> {
  await oneOfMany(tx)
  await tx.$executeRaw`INSERT INTO nudge_turn (employee_id, next_at)
    SELECT DISTINCT id, 'infinity'::timestamptz FROM (${whose}) AS e(id) ORDER BY 1 ON CONFLICT DO NOTHING`
  await tx.$executeRaw`SELECT count(*) FROM (SELECT FROM nudge_turn WHERE employee_id IN (${whose})
    ORDER BY employee_id FOR UPDATE) AS held`
  await work()
  await tx.$executeRaw`DELETE FROM nudge_turn WHERE next_at = 'infinity'`
}

/** Holds the turn of somebody alone, in a transaction that changes nobody else's: it waits for no act on a whole city. */
export async function holdOwnTurn(tx: Tx, employeeId: string): Promise<void> {
  await tx.$executeRaw`SELECT FROM nudge_turn WHERE employee_id = ${employeeId}::uuid FOR UPDATE`
}

/**
 * Has the open assignments of these people looked at with the next round after `at`: something about them changes. To be
 * called before it does: see the order above.
 */
export async function lookAgain(
  tx: Tx,
  { at, employeeIds }: { at: Temporal.Instant; employeeIds: readonly string[] },
): Promise<void> {
  if (employeeIds.length === 0) return
  await oneOfMany(tx)
  await setTurns(tx, employeeIds, at)
}

/** The same for somebody alone, in a transaction that changes nobody else's: it waits for no act on a whole city. */
export async function lookAgainAtOne(tx: Tx, employeeId: string, at: Temporal.Instant): Promise<void> {
  await setTurns(tx, [employeeId], at)
}

async function setTurns(tx: Tx, employeeIds: readonly string[], at: Temporal.Instant): Promise<void> {
  await tx.$executeRaw`INSERT INTO nudge_turn AS t (employee_id, next_at)
    SELECT DISTINCT id::uuid, ${at.toString()}::timestamptz FROM unnest(${[...employeeIds]}::text[]) AS e(id) ORDER BY 1
    ON CONFLICT (employee_id) DO UPDATE SET next_at = excluded.next_at WHERE t.next_at > excluded.next_at`
}

/** The same for those of these people whose turns nobody else holds just now: it waits for nobody. Gives who they are. */
export async function lookAgainAtFree(
  tx: Tx,
  { at, employeeIds }: { at: Temporal.Instant; employeeIds: readonly string[] },
): Promise<string[]> {
  const ids = [...employeeIds]
  // Who was told all that there was has no turn any more. Where somebody holds several people's turns, some of them may be
  // rows that nobody else sees yet, and an insert would wait for them: those people come next time.
  const [lock] = await tx.$queryRaw<{ free: boolean }[]>`SELECT pg_try_advisory_xact_lock(${TURNS}::bigint) AS free`
  if (lock?.free)
    await tx.$executeRaw`INSERT INTO nudge_turn (employee_id, next_at)
    SELECT DISTINCT id::uuid, ${at.toString()}::timestamptz FROM unnest(${ids}::text[]) AS e(id)
    WHERE NOT EXISTS (SELECT FROM nudge_turn t WHERE t.employee_id = e.id::uuid) ORDER BY 1
    ON CONFLICT DO NOTHING`
  const rows = await tx.$queryRaw<{ id: string }[]>`WITH free AS (
      SELECT employee_id FROM nudge_turn WHERE employee_id = ANY (${ids}::text[]::uuid[]) FOR UPDATE SKIP LOCKED)
    UPDATE nudge_turn t SET next_at = least(t.next_at, ${at.toString()}::timestamptz) FROM free
    WHERE t.employee_id = free.employee_id RETURNING t.employee_id::text AS id`
  return rows.map(({ id }) => id)
}

/** Has everybody looked at again with something open in a campaign. */
export async function lookAgainAtAll(tx: Tx, campaignId: string, at: Temporal.Instant): Promise<void> {
  await oneOfMany(tx)
  await tx.$executeRaw`INSERT INTO nudge_turn AS t (employee_id, next_at)
    SELECT DISTINCT employee_id, ${at.toString()}::timestamptz FROM assignment
      WHERE campaign_id = ${campaignId}::uuid AND state = 'open' ORDER BY 1
    ON CONFLICT (employee_id) DO UPDATE SET next_at = excluded.next_at WHERE t.next_at > excluded.next_at`
}

/** Has everybody looked at again: hours, days or people changed, and what was counted from them may be wrong. */
export async function lookAgainAtEverybody(tx: Tx, at: Temporal.Instant): Promise<void> {
  await oneOfMany(tx)
  // Whose turn has come as well: a round that holds it now counts from what stood before.
  await tx.$executeRaw`UPDATE nudge_turn SET next_at = least(next_at, ${at.toString()}::timestamptz)`
}
