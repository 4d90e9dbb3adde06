import type { IncomingMessage } from 'node:http'

/** Bytes of a request at most. The largest of a platform, a form with all its fields full, stays far below. */
const LARGEST = 1_000_000

/** The body of a request to the byte; undefined where it is too large. */
export async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request) {
    size += (part as Buffer).length
    if (size > LARGEST) return undefined
    parts.push(part as Buffer)
  }
  return Buffer.concat(parts)
}
