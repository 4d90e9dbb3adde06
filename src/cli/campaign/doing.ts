import type { App } from '../../app.ts'
import { nationalHolidays } from '../../infra/calendar/national-holidays.ts'
import { newId } from '../../infra/clock/clock.ts'
import { type Tx, untilUnhindered } from '../../infra/db/index.ts'
import { type CampaignBy, campaignBy, PLAN_LIMITS } from '../../infra/store/campaigns/by.ts'
import type { Tools } from '../tools.ts'

/** `--as`, which every command needs: who acts is written down, and decides what they may do. */
export const AS = ['--as <職員番号>', 'だれとして行うか'] as const

/**
 * One command's work in one transaction, on the day's calendar and settings. It is done again where it lost against another
 * one, so it changes nothing outside the transaction.
 */
export type Doing = <T>(work: (tx: Tx, by: CampaignBy) => Promise<T>) => Promise<T>

/** Takes the tools of a command, and by which channels people are written to; gives how its work is done. */
export function doingWith({ db, now }: Tools, { mail }: Pick<App, 'mail'>): Doing {
  const { reaches } = mail
  return (work) =>
    untilUnhindered(() =>
      db.prisma.$transaction(
        async (tx) => work(tx, await campaignBy(tx, { now: now(), holidays: nationalHolidays(), reaches, newId })),
        PLAN_LIMITS,
      ),
    )
}
