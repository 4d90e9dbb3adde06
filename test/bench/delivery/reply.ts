import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { appOn } from '../../../src/app.ts'
import type { Courier } from '../../../src/bot/delivery/courier.ts'
import type { Event } from '../../../src/bot/event.ts'
import { newId, systemClock } from '../../../src/infra/clock/clock.ts'
import { openDatabase } from '../../../src/infra/db/index.ts'
import { startWork } from '../../../src/work.ts'
import { UNLIMITED } from '../../platform/courier.ts'
import { rounded } from '../timing.ts'

const QUESTIONS = 200
const WARM_UP = 40

/** Medians in ms on the embedded database: a question answered in one breath, and by the whole way to the courier. */
export interface Reply {
  readonly directMs: number
  readonly wayMs: number
  /** What inbox, queue, outbox and limits add. */
  readonly addedMs: number
}

/** Asks the same question both ways, by turns. */
export async function replyTimes(): Promise<Reply> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'hagukumi-bench-'))
  const arrived = new Map<string, () => void>()
  const courier: Courier = {
    channel: 'slack',
    limits: UNLIMITED,
    send: async ({ to, id }) => {
      arrived.get(to.place.id)?.()
      return { kind: 'sent', receipt: { ref: id } }
    },
  }
  const db = await openDatabase({ databaseUrl: undefined, dataDir })
  const app = await appOn(db, systemClock, { couriers: [courier] })
  const work = await startWork(app, (error) => process.stderr.write(`${error}\n`))
  const [direct, way]: [number[], number[]] = [[], []]
  for (let number = 0; number < WARM_UP + QUESTIONS; number += 1) {
    direct.push(await timed(() => app.take(question('console', number))))
    way.push(
      await timed(async () => {
        const answered = new Promise<void>((resolve) => arrived.set(`D${number}`, resolve))
        await work.receive(question('slack', number))
        await answered
      }),
    )
    // What is written down after the send is no part of the wait of a person.
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
  await work.stop()
  await app.close()
  await rm(dataDir, { recursive: true, force: true })
  const [directMs, wayMs] = [median(direct.slice(WARM_UP)), median(way.slice(WARM_UP))]
  return { directMs, wayMs, addedMs: rounded(wayMs - directMs) }
}

function question(channel: string, number: number): Event {
  const account = { channel, externalId: `U${number}` }
  const place = { kind: 'direct', id: `D${number}` } as const
  return { kind: 'said', id: newId(), account, place, at: systemClock.now(), text: '主査級の企画立案能力って？' }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

function median(times: number[]): number {
  return rounded(times.sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0)
}
