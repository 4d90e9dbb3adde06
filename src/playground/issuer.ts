import { randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { openHttp, type Route } from '../infra/http/index.ts'
import { answerJson } from '../infra/http/route.ts'

/** A local issuer of tokens, as the Bot Framework's: an RS256 key pair and its metadata on 127.0.0.1. */
export interface Issuer {
  /** `http://127.0.0.1:<port>/v1/.well-known/openidconfiguration` */
  readonly metadataUrl: string
  /**
   * Signs claims, to which `aud` and `serviceurl` belong. Those that are not given: `iss` is the Bot Framework, and
   * the token is good from now on for an hour. The claims win.
   */
  sign(claims: Readonly<Record<string, unknown>>): Promise<string>
  close(): Promise<void>
}

/** The issuer that the Bot Framework names in its tokens. */
const BOT_FRAMEWORK = 'https://api.botframework.com'
const METADATA = '/v1/.well-known/openidconfiguration'
const KEYS = '/v1/.well-known/keys'
const LIFETIME_S = 3600

/**
 * Opens an issuer with a key of its own on any free port: a bot keeps the keys of an address for a day, so that two
 * issuers must not share one. The key speaks for Teams alone. It takes a while to make; who opens does not wait for it.
 */
export async function openIssuer(): Promise<Issuer> {
  const pair = generateKeyPair('RS256')
  const kid = randomUUID()
  const key = async () => {
    const { publicKey } = await pair
    return { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256', endorsements: ['msteams'] }
  }
  let origin = ''
  const routes: readonly Route[] = [
    page(METADATA, async () => ({
      issuer: BOT_FRAMEWORK,
      jwks_uri: `${origin}${KEYS}`,
      id_token_signing_alg_values_supported: ['RS256'],
    })),
    page(KEYS, async () => ({ keys: [await key()] })),
  ]
  const http = await openHttp({ port: 0, routes, failed: raise })
  origin = `http://127.0.0.1:${http.port}`
  return {
    metadataUrl: `${origin}${METADATA}`,
    sign: async (claims) => {
      const { privateKey } = await pair
      const now = Math.floor(Date.now() / 1000)
      const whole = { iss: BOT_FRAMEWORK, nbf: now, exp: now + LIFETIME_S, ...claims }
      return new SignJWT(whole).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid }).sign(privateKey)
    },
    close: () => http.close(),
  }
}

function page(path: string, content: () => Promise<unknown>): Route {
  return { method: 'GET', path, handle: async (_, response) => answerJson(response, 200, await content()) }
}

/** Its pages cannot fail but by a mistake of ours, which must not pass for a refused token. */
function raise(error: unknown): void {
  queueMicrotask(() => {
    throw error
  })
}
