import { describe, expect, it } from 'vitest'
import type { Courier } from '../../src/bot/delivery/courier.ts'
import { Delivery } from '../../src/bot/delivery/delivery.ts'
import { deliveryQueue } from '../../src/bot/delivery/jobs.ts'
import { newId, systemClock } from '../../src/infra/clock/clock.ts'
import { systemPace } from '../../src/infra/clock/pace.ts'
import type { Job } from '../../src/infra/queue/queue.ts'
import { ledger } from '../../src/infra/store/messages/ledger.ts'
import { limiter } from '../../src/infra/store/messages/limiter.ts'
import { UNLIMITED } from '../platform/courier.ts'
import { appOn } from '../support/app.ts'
import { engines } from '../support/engines.ts'
import { letterTo, QUICK } from './support.ts'

const NEVER = new AbortController().signal

describe.each(engines)('the clock of the database goes forward an hour on $name', ({ city }) => {
  it('while one process sends: another that finds the row does not send it once more', async () => {
    const db = await city()
    let arrived = 0
    let land = () => {}
    const courier: Courier = {
      channel: 'slack',
      limits: UNLIMITED,
      send: async () => {
        await new Promise<void>((resolve) => {
          land = resolve
        })
        arrived += 1
        return { kind: 'sent', receipt: {} }
      },
      ask: async () => (arrived > 0 ? { kind: 'found', receipt: {} } : { kind: 'absent' }),
    }
    const app = await appOn(db, systemClock, { couriers: [courier], patience: QUICK })
    const process = () =>
      new Delivery<Job>(courier, {
        ledger: ledger(db, app.queue),
        limiter: limiter(db, 'slack', { limits: UNLIMITED, slotMs: QUICK.slotMs }),
        patience: QUICK,
        // It runs for long: its own start says nothing of when this message left.
        pace: { ...systemPace, elapsed: () => systemPace.elapsed() + (begun ? 60_000 : 0) },
        newId,
        trace: () => undefined,
      })
    let begun = false
    const [first, second] = [process(), process()]
    begun = true
    const id = newId()
    await db.prisma.$transaction((tx) => app.post(tx, [{ ...letterTo('slack', 'ひとり'), id, purpose: 'notice' }]))
    const errand = { id, place: 'ひとり', priority: 0 }
    const [job] = await app.queue.fetch(deliveryQueue('slack'), 1)
    if (!job) throw new Error('no job')
    const sending = first.run(job, errand, NEVER)
    await expect
      .poll(async () => (await db.prisma.outboxMessage.findUnique({ where: { id } }))?.state, { timeout: 20_000 })
      .toBe('sending')
    await db.prisma.$executeRaw`UPDATE outbox_message SET sending_at = sending_at - interval '1 hour'`
    await second.run(job, errand, NEVER)
    land()
    await sending
    const row = await db.prisma.outboxMessage.findUnique({ where: { id } })
    expect({ arrived, state: row?.state, tries: row?.tries }).toEqual({ arrived: 1, state: 'sent', tries: 1 })
    await app.close()
  })
})
