// One process that Slack posts to: our bot, or a bare Bolt app that only acknowledges. It says its port when it listens.
import { once } from 'node:events'
import { App, HTTPReceiver } from '@slack/bolt'
import { appOn } from '../../../src/app.ts'
import { systemClock } from '../../../src/infra/clock/clock.ts'
import { openDatabase } from '../../../src/infra/db/index.ts'
import { openHttp } from '../../../src/infra/http/index.ts'
import { openPlatforms } from '../../../src/platforms.ts'
import { startWork } from '../../../src/work.ts'

const { part, databaseUrl, dataDir, slack } = JSON.parse(process.argv[2] ?? '{}')
const failed = (error: unknown) => void process.stderr.write(`${error}\n`)

/** Stores each event before it says so, and answers it meanwhile. */
async function ours(): Promise<number> {
  const platforms = await openPlatforms({ slack })
  const app = await appOn(await openDatabase({ databaseUrl, dataDir }), systemClock, platforms)
  const working = await startWork(app, failed)
  const { port } = await openHttp({ port: 0, routes: platforms.routes, failed })
  platforms.start({ app, working, failed })
  return port
}

/** The peer, as Bolt's README shows it. */
async function bare(): Promise<number> {
  const receiver = new HTTPReceiver({ signingSecret: slack.signingSecret, port: 0 })
  const app = new App({ receiver, token: slack.botToken, clientOptions: { slackApiUrl: slack.apiUrl } })
  app.event('message', async () => undefined)
  const server = (await app.start({ port: 0, host: '127.0.0.1' })) as unknown as { address(): { port: number } }
  return server.address().port
}

process.stdout.write(`ready ${part === 'ours' ? await ours() : await bare()}\n`)
process.stdin.resume()
await once(process.stdin, 'close')
process.exit(0)
