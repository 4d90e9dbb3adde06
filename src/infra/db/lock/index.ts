import { readFile, rm, writeFile } from 'node:fs/promises'
import { HagukumiError } from '../../../bot/errors.ts'
import { fileHolder, lockByFile } from './file.ts'
import type { Held } from './held.ts'
import { describeHolder, type Holder, parseHolder, thisProcess } from './holder.ts'
import { lockByKernel } from './kernel.ts'

export type { Held } from './held.ts'

/**
 * Makes this process the only one that opens `folder`. Two processes on one PGlite folder both open without an error
 * and ruin it (199 of 300 rows left). Everything that opens the folder takes this lock: bot, commands, migrations, backup.
 *
 * Files beside the folder: `.lock` (the kernel's lock, never deleted), `.holder` (who, for the sentence), `.in-use`
 * (stands in for the lock where there is no `flock`).
 * Throws `locked` with a sentence that names the holder. `onLost` is called if the lock ends before its release:
 * the process must then stop writing at once.
 */
export async function lockFolder(folder: string, onLost: () => void = stopAtOnce): Promise<Held> {
  const me = thisProcess()
  const inUse = `${folder}.in-use`
  const kernel = await lockByKernel(`${folder}.lock`, onLost)
  if (kernel === 'taken') throw new HagukumiError('locked', takenByKernel(folder, await readHolder(folder)))
  if (kernel !== 'missing') {
    // A process that does not find `flock` (another PATH) may hold the folder through its file.
    const other = await fileHolder(inUse)
    if (other) {
      await kernel.release()
      throw new HagukumiError('locked', takenByFile(folder, inUse, other))
    }
    return withHolder(folder, me, kernel)
  }
  const file = await lockByFile(inUse, me)
  if (file === 'taken') {
    throw new HagukumiError('locked', takenByFile(folder, inUse, (await fileHolder(inUse)) ?? 'unknown'))
  }
  const other = await readHolder(folder)
  if (other && isAlive(other.pid)) {
    await file.release()
    throw new HagukumiError('locked', takenByKernel(folder, other))
  }
  return file
}

async function withHolder(folder: string, me: Holder, kernel: Held): Promise<Held> {
  const file = `${folder}.holder`
  try {
    await writeFile(file, JSON.stringify(me), { mode: 0o600 })
  } catch (error) {
    await kernel.release()
    throw error
  }
  return {
    release: async () => {
      await rm(file, { force: true })
      await kernel.release()
    },
  }
}

async function readHolder(folder: string): Promise<Holder | undefined> {
  return parseHolder(await readFile(`${folder}.holder`, 'utf8').catch(() => ''))
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function takenByKernel(folder: string, who: Holder | undefined): string {
  const name = who ? `（${describeHolder(who)}）` : ''
  return `データベースのフォルダー ${folder} は、先に起動したはぐくみ${name}が使っています。そちらを終了してから、もう一度お試しください。`
}

function takenByFile(folder: string, file: string, who: Holder | 'unknown'): string {
  const name = who === 'unknown' ? '' : `（${describeHolder(who)}）`
  return `データベースのフォルダー ${folder} は、先に起動したはぐくみ${name}が使っている印があります。動いていないことを確かめたうえで、ファイル ${file} を削除してから、もう一度お試しください。`
}

/** Whoever opened the folder in the meantime would be ruined by one more write, so nothing is tidied up. */
function stopAtOnce(): void {
  process.stderr.write('データベースのロックが失われたため、書き込みを止めて終了します。もう一度起動してください。\n')
  process.exit(1)
}
