import { type Dispatcher, EnvHttpProxyAgent, fetch as fetchByDispatcher } from 'undici'

/** The way to Slack's Web API. */
export interface Road {
  /** Where it is; Slack's own address where left out. */
  readonly apiUrl?: string | undefined
  /** What stands between the city's network and the outside. */
  readonly proxy?: Proxy | undefined
}

export interface Proxy {
  readonly url: string
  /** Hosts that are reached without it, as NO_PROXY has them. */
  readonly except?: string
}

/** The dispatcher that takes the road; undefined where nothing stands between. */
export function dispatcherOf({ proxy }: Road): Dispatcher | undefined {
  if (!proxy) return undefined
  const { url, except } = proxy
  return new EnvHttpProxyAgent({ httpProxy: url, httpsProxy: url, noProxy: except ?? '' })
}

/** Node's own `fetch`, or one that goes through the proxy: Node 20 has no setting for that. */
export function fetchThrough(road: Road): typeof globalThis.fetch {
  const dispatcher = dispatcherOf(road)
  if (!dispatcher) return globalThis.fetch
  const through: unknown = (url: string, init: RequestInit) => {
    const given: unknown = { ...init, dispatcher }
    return fetchByDispatcher(url, given as Parameters<typeof fetchByDispatcher>[1])
  }
  // The same standard in two packages; their types do not know of each other.
  return through as typeof globalThis.fetch
}
