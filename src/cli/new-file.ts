import { rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { HagukumiError } from '../bot/errors.ts'
import type { Io } from '../infra/handover/io.ts'

/**
 * Takes the name of a file as an operator wrote it, its bytes, and whether one that is there is kept or replaced;
 * writes it whole or not at all. Throws bad_input with a sentence when it is there, its folder is not, or it cannot be
 * written.
 */
export async function writeNewFile(io: Io, name: string, bytes: Uint8Array, there: 'keep' | 'replace'): Promise<void> {
  const file = path.resolve(io.cwd, name)
  const found = await stat(file).catch(() => undefined)
  if (found?.isDirectory())
    throw refusal('そこにあるのはフォルダーです。ファイル名まで書いて、もう一度お試しください。')
  if (found && there === 'keep')
    throw refusal('同じ名前のファイルがあります。別の名前にするか、--force を付けて置きかえてください。')
  const folder = await stat(path.dirname(file)).catch(() => undefined)
  if (!folder?.isDirectory()) throw refusal('書き出す先のフォルダーがありません。場所をお確かめください。')
  const half = `${file}.${process.pid}.tmp`
  try {
    await writeFile(half, bytes, { flag: 'wx' })
    await rename(half, file)
  } catch (cause) {
    await rm(half, { force: true }).catch(() => undefined)
    throw refusal('ファイルを書けません。場所と、書く権限、空き容量をお確かめください。', cause)
  }
}

function refusal(says: string, cause?: unknown): HagukumiError {
  return new HagukumiError('bad_input', says, { cause })
}
