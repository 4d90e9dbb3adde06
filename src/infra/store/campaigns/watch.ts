import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../db/index.ts'

/** Days after the end of a leave in which somebody's return is still to be told: five business days, with holidays. */
const RETURN_SPAN = 20

/** When everybody was last looked at for moves: the day, and the directory of then. */
interface Look {
  readonly day: Temporal.PlainDate
  readonly directory: string
}

/**
 * Remembers when moves were last looked at, so that most hours of most days cost one small statement: nobody can have
 * moved where no import was made and no leave, appointment or service began or ended. A new process looks once at all.
 */
export class MovesWatch {
  #last: Look | undefined

  /** Whether somebody may have moved since the last look; gives what to note when the look is done. */
  async look(tx: Tx, day: Temporal.PlainDate): Promise<Look | undefined> {
    const directory = await directoryMark(tx)
    const now = { day, directory }
    if (this.#last?.directory !== directory) return now
    if (this.#last.day.equals(day)) return undefined
    return (await somethingTurned(tx, this.#last.day, day)) ? now : this.#quiet(now)
  }

  /** Everybody was looked at, and nothing was left for later. */
  done(look: Look): void {
    this.#last = look
  }

  #quiet(look: Look): undefined {
    this.#last = look
    return undefined
  }
}

/** The directory changes by imports alone, and each is audited. */
async function directoryMark(tx: Tx): Promise<string> {
  const [row] = await tx.$queryRaw<{ mark: string }[]>`SELECT coalesce(max(id), 0)::text AS mark FROM audit_entry
    WHERE action = 'people.import'`
  return row?.mark ?? '0'
}

/** Whether anything of the directory begins or ends after one day, up to another. */
async function somethingTurned(tx: Tx, from: Temporal.PlainDate, to: Temporal.PlainDate): Promise<boolean> {
  const [last, now, back] = [from.toString(), to.toString(), from.subtract({ days: RETURN_SPAN }).toString()]
  const [row] = await tx.$queryRaw<{ turned: boolean }[]>`SELECT
    EXISTS (SELECT FROM leave WHERE from_on > ${last}::date AND from_on <= ${now}::date
      OR to_on >= ${back}::date AND to_on < ${now}::date)
    OR EXISTS (SELECT FROM appointment WHERE from_on > ${last}::date AND from_on <= ${now}::date
      OR to_on >= ${last}::date AND to_on < ${now}::date)
    OR EXISTS (SELECT FROM employee WHERE left_on > ${last}::date AND left_on <= ${now}::date) AS turned`
  return row?.turned ?? true
}
