import { mkdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { HagukumiError } from '../../bot/errors.ts'

/**
 * Makes a folder that only its owner can open, and those above it. One by one: Node's recursive mkdir runs for ever
 * where the kernel answers ENOENT below an existing folder (/proc). Throws what the file system says, or `storage`.
 */
export async function makeFolder(folder: string): Promise<void> {
  if (await exists(folder)) return
  const above = path.dirname(folder)
  if (above !== folder) await makeFolder(above)
  try {
    await mkdir(folder, { mode: 0o700 })
  } catch (error) {
    // Another process may have been first.
    if (await exists(folder)) return
    if (!isMissing(error)) throw error
    throw new HagukumiError(
      'storage',
      `データの置き場所 ${folder} を作れません。HAGUKUMI_DATA に、作れる場所を指定してください。`,
      { cause: error },
    )
  }
}

async function exists(folder: string): Promise<boolean> {
  try {
    await stat(folder)
    return true
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
