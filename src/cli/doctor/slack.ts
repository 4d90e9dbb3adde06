import type { Command } from 'commander'
import { type Checked, checkHttp, checkSocket, checkToken, noToken } from '../../channels/slack/check.ts'
import { checkManifest } from '../../channels/slack/check-manifest.ts'
import { type Config, readConfig } from '../../config.ts'
import type { Tools } from '../tools.ts'
import { reportOf } from './index.ts'
import { askIdentity, askSocket, type SlackAddress } from './slack-ask.ts'
import { readSlackManifest } from './slack-manifest.ts'

/** Where the keys stand; an address and a patience of its own are for tests. */
export interface SlackDoctor extends SlackAddress {
  readonly environment: NodeJS.ProcessEnv
}

/** Events and settings cannot be asked for with these tokens; the administrator brings them as a file. */
const HOW_TO_SHOW =
  'イベントやショートカットの設定は、トークンでは分かりません。Slack のアプリの設定の App Manifest を JSON で表示し、ファイルに保存して、doctor slack --manifest ファイル名 で調べられます。'

/** `hagukumi doctor slack [--manifest FILE]`: what is missing on the way to Slack. No token is ever shown. */
export function doctorSlackCommand(doctor: Command, { io }: Pick<Tools, 'io'>, how: SlackDoctor): void {
  doctor
    .command('slack')
    .description('Slack とのつながりと、Slack の側の設定を調べます')
    .option('--manifest <file>', 'アプリの設定の App Manifest を保存した JSON（- は標準入力）')
    .action(async ({ manifest }: { manifest?: string }) => {
      const config = readConfig(how.environment, io.cwd)
      // A file that cannot be used is said before anybody is asked.
      const shown = manifest === undefined ? undefined : await readSlackManifest(io, manifest)
      const findings = [...(await keyFindings(config, how)), ...(shown ? checkManifest(shown, wayOf(config)) : [])]
      io.out([reportOf(findings), ...(shown ? [] : [HOW_TO_SHOW])].join('\n'))
    })
}

async function keyFindings({ slack, port, proxy }: Config, how: SlackAddress): Promise<Checked[]> {
  if (!slack) return [noToken]
  const address = { apiUrl: slack.apiUrl, proxy, ...how }
  const given = {
    appToken: slack.appToken === undefined ? 'none' : 'given',
    signingSecret: slack.signingSecret === undefined ? 'none' : 'given',
    port,
  } as const
  const identity = await askIdentity(slack.botToken, address)
  const token = checkToken(identity)
  if (slack.appToken === undefined) return [...token, checkHttp(given)]
  // Who does not reach Slack once is not told so twice.
  if (identity.is === 'silence' || identity.is === 'foreign') return token
  return [...token, ...checkSocket(await askSocket(slack.appToken, address), given)]
}

function wayOf({ slack }: Config): 'socket' | 'http' | undefined {
  if (!slack) return undefined
  return slack.appToken === undefined ? 'http' : 'socket'
}
