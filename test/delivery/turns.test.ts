import { describe, expect, it } from 'vitest'
import type { Limiter, Reserved } from '../../src/bot/delivery/ledger.ts'
import type { Pace } from '../../src/bot/delivery/pace.ts'
import { PATIENCE } from '../../src/bot/delivery/patience.ts'
import { Turns } from '../../src/bot/delivery/turns.ts'

const ERRAND = { id: 'お知らせ', place: 'ひろば', priority: 0 }
const NEVER = new AbortController().signal

/** Turns over slots that are given as told, at a pace at which each sleep takes so many ms longer than asked. */
function turns(given: (asked: number) => Reserved, lateMs = 0) {
  const asked: ('reserve' | 'reserveAgain')[] = []
  let elapsed = 0
  const pace: Pace = {
    elapsed: () => elapsed,
    sleep: async (ms) => {
      elapsed += Math.max(0, ms) + lateMs
    },
  }
  const answer = (how: 'reserve' | 'reserveAgain') => async () => given(asked.push(how))
  const limiter: Limiter = {
    reserve: answer('reserve'),
    reserveAgain: answer('reserveAgain'),
    holdBack: async () => {},
  }
  return { turns: new Turns(limiter, pace, PATIENCE), asked, elapsed: () => elapsed }
}

const slot = (waitMs: number, unsureMs = 0): Reserved => ({ kind: 'slot', waitMs, unsureMs })
const full = (waitMs: number): Reserved => ({ kind: 'full', waitMs, unsureMs: 0 })

describe('a message that finds no slot', () => {
  it('waits in hand until slots can be reserved, and keeps the turn of its conversation', async () => {
    const { turns: kept, asked, elapsed } = turns((nth) => (nth < 3 ? full(300) : slot(100)))
    expect(await kept.next(ERRAND, NEVER)).toEqual({ dueMs: 700 })
    expect(asked).toEqual(['reserve', 'reserveAgain', 'reserveAgain'])
    expect(elapsed()).toBeLessThanOrEqual(700)
  })

  it('goes back to the queue after a while, so that an answer finds a free hand', async () => {
    const { turns: kept, elapsed } = turns(() => full(300))
    expect(await kept.next(ERRAND, NEVER)).toBe('far')
    expect(elapsed()).toBeLessThanOrEqual(PATIENCE.slotMs)
  })
})

describe('a slot', () => {
  it('is given up for another where the process stood still while it asked', async () => {
    const { turns: kept, asked } = turns((nth) => slot(100, nth === 1 ? 150 : 1))
    expect(await kept.next(ERRAND, NEVER)).toEqual({ dueMs: 100 })
    expect(asked).toEqual(['reserve', 'reserveAgain'])
  })

  it('is given up for another where the message is late for it', async () => {
    const { turns: kept, asked } = turns(() => slot(500))
    const turn = await kept.next(ERRAND, NEVER)
    if (typeof turn === 'string') throw new Error(turn)
    expect(await kept.keep(ERRAND, { dueMs: turn.dueMs - 500 }, NEVER)).toBe('now')
    expect(asked).toEqual(['reserve', 'reserveAgain'])
  })

  it('is taken in the end by a machine that is always late, with room made by those it gave up', async () => {
    const { turns: kept, asked } = turns(() => slot(100, 80), 60)
    const turn = await kept.next(ERRAND, NEVER)
    if (typeof turn === 'string') throw new Error(turn)
    expect(await kept.keep(ERRAND, turn, NEVER)).toBe('now')
    expect(asked.length).toBeGreaterThan(20)
  })

  it('is not given up for ever by many messages of one process, each of which begins to count anew', async () => {
    const { turns: kept, asked } = turns(() => slot(100, 80))
    for (let nth = 0; nth < 20; nth += 1) expect(await kept.next(ERRAND, NEVER)).not.toBe('far')
    expect(asked.length).toBeLessThan(45)
  })
})
