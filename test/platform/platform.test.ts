import { afterEach, describe, expect, it } from 'vitest'
import { root, script, start } from '../support/child.ts'
import { type Platform, startPlatform } from './client.ts'

let platform: Platform
afterEach(() => platform.stop())

async function up(options: Parameters<typeof startPlatform>[0] = {}): Promise<void> {
  platform = await startPlatform(options)
}

function send(key = 'k', { place = 'p', ...init }: RequestInit & { place?: string } = {}): Promise<Response> {
  const body = JSON.stringify({ key, place, again: false, text: '本文' })
  return fetch(`${platform.url}/messages`, { method: 'POST', body, ...init })
}

async function ask(key = 'k'): Promise<unknown> {
  const response = await fetch(`${platform.url}/messages?place=p&key=${key}`)
  return response.ok ? response.json() : response.status
}

const keys = async () => (await platform.book()).messages.map(({ key }) => key)
const requests = async () => (await platform.book()).requests
const eventually = <T>(read: () => T) => expect.poll(read, { interval: 100, timeout: 20_000 })
const doubts = async () => (await platform.book()).outcomes

describe('a send', () => {
  it('is accepted under the next number, also where its key came before', async () => {
    await up()
    const before = Date.now()
    for (const ref of ['1', '2']) expect(await (await send()).json()).toEqual({ ref })
    const book = await platform.book()
    expect(book).toMatchObject({ requests: 2, outcomes: 0, throttled: 0, violations: [] })
    expect(book.messages).toEqual(
      ['1', '2'].map((ref) => ({ ref, key: 'k', place: 'p', again: false, text: '本文', at: expect.any(Number) })),
    )
    for (const { at } of book.messages) expect(before <= at && at <= Date.now()).toBe(true)
  })

  it('before an error is not accepted', async () => {
    await up()
    await platform.next(['error_before'])
    expect((await send()).status).toBe(500)
    expect(await platform.book()).toMatchObject({ messages: [], requests: 1, outcomes: 1 })
  })

  it('after an error is accepted', async () => {
    await up()
    await platform.next(['error_after'])
    expect((await send()).status).toBe(500)
    expect(await platform.book()).toMatchObject({ messages: [{ key: 'k' }], outcomes: 1 })
  })

  it('that is lost is accepted and never answered, until the platform ends', async () => {
    await up()
    await platform.next(['lost'])
    let answered = false
    const failed = send()
      .then(() => {
        answered = true
      })
      .catch((error: Error) => error)
    await eventually(keys).toEqual(['k'])
    expect(await doubts()).toBe(1)
    await send('later')
    expect(answered).toBe(false)
    await platform.stop()
    expect(await failed).toBeInstanceOf(Error)
  })

  it('that is dropped loses its connection and is not accepted', async () => {
    await up()
    await platform.next(['drop'])
    await expect(send()).rejects.toThrow()
    expect(await platform.book()).toMatchObject({ messages: [], requests: 1, outcomes: 1 })
  })

  it('that is slow is accepted late and then answered', async () => {
    await up({ askable: true })
    await platform.faults({ slowMs: [1_500, 1_500] })
    await platform.next(['slow'])
    const before = Date.now()
    const sent = send()
    await eventually(requests).toBe(1)
    expect(await ask()).toEqual({ ref: null })
    expect(await (await sent).json()).toEqual({ ref: '1' })
    expect(await ask()).toEqual({ ref: '1' })
    const book = await platform.book()
    expect(book.outcomes).toBe(0)
    expect(book.messages[0]?.at).toBeGreaterThanOrEqual(before + 1_490)
  })

  it('that is slow is accepted although its client hung up, and leaves it in doubt', async () => {
    await up()
    await platform.faults({ slowMs: [1_500, 1_500] })
    await platform.next(['slow'])
    const client = new AbortController()
    const sent = send('k', { signal: client.signal })
    await eventually(requests).toBe(1)
    client.abort()
    await expect(sent).rejects.toThrow()
    expect(await keys()).toEqual([])
    await eventually(keys).toEqual(['k'])
    expect(await doubts()).toBe(1)
  })

  it('that makes no sense is refused and counted nowhere', async () => {
    await up()
    for (const body of ['{', '{}']) {
      expect((await fetch(`${platform.url}/messages`, { method: 'POST', body })).status).toBe(400)
    }
    expect((await fetch(`${platform.url}/message`)).status).toBe(404)
    expect(await platform.book()).toMatchObject({ messages: [], requests: 0, outcomes: 0 })
  })
})

describe('Retry-After', () => {
  it('shuts the platform for its time; who comes meanwhile is turned away and blamed', async () => {
    await up()
    await platform.faults({ retryAfterS: 2 })
    await platform.next(['throttle', 'error_before'])
    const first = await send()
    expect([first.status, first.headers.get('retry-after')]).toEqual([429, '2'])
    const from = Date.now()
    await eventually(async () => (await send()).status).toBe(500)
    expect(Date.now() - from).toBeGreaterThan(1_900)
    const { messages, violations, throttled, requests, outcomes } = await platform.book()
    expect({ messages, throttled, outcomes }).toEqual({ messages: [], throttled: requests - 1, outcomes: 1 })
    expect(violations[0]).toMatchObject({ kind: 'inside_retry_after', place: 'p', earlyMs: expect.any(Number) })
  })
})

describe('asking for a send', () => {
  it('gives the ref of the first under its place and key, or null', async () => {
    await up({ askable: true })
    await send('other')
    await send('k', { place: 'elsewhere' })
    expect(await ask()).toEqual({ ref: null })
    await send()
    await send()
    expect(await ask()).toEqual({ ref: '3' })
    expect((await platform.book()).asked).toBe(2)
  })

  it('is impossible where the platform is not askable', async () => {
    await up()
    await send()
    expect(await ask()).toBe(404)
  })
})

describe('windows', () => {
  const windows = [
    { scope: 'app', count: 3, ms: 60_000 },
    { scope: 'place', count: 2, ms: 60_000 },
  ] as const

  it('that are overfilled are violations, each with its scope and what it held', async () => {
    await up({ windows: [...windows] })
    for (const place of ['p', 'p', 'q', 'p']) expect((await send('k', { place })).status).toBe(200)
    const { messages, violations } = await platform.book()
    const at = messages[3]?.at
    expect(violations).toEqual([
      { kind: 'window', scope: 'app', count: 4, at },
      { kind: 'window', scope: 'place', place: 'p', count: 3, at },
    ])
  })

  it('that are enforced turn away what would overfill them, for as long as they are full', async () => {
    await up({ windows: [{ scope: 'place', count: 1, ms: 2_000 }], enforce: true })
    await send('a')
    const refused = await send('b')
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, expect.stringMatching(/^[12]$/)])
    expect((await send('c', { place: 'q' })).status).toBe(200)
    await eventually(async () => (await send('d')).status).toBe(200)
    expect(await keys()).toEqual(['a', 'c', 'd'])
  })
})

describe('the process', () => {
  it('ends when its standard input closes or on SIGTERM, and not before', async () => {
    await up()
    for (const end of ['stdin', 'SIGTERM']) {
      const child = start(process.execPath, script('test/platform/main.ts'), { cwd: root })
      await eventually(() => child.said.out).toMatch(/^\{"port":\d+,"seed":\d+\}\n$/)
      expect(child.process.exitCode).toBeNull()
      if (end === 'stdin') child.process.stdin?.end()
      else child.process.kill('SIGTERM')
      expect(await child.ended).toBe(end === 'stdin' ? 0 : 'SIGTERM')
    }
  })

  it('says why it does not come up', async () => {
    await up()
    await expect(startPlatform({ windows: [{ scope: 'app', count: 0, ms: 1 }] })).rejects.toThrow('windows')
  })
})
