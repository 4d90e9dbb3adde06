import { HagukumiError } from '../../../bot/errors.ts'
import type { ServerAddress } from '../address.ts'

type Sentence = (address: ServerAddress) => HagukumiError

const unreachable: Sentence = ({ place }) =>
  new HagukumiError(
    'unavailable',
    `DATABASE_URL のサーバー ${place} に接続できません。サーバーの名前とポート、サーバーが動いていること、通信が許可されていることを確かめてください。`,
  )
const refused: Sentence = ({ user, place }) =>
  new HagukumiError(
    'bad_input',
    `DATABASE_URL の利用者「${user}」またはパスワードが、サーバー ${place} に認められませんでした。DATABASE_URL の利用者とパスワードを確かめてください。`,
  )
const powerless: Sentence = ({ user, database }) =>
  new HagukumiError(
    'bad_input',
    `DATABASE_URL の利用者「${user}」に、データベース「${database}」で表を作る権限がありません。権限を与えるか、別の利用者を指定してください。`,
  )

/** By the code of the system or of PostgreSQL (appendix A of its manual). */
const sentences: Record<string, Sentence> = {
  ENOTFOUND: unreachable,
  EAI_AGAIN: unreachable,
  ECONNREFUSED: unreachable,
  ECONNRESET: unreachable,
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  ETIMEDOUT: unreachable,
  ENOENT: unreachable,
  '28P01': refused,
  '28000': refused,
  '3D000': ({ database, place }) =>
    new HagukumiError(
      'bad_input',
      `DATABASE_URL のデータベース「${database}」がサーバー ${place} にありません。データベースを作成するか、DATABASE_URL の名前を直してください。`,
    ),
  '42501': powerless,
  '53300': ({ place }) =>
    new HagukumiError(
      'unavailable',
      `DATABASE_URL のサーバー ${place} の接続数が上限に達しています。サーバーの max_connections を増やすか、しばらくしてからお試しください。`,
    ),
}

/** Turns a failure to connect or migrate into one sentence. What it does not know becomes `unavailable` with a cause. */
export function serverFailure(error: unknown, address: ServerAddress): HagukumiError {
  if (error instanceof HagukumiError) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const known = sentences[code]
  if (known) return known(address)
  // pg tells its own time limit, an early end of the connection and a missing password only by their words, and the
  // migration engine passes on words alone, with a trace from the second line on.
  const message = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
  if (/timeout|terminated unexpectedly/i.test(message)) return unreachable(address)
  if (/password must be a string/i.test(message)) return refused(address)
  if (/no schema has been selected|permission denied/i.test(message)) return powerless(address)
  return new HagukumiError(
    'unavailable',
    `DATABASE_URL のサーバー ${address.place} のデータベース「${address.database}」を使えません（${message.slice(0, 200)}）。サーバーの設定を確かめてください。`,
    { cause: error },
  )
}
