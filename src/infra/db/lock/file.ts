import { readFile, rm, writeFile } from 'node:fs/promises'
import type { Held } from './held.ts'
import { type Holder, parseHolder } from './holder.ts'

/**
 * Takes a lock where there is no `flock`: a file that only one process can create. Nothing takes it over by itself,
 * because judging whether its writer still lives cannot be done safely; a person deletes it (the sentence names it).
 */
export async function lockByFile(file: string, me: Holder): Promise<Held | 'taken'> {
  try {
    await writeFile(file, JSON.stringify(me), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return 'taken'
    throw error
  }
  return { release: () => rm(file, { force: true }) }
}

/** Who created the file, as far as it can be read; undefined where it does not exist. */
export async function fileHolder(file: string): Promise<Holder | 'unknown' | undefined> {
  try {
    return parseHolder(await readFile(file, 'utf8')) ?? 'unknown'
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    return 'unknown'
  }
}
