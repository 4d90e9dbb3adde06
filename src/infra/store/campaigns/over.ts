import { Temporal } from 'temporal-polyfill'
import { readTouch, touchDay } from '../../../domain/calendar/touch.ts'
import type { Tx } from '../../db/index.ts'
import type { CampaignBy } from './by.ts'

const { compare } = Temporal.PlainDate

/** Ids of running campaigns whose due days are all over; one statement for all of them. */
export async function perhapsOver(tx: Tx, today: Temporal.PlainDate): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT c.id::text AS id FROM campaign c WHERE c.state = 'running'
    AND NOT EXISTS (SELECT FROM assignment a WHERE a.campaign_id = c.id AND a.state = 'open'
      AND a.due_on >= ${today.toString()}::date)
    AND NOT EXISTS (SELECT FROM campaign_step s WHERE s.campaign_id = c.id AND s.due_on >= ${today.toString()}::date)`
  return new Set(rows.map(({ id }) => id))
}

/** Whether nothing is left to say in a campaign: all settled, or the last touch of everything open lies before today. */
export async function isOver(tx: Tx, campaignId: string, { today, calendar }: CampaignBy): Promise<boolean> {
  const groups = await tx.$queryRaw<{ dueOn: string; touches: string[] }[]>`
    SELECT DISTINCT a.due_on::text AS "dueOn", s.touches FROM assignment a JOIN campaign_step s ON s.id = a.step_id
    WHERE a.campaign_id = ${campaignId}::uuid AND a.state = 'open'`
  return groups.every(({ dueOn, touches }) => {
    const due = Temporal.PlainDate.from(dueOn)
    const last = touches
      .map(readTouch)
      .flatMap((touch) => (touch ? [touchDay(due, touch, calendar)] : []))
      .reduce((latest, day) => (compare(day, latest) > 0 ? day : latest), due)
    return compare(last, today) < 0
  })
}
