import { createPublicKey, type JsonWebKey } from 'node:crypto'
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest'
import { fetchTask, freshPerson, personal } from '../platform/teams/activities.ts'
import { startTeams, type Teams } from '../platform/teams/client.ts'
import { directOf } from '../platform/teams/identity.ts'
import { engines } from '../support/engines.ts'
import { quiet } from '../support/quiet.ts'
import { forged, type Keyring, openKeyring, selfMade } from './keyring.ts'
import { posted, somebody } from './stage.ts'
import { type TeamsHouse, teamsHouse } from './support.ts'

let own: Teams
/** What the vendor's library says past the bot's own log. */
let printed: MockInstance<typeof console.error>
let keyring: Keyring
let house: TeamsHouse
beforeAll(async () => {
  printed = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const [pglite] = engines
  if (!pglite) throw new Error('no engine')
  own = await startTeams()
  keyring = await openKeyring(own.metadataUrl)
  const teams = { ...own, metadataUrl: keyring.metadataUrl }
  house = await teamsHouse(await pglite.city(), { teams })
})
beforeEach(async () => {
  await house.app.db.prisma.inboxEvent.deleteMany()
  await house.app.db.prisma.chatReference.deleteMany()
})
afterAll(async () => {
  await house.close()
  await keyring.close()
  await own.stop()
})

const QUESTION = '主査級の企画立案能力って？'
const said = (more: Readonly<Record<string, unknown>> = {}) => personal(freshPerson(), QUESTION, more)
const post = (body: string, headers: Readonly<Record<string, string>>) =>
  own.raw({ url: house.url, headers: { 'content-type': 'application/json', ...headers }, body, patienceMs: 30_000 })
/** An activity as the platform would post it, with another token. */
const withToken = (token: string, more = {}) =>
  post(JSON.stringify(own.addressed(said(more))), { authorization: `Bearer ${token}` })
/** A body with the right token. */
const withBody = async (body: string) => post(body, { authorization: `Bearer ${await own.sign()}` })
const stored = async () => {
  const { inboxEvent, chatReference } = house.app.db.prisma
  return (await inboxEvent.count()) + (await chatReference.count())
}
/** Nothing is told to whom it was refused, nothing of it is kept, and the bot has met nobody. */
const refused = async (answer: Promise<{ status: number; body: string }>, status: number) => {
  expect(await answer).toMatchObject({ status, body: '' })
  expect(await stored()).toBe(0)
}
const now = () => Math.floor(Date.now() / 1000)
const rightClaims = async () => decodeJwt(await own.sign())

describe('a request to the bot', () => {
  it('with the right token is taken: a message, and an invoke with its answer', async () => {
    const person = await somebody(house)
    const asked = JSON.stringify(own.addressed(personal(person, QUESTION)))
    expect(await withBody(asked)).toMatchObject({ status: 200 })
    expect(await stored()).toBe(2)
    const invoke = own.addressed(fetchTask(freshPerson(), 'submitProposal'))
    const answer = await withBody(JSON.stringify(invoke))
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.body)).toMatchObject({ task: expect.anything() })
    await quiet(house)
  })

  const headers: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['without a token', {}],
    ['with an empty one', { authorization: '' }],
    ['with the word alone', { authorization: 'Bearer' }],
    ['with what is no token', { authorization: 'Bearer garbage' }],
    ['with three parts that say nothing', { authorization: 'Bearer a.b.c' }],
    ['by a password', { authorization: 'Basic aGFndWt1bWk6aGFndWt1bWk=' }],
  ]
  it.each(headers)('%s is refused', (_, authorization) =>
    refused(post(JSON.stringify(own.addressed(said())), authorization), 401),
  )

  /** A token that is wrong in one thing. */
  const tokens: readonly (readonly [string, () => Promise<string>])[] = [
    ['of a key that nobody knows', () => own.sign({}, 'foreign')],
    ['of another key under the known name', async () => forged(await rightClaims(), keyring.known.kid)],
    ['whose signature was touched', async () => touched(await own.sign())],
    ['whose claims were touched', async () => reclaimed(await own.sign({ aud: 'other' }), await rightClaims())],
    ['that nobody signed', async () => selfMade({ alg: 'none', typ: 'JWT' }, await rightClaims())],
    [
      'that nobody signed, in the known name',
      async () => selfMade({ alg: 'none', kid: keyring.known.kid }, await rightClaims()),
    ],
    [
      'sealed with the public key',
      async () => selfMade({ alg: 'HS256', kid: keyring.known.kid }, await rightClaims(), publicPem(keyring.known)),
    ],
    ['that expired ten minutes ago', () => own.sign({ nbf: now() - 4_200, exp: now() - 600 })],
    ['that holds from ten minutes on', () => own.sign({ nbf: now() + 600, exp: now() + 4_200 })],
    ['for another bot', () => own.sign({ aud: '00000000-0000-4000-8000-000000000000' })],
    ['for no bot', () => own.sign({ aud: undefined })],
    ['of another issuer', () => own.sign({ iss: 'https://issuer.example' })],
    ['of another cloud', () => own.sign({ iss: 'https://api.botframework.us' })],
    ['of Entra for our own app', async () => own.sign(ofEntra('https://login.microsoftonline.com/tid/v2.0', '2.0'))],
    ['of Entra in its first version', async () => own.sign(ofEntra('https://sts.windows.net/tid/', '1.0'))],
    ['for another address', () => own.sign({ serviceurl: 'https://smba.trafficmanager.net/jp/' })],
    ['for no address', () => own.sign({ serviceurl: undefined })],
  ]
  it.each(tokens)('with a token %s is refused', async (_, token) => refused(withToken(await token()), 401))

  it('leaves no line past the bot’s own log, whatever its token is like', () => {
    expect(printed).not.toHaveBeenCalled()
  })

  it('with a token of a key that speaks for another channel is refused', async () => {
    await refused(withToken(await keyring.sign(await rightClaims())), 401)
  })

  it('whose address is one of ours and not that of its token is refused', async () => {
    await refused(withToken(await own.sign(), { serviceUrl: `${own.serviceUrl}elsewhere/` }), 401)
  })

  it.each([
    ['somebody else’s', 'https://smba.trafficmanager.net.evil.example/'],
    ['not encrypted', 'http://smba.trafficmanager.net/jp/'],
    ['ours with a user before it', 'http://user@127.0.0.1/'],
    ['another port of ours', 'http://127.0.0.1:1/'],
    ['no address', 'here'],
    ['not a word', 5],
    ['nothing', null],
    ['left out', undefined],
  ])('whose address is %s is refused, also where its token says the same', async (_, serviceUrl) => {
    await refused(withToken(await own.sign({ serviceurl: serviceUrl }), { serviceUrl }), 400)
    await refused(withToken(await own.sign(), { serviceUrl }), 400)
  })

  it.each([
    ['by what Teams adds', { channelData: { tenant: { id: 'elsewhere' } } }],
    ['by its conversation', { channelData: { tenant: undefined }, conversation: { id: 'a:1', tenantId: 'elsewhere' } }],
    ['as it names none', { channelData: { tenant: undefined }, conversation: { id: 'a:1' } }],
  ])('of another tenant, %s, is refused', async (_, more) => refused(withToken(await own.sign(), more), 403))

  it.each([
    ['an empty object', () => '{}'],
    ['a list', () => '[]'],
    ['a list of what would be right', () => JSON.stringify([own.addressed(said())])],
    ['null', () => 'null'],
    ['a word', () => '"message"'],
    ['nothing', () => ''],
    ['no JSON', () => '{"type":'],
    ['a type that is a number', () => '{"type":5}'],
    ['a number for a type, and all else right', () => JSON.stringify(own.addressed(said({ type: 5 } as never)))],
    ['nobody it is from', () => JSON.stringify(own.addressed(said({ from: undefined })))],
    ['somebody without an id', () => JSON.stringify(own.addressed(said({ from: { name: '佐藤花子' } })))],
    ['no conversation', () => JSON.stringify(own.addressed(said({ conversation: undefined })))],
    ['a conversation that is a word', () => JSON.stringify(own.addressed(said({ conversation: 'a:1' })))],
    ['another bot', () => JSON.stringify(own.addressed(said({ recipient: { id: '28:other' } })))],
    ['no bot', () => JSON.stringify(own.addressed(said({ recipient: undefined })))],
    ['another channel', () => JSON.stringify(own.addressed(said({ channelId: 'directline' })))],
    ['no channel', () => JSON.stringify(own.addressed(said({ channelId: undefined })))],
  ])('that holds %s is refused', (_, body) => refused(withBody(body()), 400))

  it('of more than a megabyte is refused unread', () =>
    refused(withBody(JSON.stringify(own.addressed(said({ text: 'あ'.repeat(400_000) })))), 413))

  it('that is replayed to the letter is acknowledged, and nothing happens a second time', async () => {
    const person = await somebody(house)
    const text = JSON.stringify(own.addressed(personal(person, QUESTION)))
    expect(await posted(house, () => withBody(text))).toMatchObject([{ conversation: directOf(person) }])
    const again = await posted(house, async () => expect(await withBody(text)).toMatchObject({ status: 200 }))
    expect(again).toEqual([])
    expect(await stored()).toBe(2)
  })

  it('by another method or to another path is not for the bot', async () => {
    expect((await fetch(house.url)).status).toBe(405)
    expect((await fetch(new URL('/api', house.url), { method: 'POST' })).status).toBe(404)
  })

  it('is no fault of ours when it is refused', () => {
    expect(house.faults).toEqual([])
  })
})

/** What anybody with an app of their own can have made in their own tenant, with our bot as its audience. */
function ofEntra(iss: string, ver: string) {
  return { iss, ver, azp: own.appId, appid: own.appId, tid: 'tid' }
}

function touched(token: string): string {
  const [header, claims, signature = ''] = token.split('.')
  const first = signature.startsWith('A') ? 'B' : 'A'
  return [header, claims, `${first}${signature.slice(1)}`].join('.')
}

function reclaimed(token: string, claims: unknown): string {
  const [header, , signature] = token.split('.')
  return [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.')
}

function publicPem(key: Readonly<Record<string, unknown>>): string {
  return createPublicKey({ key: key as JsonWebKey, format: 'jwk' })
    .export({ type: 'spki', format: 'pem' })
    .toString()
}
