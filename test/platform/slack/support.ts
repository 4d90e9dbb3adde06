import { LogLevel, WebAPIPlatformError, WebClient, type WebClientOptions } from '@slack/web-api'
import type { Slack } from './client.ts'

/** Slack's own client, as the bot uses it: one request for one call. */
export function clientOf(slack: Slack, token: string | undefined = slack.botToken, options: WebClientOptions = {}) {
  const single = { retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, timeout: 10_000 }
  return new WebClient(token, { slackApiUrl: slack.apiUrl, ...single, logger: SILENT, ...options })
}

/** What Slack refuses a call with. Rejects where it does not. */
export async function refusal(call: Promise<unknown>): Promise<Record<string, unknown>> {
  const error: unknown = await call.catch((reason: unknown) => reason)
  if (!(error instanceof WebAPIPlatformError)) throw new Error(`not refused: ${JSON.stringify(error)}`)
  return { ...error.data }
}

const nothing = () => undefined
/** Keeps the refusals that a test asks for out of its output. */
export const SILENT = {
  ...{ debug: nothing, info: nothing, warn: nothing, error: nothing },
  ...{ setLevel: nothing, setName: nothing, getLevel: () => LogLevel.ERROR },
}

/** Names a delivery, as the bot does. */
export function metadataOf(id: string) {
  return { event_type: 'hagukumi_delivery', event_payload: { delivery_id: id } }
}

export function section(text: string) {
  return { type: 'section', text: { type: 'mrkdwn', text } }
}

export function button(more: Readonly<Record<string, unknown>> = {}) {
  return { type: 'button', action_id: 'a', text: { type: 'plain_text', text: '見る' }, ...more }
}

export function actions(...elements: unknown[]) {
  return { type: 'actions', elements }
}
