import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { HagukumiError } from '../../bot/errors.ts'
import { fromBot, type Request, readFrames, sendFrame } from './frames.ts'
import type { Io } from './io.ts'
import { checkPrivate } from './path.ts'

/** A bot takes the lock first and listens some seconds later, when it has migrated and read its knowledge. */
const PATIENCE_MS = 5_000
const PAUSE_MS = 100

/**
 * Hands a command to the bot that listens at `path`: its input is read from `io` line by line as the bot asks for it,
 * its output goes to `io` in order. Gives the exit code.
 * Throws `locked` where nobody answers within five seconds, `unavailable` where the bot ends in the middle.
 */
export async function callHandover(path: string, request: Request, io: Io): Promise<number> {
  const socket = await reach(path)
  const lines = io.lines[Symbol.asyncIterator]()
  socket.on('error', () => undefined)
  sendFrame(socket, { type: 'run', ...request, columns: io.columns })
  try {
    for await (const frame of readFrames(socket, fromBot)) {
      if (frame.type === 'out') io.out(frame.text)
      if (frame.type === 'err') io.err(frame.text)
      if (frame.type === 'exit') return frame.code
      // Not awaited: the bot may end the command while a person has not typed the line yet.
      if (frame.type === 'ask') void answer(socket, lines)
    }
  } catch (error) {
    throw brokenOff(error)
  } finally {
    socket.destroy()
  }
  throw brokenOff(undefined)
}

async function answer(socket: Socket, lines: AsyncIterator<string>): Promise<void> {
  try {
    const next = await lines.next()
    sendFrame(socket, next.done ? { type: 'end' } : { type: 'line', text: next.value })
  } catch {
    socket.destroy()
  }
}

async function reach(path: string): Promise<Socket> {
  const until = Date.now() + PATIENCE_MS
  while (true) {
    const socket = connect(path)
    try {
      await once(socket, 'connect')
    } catch (error) {
      socket.destroy()
      if (Date.now() >= until) throw unanswered(error)
      await sleep(PAUSE_MS)
      continue
    }
    await checkPrivate(path)
    return socket
  }
}

function unanswered(cause: unknown): HagukumiError {
  return new HagukumiError(
    'locked',
    'データベースを別のはぐくみの指示が使っていて、受け付けがまだありません。それが終わってから、もう一度お試しください。',
    { cause },
  )
}

function brokenOff(cause: unknown): HagukumiError {
  return new HagukumiError(
    'unavailable',
    '動いているはぐくみが終了したため、指示を最後まで行えませんでした。起動し直してから、もう一度お試しください。',
    { cause },
  )
}
