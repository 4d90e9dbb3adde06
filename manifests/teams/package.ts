import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { bundle, EXAMPLE_ID } from './bundle.ts'

// Writes the package of the Teams app for a city's own registration:
// npm run -s teams:package -- [--id 番号] [--host ホスト名] [--out ファイル名]
// Exit codes: 0 written, 2 bad input.

/** What a person can mend: printed as one sentence. */
class Stop extends Error {}

async function main(argv: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  try {
    const { id = environment.TEAMS_APP_ID, host, out = 'hagukumi-teams.zip' } = given(argv)
    const zip = await bundle({ id: checkedId(id), host: checkedHost(host) })
    // npm runs a script in the checkout; the person stands elsewhere, perhaps.
    const file = path.resolve(environment.INIT_CWD ?? '', out)
    await writeFile(file, zip).catch((cause) => {
      throw new Stop(`${file} に書けませんでした。書き込めるフォルダーを --out で指定して、もう一度お試しください。`, {
        cause,
      })
    })
    process.stdout.write(`${file} に書きました。Teams 管理センターの「アプリを管理」からアップロードできます。\n`)
    if (host === undefined) process.stderr.write(`${NO_HOST}\n`)
    return 0
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    process.stderr.write(`${error.message}\n`)
    return 2
  }
}

const NO_HOST = '開発元の URL は見本のままです。市のホスト名にするときは --host を付けて、もう一度お試しください。'

function given(argv: readonly string[]) {
  const text = { type: 'string' } as const
  try {
    return parseArgs({ args: [...argv], options: { id: text, host: text, out: text } }).values
  } catch (cause) {
    throw new Stop('使えるのは --id 番号、--host ホスト名、--out ファイル名 です。確かめて、もう一度お試しください。', {
      cause,
    })
  }
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function checkedId(id: string | undefined): string {
  if (id === undefined || id === '') {
    throw new Stop(
      'アプリの ID がありません。環境変数 TEAMS_APP_ID か --id に、Azure Bot の Microsoft App ID を入れてください。',
    )
  }
  if (GUID.test(id) && id !== EXAMPLE_ID) return id
  throw new Stop(
    'アプリの ID の形が違います。Azure Bot の Microsoft App ID（8-4-4-4-12 桁の英数字）を、そのまま写してください。',
  )
}

/** Letters, digits, hyphens and dots only: it goes into addresses as it is. */
const HOST = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i

function checkedHost(host: string | undefined): string | undefined {
  if (host === undefined || HOST.test(host)) return host
  throw new Stop('--host には、https:// や / を付けず、hagukumi.example.lg.jp のようにホスト名だけを入れてください。')
}

process.exitCode = await main(process.argv.slice(2), process.env)
