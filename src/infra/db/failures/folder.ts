import { HagukumiError } from '../../../bot/errors.ts'

/** Turns a failure to open the embedded database into one sentence that says what to do. */
export function folderFailure(error: unknown, dataDir: string): HagukumiError {
  if (error instanceof HagukumiError) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const sentence = sentences[code]
  if (sentence) return new HagukumiError('storage', sentence(dataDir), { cause: error })
  return new HagukumiError(
    'storage',
    `データフォルダー ${dataDir} のデータベースを開けません。ディスクの空きと書き込みの権限を確かめ、それでも開けないときは、壊れているおそれがあるため控えから戻してください。`,
    { cause: error },
  )
}

const readOnly = (dataDir: string) =>
  `データフォルダー ${dataDir} に書き込めません。フォルダーの権限を直すか、環境変数 HAGUKUMI_DATA で書き込めるフォルダーを指定してください。`
const full = (dataDir: string) =>
  `データフォルダー ${dataDir} に書き込む空きがありません。ディスクの空き（またはファイルの大きさの上限）を増やしてから、もう一度お試しください。`

const sentences: Record<string, (dataDir: string) => string> = {
  EACCES: readOnly,
  EPERM: readOnly,
  EROFS: readOnly,
  ENOSPC: full,
  EDQUOT: full,
  EFBIG: full,
  ENOTDIR: (dataDir) =>
    `データフォルダー ${dataDir} の場所に、フォルダーではないファイルがあります。環境変数 HAGUKUMI_DATA で別のフォルダーを指定してください。`,
  EEXIST: (dataDir) =>
    `データフォルダー ${dataDir} の場所に、フォルダーではないファイルがあります。環境変数 HAGUKUMI_DATA で別のフォルダーを指定してください。`,
}
