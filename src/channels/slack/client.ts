import { AsyncLocalStorage } from 'node:async_hooks'
import { WebClient, type WebClientOptions } from '@slack/web-api'
import { QUIET } from './quiet.ts'
import { fetchThrough, type Road } from './road.ts'

/** Milliseconds that Slack has for any one call. */
const PATIENCE_MS = 10_000

const signals = new AsyncLocalStorage<AbortSignal>()

/** Makes the calls within `calls` end when the signal says so: the client itself knows only one time for all. */
export function endedBy<T>(signal: AbortSignal, calls: () => Promise<T>): Promise<T> {
  return signals.run(signal, calls)
}

/**
 * How every client of ours behaves: one request a call, for a repeated one may post twice; no wait on a rate limit, for
 * it would hold everything behind; and an end to every wait.
 */
export function calm(road: Road): WebClientOptions {
  const { apiUrl } = road
  const send = fetchThrough(road)
  return {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: PATIENCE_MS,
    logger: QUIET,
    fetch: (url, init) => {
      const ends = [signals.getStore(), init?.signal].filter((signal) => signal instanceof AbortSignal)
      return send(url, { ...init, signal: AbortSignal.any(ends) })
    },
  }
}

/** A client of its own for each purpose: a limit that one meets does not slow the others down. */
export function slackClient(token: string, road: Road): WebClient {
  return new WebClient(token, calm(road))
}
