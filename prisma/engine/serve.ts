import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { z } from 'zod'
import type { EngineArguments } from './arguments.ts'
import { Session } from './session.ts'

const request = z.object({ id: z.union([z.number(), z.string()]), method: z.string(), params: z.unknown() })
const message = z.union([request, z.object({ id: z.union([z.number(), z.string()]) })])

/** The code of every error in the engine's protocol. */
const FAILED = 4466

/**
 * Serves Prisma's CLI by JSON-RPC 2.0, one object a line, until `input` closes or a signal comes. One request is
 * answered after the other; an answer of the CLI to a question of ours goes past that queue, or it would wait for itself.
 */
export async function serve(start: EngineArguments, input: Readable, output: Writable): Promise<void> {
  const waiting = new Map<string, () => void>()
  let questions = 0
  const send = (body: object) => output.write(`${JSON.stringify(body)}\n`)
  const print = (content: string) => {
    const id = `print-${++questions}`
    const answered = new Promise<void>((resolve) => waiting.set(id, resolve))
    send({ id, jsonrpc: '2.0', method: 'print', params: { content } })
    return answered
  }
  const session = new Session(start, print)
  const lines = createInterface({ input })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => lines.close())

  let queue = Promise.resolve()
  lines.on('line', (line) => {
    const got = message.parse(JSON.parse(line))
    if (!('method' in got)) return waiting.get(String(got.id))?.()
    queue = queue.then(async () => {
      try {
        send({ id: got.id, jsonrpc: '2.0', result: (await session.answer(got.method, got.params)) ?? null })
      } catch (error) {
        send({ id: got.id, jsonrpc: '2.0', error: describe(error) })
      }
    })
  })
  await new Promise<void>((resolve) => lines.once('close', resolve))
  await queue
  await session.close()
}

function describe(error: unknown): object {
  const text = error instanceof Error ? error.message : String(error)
  const code = error instanceof Error && 'code' in error && /^P\d{4}$/.test(String(error.code)) ? error.code : undefined
  return { code: FAILED, message: text, data: { is_panic: false, message: text, error_code: code } }
}
