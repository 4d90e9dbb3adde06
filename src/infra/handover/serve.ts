import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { HagukumiError } from '../../bot/errors.ts'
import type { Request } from './frames.ts'
import type { Io } from './io.ts'
import { makePrivate } from './path.ts'
import { answerCaller } from './session.ts'

/** An open socket. `close` ends the commands that came through it and waits until they have ended. */
export interface Handover {
  close(): Promise<void>
}

/**
 * Takes over the input of `talk` and `hagukumi` while this process holds the embedded database. `run` does a command
 * and gives its exit code. A socket left by a crash is replaced; one that answers is another bot (`locked`).
 */
export async function serveHandover(options: {
  readonly path: string
  readonly run: (request: Request, io: Io) => Promise<number>
}): Promise<Handover> {
  await makePrivate(options.path)
  const sockets = new Map<Socket, Promise<void>>()
  const server = createServer((socket) => {
    const answered = answerCaller(socket, options.run).finally(() => sockets.delete(socket))
    sockets.set(socket, answered)
  })
  await listenPrivately(server, options.path).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error
    await removeStale(options.path)
    await listenPrivately(server, options.path)
  })
  return {
    close: async () => {
      server.close()
      const running = [...sockets.values()]
      for (const socket of sockets.keys()) socket.destroy()
      await Promise.all(running)
    },
  }
}

/** The socket is created with 0600 from its first moment: binding happens inside the call, under this umask. */
async function listenPrivately(server: Server, path: string): Promise<void> {
  const before = process.umask(0o177)
  try {
    server.listen(path)
  } finally {
    process.umask(before)
  }
  await once(server, 'listening')
}

async function removeStale(path: string): Promise<void> {
  const probe = connect(path)
  const answers = await once(probe, 'connect').then(
    () => true,
    () => false,
  )
  probe.destroy()
  if (answers) {
    throw new HagukumiError(
      'locked',
      `先に起動したはぐくみが ${path} で受け付けています。そちらを終了してから、もう一度お試しください。`,
    )
  }
  await rm(path, { force: true })
}
