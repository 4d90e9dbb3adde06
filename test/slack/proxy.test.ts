import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSlack } from '../../src/channels/slack/index.ts'
import { readConfig } from '../../src/config.ts'
import { type Slack, startSlack } from '../platform/slack/client.ts'

describe('a network that is left through a proxy', () => {
  let slack: Slack
  let proxy: Awaited<ReturnType<typeof openProxy>>

  beforeAll(async () => {
    slack = await startSlack()
    proxy = await openProxy()
  })
  afterAll(async () => {
    await proxy.close()
    await slack.stop()
  })

  const reached = async (environment: Readonly<Record<string, string>>) => {
    const { botToken, appToken, apiUrl } = slack
    const keys = { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_API_URL: apiUrl }
    const config = readConfig({ ...keys, ...environment }, '/')
    const open = openSlack({ botToken, apiUrl, proxy: config.proxy, way: { kind: 'socket', appToken } })
    const before = proxy.asked.length
    await open.start()
    await open.stop()
    return proxy.asked.slice(before)
  }

  it.each(['HTTPS_PROXY', 'https_proxy'])('is left by what %s names, for calls and for the socket', async (name) => {
    const here = `127.0.0.1:${slack.port}`
    // auth.test, apps.connections.open, and the socket itself.
    expect(await reached({ [name]: proxy.url })).toEqual([here, here, here])
  })

  it('is not used for hosts that NO_PROXY names, nor where none is given', async () => {
    expect(await reached({ HTTPS_PROXY: proxy.url, NO_PROXY: '127.0.0.1' })).toEqual([])
    expect(await reached({})).toEqual([])
  })
})

/** A proxy that opens tunnels and keeps where to. */
async function openProxy() {
  const asked: string[] = []
  const sockets = new Set<Socket>()
  const server: Server = createServer()
  server.on('connection', (socket) => void sockets.add(socket))
  server.on('connect', (request: IncomingMessage, client: Socket) => {
    asked.push(request.url ?? '')
    const [host = '', port] = (request.url ?? '').split(':')
    const there = connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      client.pipe(there).pipe(client)
    })
    for (const end of [client, there]) end.on('error', () => undefined)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    asked,
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
