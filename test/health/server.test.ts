import { describe, expect, it } from 'vitest'
import { exitCodeOf, HagukumiError } from '../../src/bot/errors.ts'
import { openHttp, type Route } from '../../src/infra/http/index.ts'
import { dialled, served } from './support.ts'

const well = async () => []

/** A route as a channel would bring it: it answers when told. */
function slowRoute() {
  let answer = () => {}
  let asked = () => {}
  const waiting = new Promise<void>((resolve) => {
    asked = resolve
  })
  const route: Route = {
    method: 'POST',
    path: '/slack/events',
    handle: async (_, response) => {
      answer = () => void response.end('ok')
      asked()
    },
  }
  return { route, waiting, answer: () => answer() }
}

describe('the HTTP server', () => {
  it('answers 404 to other paths and 405 to other methods', async () => {
    const { ask } = await served(well, [slowRoute().route])
    for (const path of ['/', '/live/', '/LIVE', '/ready/x', '//live']) expect((await ask(path)).status).toBe(404)
    const posted = await ask('/live', { method: 'POST', body: 'x'.repeat(1_000_000) })
    expect([posted.status, posted.headers.get('allow'), await posted.text()]).toEqual([405, 'GET, HEAD', ''])
    const got = await ask('/slack/events')
    expect([got.status, got.headers.get('allow')]).toEqual([405, 'POST'])
  })

  it('takes the routes of a channel, and hides what they throw', async () => {
    const fault = new Error('ひみつ')
    const handle = () => Promise.reject(fault)
    const { ask, faults } = await served(well, [{ method: 'POST', path: '/api/messages', handle }])
    const answer = await ask('/api/messages?token=secret', { method: 'POST', body: '{}' })
    expect([answer.status, await answer.text()]).toEqual([500, ''])
    expect(faults).toEqual([{ error: fault, path: '/api/messages' }])
    expect((await ask('/live')).status).toBe(200)
  })

  // Linux answers on all of 127.0.0.0/8, so that another address of this machine is at hand.
  it.runIf(process.platform === 'linux')('is not reached by another address', async () => {
    const { http } = await served(well)
    await expect(fetch(`http://127.0.0.2:${http.port}/live`)).rejects.toThrow()
  })

  it('says in one sentence that the port is in use', async () => {
    const { http } = await served(well)
    const error: unknown = await openHttp({ port: http.port, routes: [], failed: () => {} }).catch((thrown) => thrown)
    expect(error).toBeInstanceOf(HagukumiError)
    expect(error).toMatchObject({ code: 'unavailable' })
    expect(exitCodeOf(error)).toBe(1)
    expect(error instanceof Error && error.message).toMatch(new RegExp(`^ポート ${http.port} は[^。]*PORT[^。]*。$`))
  })

  it('ends a connection that dribbles its request', async () => {
    const { http } = await served(well)
    const { socket, came, ended } = dialled(http.port)
    socket.write('GET /live HTTP/1.1\r\nHost: x\r\n')
    const dribbling = setInterval(() => socket.write('x: y\r\n'), 500)
    await ended
    clearInterval(dribbling)
    expect(came()).toMatch(/^HTTP\/1\.1 408 /)
  })
})

describe('closing the HTTP server', () => {
  const keepAlive = 'GET /live HTTP/1.1\r\nHost: x\r\n\r\n'
  const post = 'POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n'

  it('ends idle connections, accepts none, and may be done twice', async () => {
    const { http, ask } = await served(well)
    const { socket, came, ended } = dialled(http.port)
    socket.write(keepAlive)
    while (!came().includes('true')) await new Promise((resolve) => setTimeout(resolve, 5))
    await http.close()
    await ended
    await expect(ask('/live')).rejects.toThrow()
    await http.close()
  })

  it('lets a running answer out, and then its connection does not linger', async () => {
    const slow = slowRoute()
    const { http, ask } = await served(well, [slow.route])
    const { socket, came, ended } = dialled(http.port)
    socket.write(post)
    await slow.waiting
    const from = performance.now()
    const closing = http.close()
    await expect(ask('/live')).rejects.toThrow()
    slow.answer()
    await closing
    await ended
    expect(came()).toMatch(/^HTTP\/1\.1 200 /)
    // Two seconds is when it would have been cut.
    expect(performance.now() - from).toBeLessThan(1_900)
  })

  it('cuts an answer that does not come', async () => {
    const slow = slowRoute()
    const { http } = await served(well, [slow.route])
    const { socket, came, ended } = dialled(http.port)
    socket.write(post)
    await slow.waiting
    await http.close()
    await ended
    expect(came()).toBe('')
  })
})
