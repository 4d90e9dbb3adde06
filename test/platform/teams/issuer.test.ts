import { createRemoteJWKSet, decodeJwt, errors, jwtVerify } from 'jose'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Issuer, openIssuer } from '../../../src/playground/issuer.ts'

let issuer: Issuer
beforeEach(async () => {
  issuer = await openIssuer()
})
afterEach(() => issuer.close())

interface Metadata {
  readonly issuer: string
  readonly jwks_uri: string
  readonly id_token_signing_alg_values_supported: readonly string[]
}
const metadataOf = async ({ metadataUrl }: Issuer) => (await (await fetch(metadataUrl)).json()) as Metadata
const keysOf = async (from: Issuer) => createRemoteJWKSet(new URL((await metadataOf(from)).jwks_uri))

describe('the issuer', () => {
  it('says on this machine alone who it is and where its keys are', async () => {
    expect(issuer.metadataUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1\/\.well-known\/openidconfiguration$/)
    const { issuer: name, id_token_signing_alg_values_supported: algorithms } = await metadataOf(issuer)
    expect({ name, algorithms }).toEqual({ name: 'https://api.botframework.com', algorithms: ['RS256'] })
  })

  it('shows one key, which speaks for Teams and holds nothing secret', async () => {
    const { keys } = (await (await fetch((await metadataOf(issuer)).jwks_uri)).json()) as { keys: object[] }
    expect(keys).toMatchObject([{ kty: 'RSA', alg: 'RS256', endorsements: ['msteams'] }])
    expect(Object.keys(keys[0] ?? {}).sort()).toEqual(['alg', 'e', 'endorsements', 'kid', 'kty', 'n', 'use'])
  })

  it('signs what its own key proves', async () => {
    const token = await issuer.sign({ aud: 'app', serviceurl: 'http://127.0.0.1:1/' })
    const { payload } = await jwtVerify(token, await keysOf(issuer), {
      issuer: 'https://api.botframework.com',
      audience: 'app',
    })
    expect(payload.serviceurl).toBe('http://127.0.0.1:1/')
    expect((payload.exp ?? 0) - (payload.nbf ?? 0)).toBe(3600)
  })

  it('signs whatever claims it is given', async () => {
    const claims = { iss: 'https://elsewhere.example', nbf: 1, exp: 2, azp: 'other' }
    expect(decodeJwt(await issuer.sign(claims))).toEqual(claims)
  })

  it('is not another issuer', async () => {
    const other = await openIssuer()
    const keys = await keysOf(issuer)
    await expect(jwtVerify(await other.sign({}), keys)).rejects.toBeInstanceOf(errors.JWKSNoMatchingKey)
    await other.close()
  })
})
