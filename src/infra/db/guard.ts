import type { PGlite } from '@electric-sql/pglite'
import { HagukumiError } from '../../bot/errors.ts'
import { fullSentence } from './failures/folder.ts'

/** PostgreSQL's code for a full disk; a limit on the size of files arrives as an internal error with the system's words. */
const DISK_FULL = '53100'
const fullWords = /no space left on device|file too large|disk quota exceeded/i

/**
 * Makes a full disk an error of ours on the embedded database, and ends the process where PostgreSQL gave up.
 * Where its log cannot be written PostgreSQL panics: that call fails, and every later one would wait for ever.
 * Nothing is lost by ending at once, as with kill -9.
 */
export function guardLite(lite: PGlite, dataDir: string): PGlite {
  const run = lite.execProtocolStream.bind(lite)
  lite.execProtocolStream = async (...request) => {
    try {
      return await run(...request)
    } catch (error) {
      if (hasGivenUp(error)) endAtOnce(dataDir)
      throw isFull(error) ? new HagukumiError('storage', fullSentence(dataDir), { cause: error }) : error
    }
  }
  return lite
}

/** PANIC of PostgreSQL, or an abort of its WebAssembly, which then answers nothing any more. */
function hasGivenUp(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return ('severity' in error && error.severity === 'PANIC') || error.name === 'RuntimeError'
}

function isFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return ('code' in error && error.code === DISK_FULL) || fullWords.test(error.message)
}

function endAtOnce(dataDir: string): never {
  process.stderr.write(`${fullSentence(dataDir)}\n`)
  process.exit(1)
}
