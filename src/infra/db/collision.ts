import { setTimeout as sleep } from 'node:timers/promises'

/** Prisma's code for a transaction that lost against another one. */
const LOST = 'P2034'
/** PostgreSQL's own, in the words of a raw statement: not serialisable, deadlock (appendix A of its manual). */
const LOST_WORDS = /Code: `40(001|P01)`/

/** Times that a piece of work is done at most; whoever loses so often has found something else wrong. */
const TRIES = 5
/** Milliseconds before the second time, in which the other one ends; longer before each further one. */
const WAIT_MS = 50

/**
 * Does a transaction's work, and does it again where it lost against another one: then all of it was rolled back. What
 * `work` changes outside its transaction it must change anew each time. Throws what `work` throws.
 */
export async function untilUnhindered<T>(work: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await work()
    } catch (error) {
      if (tried === TRIES || !isCollision(error)) throw error
      await sleep(tried * WAIT_MS)
    }
  }
}

function isCollision(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return ('code' in error && error.code === LOST) || LOST_WORDS.test(error.message)
}
