import type { AddressInfo } from 'node:net'
import { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt'
import type { Slack } from './client.ts'
import { SILENT } from './support.ts'

/** A real app on Slack's own framework that takes requests over HTTP, once it listens; the platform knows its url. */
export async function httpApp(slack: Slack): Promise<{ readonly app: App; readonly url: string }> {
  const receiver = new HTTPReceiver({ signingSecret: slack.signingSecret, logger: SILENT })
  const app = new App({ ...clientOf(slack), receiver })
  const server = await app.start({ port: 0, host: '127.0.0.1' })
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}/slack/events`
  await slack.urls([url])
  return { app, url }
}

/**
 * The same that takes envelopes through a socket; not started yet. The receiver's own options must not say how often
 * to retry: it could not come back after an outage. It waits `clientPingTimeout` ms before it comes back.
 */
export function socketApp(slack: Slack): App {
  const installerOptions = { clientOptions: { slackApiUrl: slack.apiUrl } }
  const waits = { clientPingTimeout: 300 }
  const receiver = new SocketModeReceiver({ appToken: slack.appToken, installerOptions, logger: SILENT, ...waits })
  return new App({ ...clientOf(slack), receiver })
}

function clientOf({ botToken, apiUrl }: Slack) {
  const clientOptions = { slackApiUrl: apiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true }
  return { token: botToken, clientOptions, logger: SILENT }
}
