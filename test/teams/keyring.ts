import { createHmac, generateKeyPairSync } from 'node:crypto'
import { exportJWK, SignJWT } from 'jose'
import { openHttp, type Route } from '../../src/infra/http/index.ts'
import { answerJson } from '../../src/infra/http/route.ts'

type Claims = Readonly<Record<string, unknown>>

/** Keys that a bot believes in: those of an issuer, and one that is endorsed for another channel, whose secret we have. */
export interface Keyring {
  readonly metadataUrl: string
  /** The key that the issuer signs with, as everybody may know it. */
  readonly known: { readonly kid: string } & Record<string, unknown>
  /** Signs with our own key. */
  sign(claims: Claims): Promise<string>
  close(): Promise<void>
}

/** Opens the metadata of an issuer once more on this machine, with our key beside its own. */
export async function openKeyring(metadataUrl: string): Promise<Keyring> {
  const metadata = await json<{ jwks_uri: string }>(metadataUrl)
  const { keys } = await json<{ keys: Keyring['known'][] }>(metadata.jwks_uri)
  const [known] = keys
  if (!known) throw new Error('the issuer shows no key')
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const own = { ...(await exportJWK(publicKey)), kid: 'own', endorsements: ['directline'] }
  let origin = ''
  const routes: readonly Route[] = [
    page('/metadata', () => ({ ...metadata, jwks_uri: `${origin}/keys` })),
    page('/keys', () => ({ keys: [...keys, own] })),
  ]
  const http = await openHttp({ port: 0, routes, failed: () => undefined })
  origin = `http://127.0.0.1:${http.port}`
  return {
    metadataUrl: `${origin}/metadata`,
    known,
    sign: (claims) => new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'own' }).sign(privateKey),
    close: () => http.close(),
  }
}

/** A token that nobody signed, or that was signed with what is no secret. */
export function selfMade(header: Claims, claims: Claims, secret?: string | Buffer): string {
  const said = [header, claims].map((each) => Buffer.from(JSON.stringify(each)).toString('base64url')).join('.')
  return `${said}.${secret === undefined ? '' : createHmac('sha256', secret).update(said).digest('base64url')}`
}

/** Signs claims with a key that nobody knows, in the name of one that everybody does. */
export async function forged(claims: Claims, kid: string): Promise<string> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey)
}

function page(path: string, content: () => unknown): Route {
  return { method: 'GET', path, handle: async (_, response) => answerJson(response, 200, content()) }
}

async function json<T>(url: string): Promise<T> {
  return (await (await fetch(url)).json()) as T
}
