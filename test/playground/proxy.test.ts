import { createRemoteJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Http, openHttp } from '../../src/infra/http/index.ts'
import { answerJson } from '../../src/infra/http/route.ts'
import { type Issuer, openIssuer } from '../../src/playground/issuer.ts'
import { openProxy } from '../../src/playground/proxy.ts'

const APP = 'app-of-this-test'
const SERVICE = 'http://localhost:1/_connector'

/** What came to the bot. */
interface Came {
  readonly authorization: string
  readonly body: string
}

describe('the signing proxy', () => {
  let issuer: Issuer
  let bot: Http
  let proxy: Http
  const came: Came[] = []

  beforeAll(async () => {
    issuer = await openIssuer()
    const handle: Parameters<typeof openHttp>[0]['routes'][number]['handle'] = async (request, response, body) => {
      came.push({ authorization: request.headers.authorization ?? '', body: body.toString('utf8') })
      answerJson(response, 201, { heard: true })
    }
    const routes = [{ method: 'POST', path: '/api/messages', handle } as const]
    bot = await openHttp({ port: 0, routes, failed: () => undefined })
    proxy = await openProxy({ issuer, appId: APP, botPort: bot.port })
  })
  afterAll(() => Promise.all([proxy.close(), bot.close(), issuer.close()]))

  const post = (body: string) => fetch(`http://127.0.0.1:${proxy.port}/api/messages`, { method: 'POST', body })
  const tokenOf = async (last = came.at(-1)) => {
    const { jwks_uri } = (await (await fetch(issuer.metadataUrl)).json()) as { jwks_uri: string }
    const token = last?.authorization.replace(/^Bearer /, '') ?? ''
    return (await jwtVerify(token, createRemoteJWKSet(new URL(jwks_uri)))).payload
  }

  it('hands on what it is given, to the letter, and gives back what the bot answers', async () => {
    const body = `{ "type": "message", "text": "こんにちは", "serviceUrl": "${SERVICE}" }`
    const answer = await post(body)
    expect(answer.status).toBe(201)
    expect(answer.headers.get('content-type')).toContain('application/json')
    expect(await answer.json()).toEqual({ heard: true })
    expect(came.at(-1)?.body).toBe(body)
  })

  it('signs for the bot and the address that the activity names', async () => {
    await post(JSON.stringify({ serviceUrl: SERVICE }))
    expect(await tokenOf()).toMatchObject({ aud: APP, serviceurl: SERVICE, iss: 'https://api.botframework.com' })
  })

  it.each(['{"type":"message"}', '{"serviceUrl":5}', 'null', 'no JSON', ''])(
    'names no address where there is none, and leaves it to the bot: %s',
    async (body) => {
      await post(body)
      expect(came.at(-1)?.body).toBe(body)
      const payload = await tokenOf()
      expect(payload.aud).toBe(APP)
      expect(payload).not.toHaveProperty('serviceurl')
    },
  )

  it('answers 405 to whoever only looks whether it is there', async () => {
    const before = came.length
    for (const method of ['GET', 'HEAD', 'OPTIONS']) {
      expect((await fetch(`http://127.0.0.1:${proxy.port}/api/messages`, { method })).status).toBe(405)
    }
    expect(came).toHaveLength(before)
  })

  it('answers 502 where the bot is away', async () => {
    const gone = await openHttp({ port: 0, routes: [], failed: () => undefined })
    await gone.close()
    const other = await openProxy({ issuer, appId: APP, botPort: gone.port })
    const url = `http://127.0.0.1:${other.port}/api/messages`
    expect((await fetch(url, { method: 'POST', body: '{}' })).status).toBe(502)
    await other.close()
  })
})
