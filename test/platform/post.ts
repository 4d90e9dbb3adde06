import { request } from 'node:http'

/** How long the platform waits for an answer, in ms. */
const PATIENCE_MS = 3_000

/**
 * Posts JSON over a connection of its own, as a kept one could have died with its bot. Gives whether a 2xx came
 * within 3 s; never rejects.
 */
export function post(url: string, body: string): Promise<boolean> {
  return new Promise((resolve) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const outgoing = request(url, { method: 'POST', headers, agent: false, signal }, (response) => {
      response.on('error', () => undefined).resume()
      const { statusCode = 0 } = response
      resolve(statusCode >= 200 && statusCode < 300)
    })
    outgoing.on('error', () => resolve(false)).end(body)
  })
}
