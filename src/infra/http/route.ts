import type { IncomingMessage, ServerResponse } from 'node:http'

/** One thing the server answers. A channel that is spoken to over HTTP brings its own. */
export interface Route {
  /** A GET route answers HEAD too: node:http then leaves the body out. */
  readonly method: 'GET' | 'POST'
  /** The whole path, compared letter by letter, without the query. */
  readonly path: string
  /**
   * Answers by ending `response`; `body` is what was sent, to the byte. What it throws becomes an empty 500 and is
   * reported with the path.
   */
  handle(request: IncomingMessage, response: ServerResponse, body: Buffer): Promise<void>
}

/** Ends `response` with this status and, as JSON, this body; nothing on the way may keep it. */
export function answerJson(response: ServerResponse, status: number, body: unknown): void {
  const bytes = Buffer.from(JSON.stringify(body))
  response
    .writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': bytes.length,
      'cache-control': 'no-store',
    })
    .end(bytes)
}

/** Ends `response` with this status and no body. */
export function answerEmpty(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, { ...headers, 'content-length': 0 }).end()
}
