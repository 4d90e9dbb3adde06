import type { Temporal } from 'temporal-polyfill'
import { ZONE } from '../../domain/calendar/written.ts'
import type { Town } from './town.ts'

/** One message of the year. `campaign` and `step` stand side by side, one pair for each matter that it told of. */
export interface Sent {
  /** Local time 'YYYY-MM-DDTHH:MM' in Japan. */
  readonly at: string
  /** 職員番号. */
  readonly person: string
  readonly kind: string
  readonly campaign: readonly string[]
  readonly step: readonly string[]
  /** Asked for by the person, or owed to them: it does not count against the two a week. */
  readonly solicited: boolean
}

interface Row {
  readonly id: string
  readonly kind: string | null
  readonly solicited: boolean | null
  readonly campaigns: string[] | null
  readonly steps: string[] | null
}

/** Every message that arrived, in the order of time and person. The same year gives the same ledger. */
export async function ledgerOf({ app, arrived }: Town): Promise<Sent[]> {
  const rows = await app.db.prisma.$queryRaw<Row[]>`SELECT l.message_id::text AS id, l.kind, l.solicited,
      array_agg(t.title ORDER BY t.due_on, t.title, t.key) AS campaigns, array_agg(t.key ORDER BY t.due_on, t.title, t.key) AS steps
    FROM nudge_letter l LEFT JOIN (
      SELECT DISTINCT n.message_id, c.title, s.key, a.due_on FROM nudge n JOIN assignment a ON a.id = n.assignment_id
        JOIN campaign_step s ON s.id = a.step_id JOIN campaign c ON c.id = a.campaign_id) t ON t.message_id = l.message_id
    GROUP BY l.message_id, l.kind, l.solicited`
  const known = new Map(rows.map((row) => [row.id, row]))
  return arrived
    .map(({ id, person, at, circular }): Sent => {
      const row = known.get(id)
      return {
        at: local(at),
        person,
        kind: circular ?? row?.kind ?? 'other',
        campaign: (row?.campaigns ?? []).filter((each) => each !== null),
        step: (row?.steps ?? []).filter((each) => each !== null),
        solicited: circular === undefined && (row?.solicited ?? true),
      }
    })
    .sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
}

function keyOf(sent: Sent): string {
  return JSON.stringify([sent.at, sent.person, sent.kind, sent.campaign, sent.step])
}

function local(at: Temporal.Instant): string {
  return at.toZonedDateTimeISO(ZONE).toPlainDateTime().toString({ smallestUnit: 'minute' })
}
