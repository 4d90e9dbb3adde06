import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { text } from '../../bot/tree.ts'
import { ISSUER, type Trusted } from './verify.ts'

/** Milliseconds that the Bot Framework has to show its keys. */
const PATIENCE_MS = 5_000

/** Seconds that its clock and ours may differ (Bot Framework's authentication: five minutes). */
const TOLERANCE_S = 300

/** What the Bot Framework signs with. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512']

/** Whether a token is the Bot Connector's, for an activity that names this address. */
export type TokenCheck = (token: string, serviceUrl: string) => Promise<boolean>

/**
 * Checks tokens before the vendor's library does: that one prints what it refuses, and takes keys that do not come for a
 * wrong token. Throws where the keys cannot be had: then nobody is refused for it, and Teams hears of a fault.
 */
export function tokenCheck({ appId }: Trusted, metadataUrl: string): TokenCheck {
  let keys: Promise<JWTVerifyGetKey> | undefined
  const shown = () => {
    keys ??= keysAt(metadataUrl).catch((error: unknown) => {
      keys = undefined
      throw error
    })
    return keys
  }
  return async (token, serviceUrl) => {
    const rules = { issuer: ISSUER, audience: appId, algorithms: ALGORITHMS, clockTolerance: TOLERANCE_S }
    try {
      const { payload } = await jwtVerify(token, await shown(), { ...rules, requiredClaims: ['exp'] })
      return text(payload, 'serviceurl') === serviceUrl
    } catch (error) {
      if (isRefusal(error)) return false
      throw error
    }
  }
}

async function keysAt(metadataUrl: string): Promise<JWTVerifyGetKey> {
  const response = await fetch(metadataUrl, { signal: AbortSignal.timeout(PATIENCE_MS) })
  if (!response.ok) throw new Error(`the Bot Framework shows no keys: ${response.status}`)
  const address = text(await response.json(), 'jwks_uri')
  if (address === undefined) throw new Error('the Bot Framework names no keys')
  return createRemoteJWKSet(new URL(address), { timeoutDuration: PATIENCE_MS })
}

/** What is wrong with the token, and not with the way to the keys. */
function isRefusal(error: unknown): boolean {
  const isAway = error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid
  return error instanceof errors.JOSEError && !isAway && error.code !== 'ERR_JOSE_GENERIC'
}
