import { once } from 'node:events'
import type { Socket } from 'node:net'
import { HagukumiError } from '../../bot/errors.ts'
import { type FromCaller, fromCaller, type Request, readFrames, sendFrame } from './frames.ts'
import type { Io } from './io.ts'

/** Does what one caller asks. A caller that vanishes or talks nonsense ends its own command only; never throws. */
export async function answerCaller(socket: Socket, run: (request: Request, io: Io) => Promise<number>): Promise<void> {
  // The end is heard where lines are read; without a listener a broken connection would end the bot.
  socket.on('error', () => undefined)
  const frames = readFrames(socket, fromCaller)
  try {
    const first = await frames.next()
    if (first.done || first.value.type !== 'run') return
    const { command, argv, cwd, columns } = first.value
    const code = await run({ command, argv, cwd }, socketIo(socket, frames, { cwd, columns }))
    sendFrame(socket, { type: 'exit', code })
    // Leaving the frames destroys the socket, so the output must have gone before.
    await new Promise<void>((resolve) => socket.end(() => resolve()))
  } catch {
    socket.destroy()
  } finally {
    await frames.return(undefined).catch(() => undefined)
  }
}

function socketIo(
  socket: Socket,
  frames: AsyncGenerator<FromCaller>,
  caller: { readonly cwd: string; readonly columns: number | undefined },
): Io {
  return {
    lines: askedLines(socket, frames),
    out: (text) => sendFrame(socket, { type: 'out', text }),
    err: (text) => sendFrame(socket, { type: 'err', text }),
    columns: caller.columns,
    cwd: caller.cwd,
  }
}

/**
 * Lines of the caller, each asked for when the command wants it and not before the caller took all output so far: a
 * slow reader slows its own command and not the memory of the bot. A caller that vanished is an error and not an end:
 * half a file must not be imported as a whole one.
 */
async function* askedLines(socket: Socket, frames: AsyncGenerator<FromCaller>): AsyncGenerator<string> {
  while (true) {
    if (socket.writableNeedDrain) await Promise.race([once(socket, 'drain'), once(socket, 'close')])
    sendFrame(socket, { type: 'ask' })
    const answer = await frames.next().catch(() => undefined)
    if (!answer || answer.done || answer.value.type === 'run') {
      throw new HagukumiError('unavailable', '入力の途中で接続が切れたため、この指示を取りやめました。')
    }
    if (answer.value.type === 'end') return
    yield answer.value.text
  }
}
