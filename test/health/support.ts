import { connect, type Socket } from 'node:net'
import { afterEach } from 'vitest'
import { type Http, healthRoutes, openHttp, type Route } from '../../src/infra/http/index.ts'

const open: Http[] = []

/** Opens a server on a free port and closes it after the test. `faults` are what it reported. */
export async function served(ready: () => Promise<readonly string[]>, more: readonly Route[] = []) {
  const faults: { error: unknown; path: string }[] = []
  const failed = (error: unknown, path: string) => void faults.push({ error, path })
  const http = await openHttp({ port: 0, routes: [...healthRoutes(ready), ...more], failed })
  open.push(http)
  const ask = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${http.port}${path}`, init)
  return { http, ask, faults }
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((http) => http.close()))
})

/** A connection by hand: what came so far, and a promise of its end. */
export function dialled(port: number): { socket: Socket; came: () => string; ended: Promise<void> } {
  const socket = connect(port, '127.0.0.1')
  let text = ''
  socket.setEncoding('latin1').on('data', (piece: string) => {
    text += piece
  })
  const ended = new Promise<void>((resolve) => {
    socket.on('error', () => {}).on('close', () => resolve())
  })
  return { socket, came: () => text, ended }
}
