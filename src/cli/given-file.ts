import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { HagukumiError } from '../bot/errors.ts'
import type { Io } from '../infra/handover/io.ts'

/**
 * Takes the name of a file as an operator wrote it (`-` is standard input) and the most bytes that are read; gives its
 * bytes. Its size is asked before it is loaded. Throws bad_input with a sentence when it is missing, no file, too large
 * or not readable.
 */
export async function readGivenFile(io: Io, name: string, most: number): Promise<Uint8Array> {
  if (name === '-') return readLines(io, most)
  const file = path.resolve(io.cwd, name)
  try {
    const found = await stat(file)
    if (!found.isFile())
      throw new HagukumiError(
        'bad_input',
        'そこにあるのはフォルダーなどで、ファイルではありません。ファイル名をお確かめください。',
      )
    if (found.size > most) throw tooLarge(most)
    return await readFile(file)
  } catch (cause) {
    if (cause instanceof HagukumiError) throw cause
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
    const what = missing ? 'ファイルが見つかりません。' : 'ファイルを読めません。'
    throw new HagukumiError('bad_input', `${what}名前と場所、読む権限をお確かめください。`, { cause })
  }
}

async function readLines(io: Io, most: number): Promise<Uint8Array> {
  const lines: string[] = []
  let size = 0
  for await (const line of io.lines) {
    size += Buffer.byteLength(line) + 1
    if (size > most) throw tooLarge(most)
    lines.push(line)
  }
  return Buffer.from(lines.length > 0 ? `${lines.join('\n')}\n` : '')
}

function tooLarge(most: number): HagukumiError {
  return new HagukumiError(
    'bad_input',
    `ファイルが大きすぎます（${Math.floor(most / 1_000_000)}MBまで）。分けて、もう一度お試しください。`,
  )
}
