import type { Socket } from 'node:net'
import { z } from 'zod'
import { splitLines } from './lines.ts'

/** What `talk` or `hagukumi` hands to the running bot. */
export interface Request {
  readonly command: string
  readonly argv: string[]
  readonly cwd: string
}

/** From the caller: first its request, then a line of input whenever one is asked for, `end` after the last. */
export const fromCaller = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('run'),
    command: z.string(),
    argv: z.array(z.string()),
    cwd: z.string(),
    columns: z.number().int().positive().optional(),
  }),
  z.object({ type: z.literal('line'), text: z.string() }),
  z.object({ type: z.literal('end') }),
])

/** From the bot: output in its order, `ask` for a line of input, and last the exit code. */
export const fromBot = z.discriminatedUnion('type', [
  z.object({ type: z.literal('out'), text: z.string() }),
  z.object({ type: z.literal('err'), text: z.string() }),
  z.object({ type: z.literal('ask') }),
  z.object({ type: z.literal('exit'), code: z.number().int() }),
])

export type FromCaller = z.infer<typeof fromCaller>
export type FromBot = z.infer<typeof fromBot>

/** The frames that arrive, one JSON object a line. Throws where a line is none of `shape`, or the socket breaks. */
export async function* readFrames<T>(socket: Socket, shape: z.ZodType<T>): AsyncGenerator<T> {
  for await (const line of splitLines(socket)) yield shape.parse(JSON.parse(line))
}

/** Sends one frame. What a closed socket cannot take is dropped: its reader hears of the end. */
export function sendFrame(socket: Socket, frame: FromCaller | FromBot): void {
  if (socket.writable) socket.write(`${JSON.stringify(frame)}\n`)
}
