import { once } from 'node:events'
import type { Server } from 'node:http'
import { HagukumiError } from '../../bot/errors.ts'

/** Takes the port on this machine's own address; gives its number, also for 0 (any free one). Errors as of openHttp. */
export async function listen(server: Server, port: number): Promise<number> {
  try {
    server.listen({ port, host: '127.0.0.1' })
    await once(server, 'listening')
  } catch (error) {
    throw listenFailure(error, port)
  }
  const address = server.address()
  return typeof address === 'object' && address ? address.port : port
}

function listenFailure(error: unknown, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    return new HagukumiError(
      'unavailable',
      `ポート ${port} はほかのプログラムが使っていますので、そちらを止めるか、環境変数 PORT に別の番号を書いてから、もう一度起動してください。`,
      { cause: error },
    )
  }
  if (code === 'EACCES') {
    return new HagukumiError(
      'bad_input',
      `ポート ${port} を開く権限がありませんので、環境変数 PORT に 1024 以上の番号を書いてから、もう一度起動してください。`,
      { cause: error },
    )
  }
  return error
}
