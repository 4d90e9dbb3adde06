import type { Server } from 'node:http'

/** The url of a server that listens, without a slash at its end. */
export function originOf(server: Server): string {
  const address = server.address()
  return `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`
}
