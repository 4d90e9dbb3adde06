import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startBot } from './bot.ts'
import type { WorkerArgument } from './shapes.ts'

/** Where the database of a run is. It holds the policy and the sample city before the first kill. */
export type Address = Pick<WorkerArgument, 'databaseUrl' | 'dataDir'>

/** The database of one run. */
export interface Ground {
  readonly address: Address
  remove(): Promise<void>
}

/** Gives embedded databases in folders of their own: filling one takes seconds, so each is a copy. */
export interface Folders {
  fresh(): Promise<Ground>
  /** Removes them all. */
  remove(): Promise<void>
}

/** Fills one embedded database to copy. */
export async function filledFolders(): Promise<Folders> {
  const root = await mkdtemp(path.join(tmpdir(), 'hagukumi-crash-'))
  const remove = () => rm(root, { recursive: true, force: true })
  const filled = path.join(root, 'filled')
  let made = 0
  const fresh = async (): Promise<Ground> => {
    const dataDir = path.join(root, String(++made))
    await cp(path.join(filled, 'pg'), path.join(dataDir, 'pg'), { recursive: true })
    return { address: { dataDir }, remove: () => rm(dataDir, { recursive: true, force: true }) }
  }
  try {
    await fill({ dataDir: filled })
    return { fresh, remove }
  } catch (error) {
    await remove()
    throw error
  }
}

/** Nothing is sent or comes in while a database is filled. */
const NOWHERE = { platform: 'slack', botToken: 'none', signingSecret: 'none', apiUrl: 'http://127.0.0.1:1/' } as const

/** A worker fills a database when it first opens it. */
export async function fill(address: Address): Promise<void> {
  const bot = startBot({ ...address, reach: NOWHERE, order: 'own', aheadMs: 0 })
  bot.go()
  await bot.ready
  bot.close()
  await bot.ended
}
