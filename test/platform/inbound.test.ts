import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { readBody } from './http.ts'
import { Inbound } from './inbound.ts'
import { randomFrom } from './random.ts'
import { postRaw } from './raw.ts'
import { deliveryShape } from './shapes.ts'

/** A bot that takes events: what it got, and how it answers. */
interface Bot {
  readonly url: string
  readonly got: { id: string }[]
  readonly server: Server
}

let inbound: Inbound
let bots: Server[]
beforeEach(() => {
  bots = []
  inbound = new Inbound(randomFrom(3), async (url, event) => {
    const answer = await postRaw({ url, headers: {}, body: JSON.stringify(event) })
    return typeof answer !== 'string' && answer.status >= 200 && answer.status < 300
  })
})
afterEach(() => {
  for (const bot of bots) bot.close().closeAllConnections()
})

/** Listens on a port; with 0, on any. `respond` may leave an event without an answer. */
async function bot(respond: (response: ServerResponse, nth: number) => void, port = 0): Promise<Bot> {
  const got: { id: string }[] = []
  const server = createServer(async (request, response) => {
    got.push(JSON.parse((await readBody(request)) ?? ''))
    respond(response, got.length)
  }).listen(port, '127.0.0.1')
  bots.push(server)
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${portOf(server)}/events`, got, server }
}

function portOf(server: Server): number {
  const address = server.address()
  return address && typeof address === 'object' ? address.port : 0
}

const status = (code: number) => (response: ServerResponse) => void response.writeHead(code).end()
const ids = (count: number) => Array.from({ length: count }, (_, n) => ({ id: `e${n}` }))
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 })
const settled = (state: object) => eventually(() => inbound.state()).toMatchObject(state)
const posts = () => inbound.state().posts
const deliver = (delivery: z.input<typeof deliveryShape>) => void inbound.deliver(deliveryShape.parse(delivery))

describe('an event', () => {
  it('reaches the bot as it was given, in order where no other was asked for', async () => {
    const { url, got } = await bot(status(204))
    const events = [{ id: 'first', text: '育児', deep: { n: 1 } }, ...ids(7)]
    deliver({ urls: [url], events, spacingMs: 150 })
    await settled({ events: 8, acked: 8, pending: 0, givenUp: 0, posts: 8 })
    expect(got).toEqual(events)
  })

  it('goes out in as many copies as chance says, in another order', async () => {
    const { url, got } = await bot(status(200))
    deliver({ urls: [url], events: ids(40), copies: [1, 3], shuffle: true })
    await settled({ events: 40, acked: 40, pending: 0 })
    const copies = ids(40).map(({ id }) => got.filter((each) => each.id === id).length)
    expect([...new Set(copies)].sort()).toEqual([1, 2, 3])
    expect(got.map(({ id }) => Number(id.slice(1)))).not.toEqual(ids(40).flatMap((_, n) => Array(copies[n]).fill(n)))
    const firsts = [...new Set(got.map(({ id }) => id))]
    expect(firsts).not.toEqual(ids(40).map(({ id }) => id))
  })

  it('comes again to a bot that refuses it, until it takes it', async () => {
    const { url, got } = await bot((response, nth) => status(nth < 3 ? 503 : 200)(response))
    deliver({ urls: [url], events: ids(1) })
    await settled({ acked: 1, pending: 0, posts: 3 })
    expect(got).toHaveLength(3)
  })

  it('waits for a bot that listens late', async () => {
    const { url, server } = await bot(status(200))
    const port = portOf(server)
    server.close()
    deliver({ urls: [url], events: ids(5) })
    await eventually(posts).toBeGreaterThan(5)
    expect(inbound.state()).toMatchObject({ events: 5, acked: 0, pending: 5 })
    const { got } = await bot(status(200), port)
    await settled({ acked: 5, pending: 0 })
    expect(got.map(({ id }) => id).sort()).toEqual(ids(5).map(({ id }) => id))
  })

  it('follows bots that come up elsewhere', async () => {
    deliver({ urls: [], events: ids(3) })
    await eventually(posts).toBeGreaterThan(3)
    const { url } = await bot(status(200))
    inbound.replaceUrls([url])
    await settled({ acked: 3, pending: 0 })
  })

  it('leaves a bot that does not answer for another one after three seconds', async () => {
    const silent = await bot(() => undefined)
    deliver({ urls: [silent.url], events: ids(1) })
    await eventually(() => silent.got).toHaveLength(1)
    const from = Date.now()
    const good = await bot(status(200))
    inbound.replaceUrls([silent.url, good.url])
    await settled({ acked: 1, posts: 2 })
    expect(Date.now() - from).toBeGreaterThan(2_500)
    expect([silent.got, good.got]).toEqual([ids(1), ids(1)])
  })

  it('is given up after its time, each copy alone', async () => {
    // The first copy is taken, every later one is not.
    const { url } = await bot((response, nth) => status(nth === 1 ? 200 : 500)(response))
    deliver({ urls: [url], events: ids(1), copies: [2, 2], giveUpMs: 1_500 })
    await settled({ events: 1, acked: 1, pending: 0, givenUp: 1 })
    expect(posts()).toBeGreaterThan(2)
  })

  it('is one of at most eight under way', async () => {
    const waiting: ServerResponse[] = []
    let most = 0
    const { url } = await bot((response) => {
      most = Math.max(most, waiting.push(response))
    })
    deliver({ urls: [url], events: ids(30) })
    await eventually(() => waiting.length).toBe(8)
    const release = setInterval(() => waiting.shift()?.writeHead(200).end(), 30)
    await settled({ acked: 30, pending: 0, posts: 30 }).finally(() => clearInterval(release))
    expect(most).toBe(8)
  })
})
