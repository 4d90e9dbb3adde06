import type { Limiter, Reserved } from '../../../bot/delivery/ledger.ts'
import type { Errand } from '../../../bot/delivery/outgoing.ts'
import { type Database, rowsOf } from '../../db/index.ts'
import { gathered } from './gathered.ts'
import { type Asked, type Found, gapOf, moveTurns, NOW_MS, type Rate, slots } from './limiter-sql.ts'

/**
 * Limits of a channel in the database, obeyed by all processes together (GCRA): for each key the next free slot. A
 * request moves it one gap on and waits for its own; it never saves up, so nothing comes in a burst. In 50/s a fixed
 * window let 80 through in one sliding second, this one 51. What is asked at the same time gets the slots one after another.
 */
export function limiter(db: Database, channel: string, { limits, slotMs }: Rate): Limiter {
  const ask = async (asked: readonly Asked[], rate: Rate): Promise<Reserved[]> => {
    const from = performance.now()
    const rows = await rowsOf<Found>(db, slots(channel, asked, rate))
    // The database looked at its clock at some moment between. A process that stood still meanwhile must not be late by it.
    const unsureMs = (performance.now() - from) / 2
    const reserved = inOrder(asked, rows, rate)
    // A message leaves at its slot and not at the turn of its conversation: the next turn counts from there.
    const later = asked.flatMap(({ place }, at) => {
      const slot = reserved[at]
      return slot?.kind === 'slot' && slot.waitMs > NOW_MS ? [{ place, ms: slot.waitMs }] : []
    })
    if (later.length > 0) await rowsOf(db, moveTurns(channel, later, limits))
    const sinceMs = performance.now() - from - unsureMs
    return reserved.map((each) => each && { ...each, waitMs: each.waitMs - sinceMs, unsureMs })
  }
  const lane = (rate: Rate) => gathered((asked: readonly Asked[]) => oneAPlace(asked, (first) => ask(first, rate)))
  // Campaigns of however many processes reserve half as far ahead, so that an answer always finds a slot behind them.
  const lanes = { answers: lane({ limits, slotMs }), others: lane({ limits, slotMs: slotMs / 2 }) }
  const laneOf = ({ priority }: Errand) => (priority > 0 ? lanes.answers : lanes.others)
  return {
    reserve: (errand) => laneOf(errand)({ place: errand.place, has: 'nothing' }),
    reserveAgain: (errand) => laneOf(errand)({ place: errand.place, has: 'turn' }),
    holdBack: async (ms) => {
      await db.prisma.$executeRaw`INSERT INTO rate_slot AS s (key, next_at, written_at)
        VALUES (${channel}, clock_timestamp() + ${ms} * interval '1 millisecond', clock_timestamp())
        ON CONFLICT (key) DO UPDATE SET written_at = clock_timestamp(),
          next_at = greatest(s.next_at, clock_timestamp() + ${ms} * interval '1 millisecond')`
    },
  }
}

/** Removes the slots of conversations in which nothing was sent for a day. */
export async function forgetSlots({ prisma }: Database): Promise<void> {
  await prisma.$executeRaw`DELETE FROM rate_slot WHERE next_at < clock_timestamp() - interval '1 day'`
}

/** Asks for the first of each conversation together, then for the second ones …: a turn moves with each that takes it. */
async function oneAPlace(
  asked: readonly Asked[],
  ask: (asked: readonly Asked[]) => Promise<readonly Reserved[]>,
): Promise<Reserved[]> {
  const answers = new Map<Asked, Reserved>()
  let rest = asked
  while (rest.length > 0) {
    const seen = new Set<string>()
    const first = rest.filter(({ place }) => !seen.has(place) && seen.add(place))
    const reserved = await ask(first)
    first.forEach((each, at) => void answers.set(each, reserved[at]))
    rest = rest.filter((each) => !answers.has(each))
  }
  return asked.map((each) => answers.get(each))
}

/** What is reserved, counted from when the database looked at its clock. */
type Given = Omit<NonNullable<Reserved>, 'unsureMs'> | undefined

/** Gives each its slot: those that have their turn one after another, the others the time until their turn. */
function inOrder(asked: readonly Asked[], found: readonly Found[], { limits, slotMs }: Rate): Given[] {
  const [any] = found
  const turns = new Map(found.map(({ place, turn_ms }) => [place, turn_ms]))
  let before = 0
  return asked.map(({ place, has }) => {
    const turnMs = has === 'turn' ? null : turns.get(place)
    if (turnMs !== null) return turnMs !== undefined && turnMs <= slotMs ? { kind: 'place', waitMs: turnMs } : undefined
    if (!any) return undefined
    const gap = gapOf(limits.perSecond)
    if (any.whole_ms === null) return { kind: 'full', waitMs: Math.max(gap, any.full_ms ?? 0) }
    const waitMs = any.whole_ms + before * gap
    before += 1
    return { kind: 'slot', waitMs }
  })
}
