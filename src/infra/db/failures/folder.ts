import { open, rm } from 'node:fs/promises'
import path from 'node:path'
import { HagukumiError } from '../../../bot/errors.ts'

/** Turns a failure to open the embedded database into one sentence that says what to do. */
export async function folderFailure(error: unknown, dataDir: string): Promise<HagukumiError> {
  if (error instanceof HagukumiError) return error
  // PGlite ends with a bare "Aborted()" whatever the cause, so the folder is asked what it can do.
  const sentence = sentences[codeOf(error)] ?? sentences[codeOf(await failureToWrite(dataDir))] ?? damaged
  return new HagukumiError('storage', sentence(dataDir), { cause: error })
}

/** The folder cannot take what has to be written. */
export const fullSentence = (dataDir: string): string =>
  `データフォルダー ${dataDir} に書き込む空きがありません。ディスクの空き（またはファイルの大きさの上限）を増やしてから、もう一度お試しください。`
const readOnly = (dataDir: string): string =>
  `データフォルダー ${dataDir} に書き込めません。フォルダーの権限を直すか、環境変数 HAGUKUMI_DATA で書き込めるフォルダーを指定してください。`
const noFolder = (dataDir: string): string =>
  `データフォルダー ${dataDir} の場所に、フォルダーではないファイルがあります。環境変数 HAGUKUMI_DATA で別のフォルダーを指定してください。`
const damaged = (dataDir: string): string =>
  `データフォルダー ${dataDir} のデータベースが壊れているため、開けません。フォルダー ${path.join(dataDir, 'pg')} を別の名前に変え、控えから戻してから、もう一度お試しください。`

const sentences: Record<string, (dataDir: string) => string> = {
  EACCES: readOnly,
  EPERM: readOnly,
  EROFS: readOnly,
  ENOSPC: fullSentence,
  EDQUOT: fullSentence,
  EFBIG: fullSentence,
  ENOTDIR: noFolder,
  EEXIST: noFolder,
}

/** A file of PostgreSQL's log has 16 MB; an empty database has about 40. */
const TRIAL_BYTES = 17 * 1024 * 1024

/** Writes as much as PostgreSQL would have to, and removes it again. Gives the error, or undefined where it works. */
async function failureToWrite(dataDir: string): Promise<unknown> {
  const trial = path.join(dataDir, `.trial-${process.pid}`)
  try {
    const file = await open(trial, 'wx')
    try {
      const block = Buffer.alloc(1024 * 1024, 1)
      for (let written = 0; written < TRIAL_BYTES; written += block.length) await file.write(block)
    } finally {
      await file.close()
    }
    return undefined
  } catch (error) {
    return error
  } finally {
    await rm(trial, { force: true })
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
