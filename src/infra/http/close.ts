import type { Server, ServerResponse } from 'node:http'

/** Milliseconds that running answers have. A platform sends an event again that was not acknowledged. */
const ANSWER_WITHIN_MS = 2_000

/** Accepts nothing more, ends idle connections at once and all others when answered or after 2 s. Never throws. */
export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    // This ends those that are idle by now, too.
    server.close(() => resolve())
  })
  const timer = setTimeout(() => server.closeAllConnections(), ANSWER_WITHIN_MS)
  await closed
  clearTimeout(timer)
}

/**
 * Once `response` is out, and the server no longer listens, ends its connection: Node would keep it open for the next
 * request, and closing would wait for its time limit.
 */
export function endIdleAfter(response: ServerResponse, server: Server): void {
  response.once('finish', () => {
    if (!server.listening) server.closeIdleConnections()
  })
}
