import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HagukumiError } from '../../src/bot/errors.ts'
import {
  callHandover,
  type Handover,
  handoverPath,
  type Request,
  serveHandover,
} from '../../src/infra/handover/index.ts'
import type { Io } from '../../src/infra/handover/io.ts'

let folder: string
let socket: string
let handover: Handover | undefined

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hagukumi-handover-'))
  socket = handoverPath(folder)
})
afterEach(async () => {
  await handover?.close()
  handover = undefined
  await rm(folder, { recursive: true, force: true })
})

async function serve(run: (request: Request, io: Io) => Promise<number>): Promise<void> {
  handover = await serveHandover({ path: socket, run })
}

function recorder(lines: AsyncIterable<string> = noLines()): { io: Io; said: string[] } {
  const said: string[] = []
  const io: Io = {
    lines,
    out: (text) => void said.push(`out ${text}`),
    err: (text) => void said.push(`err ${text}`),
    columns: 80,
    cwd: '/',
  }
  return { io, said }
}

async function* noLines(): AsyncGenerator<string> {}

const talk: Request = { command: 'talk', argv: ['--as', '佐藤 花子'], cwd: '/somewhere' }

/** Answers each line before it takes the next. */
async function echo(_request: Request, io: Io): Promise<number> {
  for await (const line of io.lines) io.out(`「${line}」`)
  return 0
}

describe('handing input to the bot that runs', () => {
  it('passes the command, its folder, its terminal, its output in order and its exit code', async () => {
    await serve(async (request, io) => {
      io.out(JSON.stringify({ ...request, columns: io.columns, cwd: io.cwd }))
      io.err('注意\n')
      io.out('終わり')
      return 2
    })
    const { io, said } = recorder()
    expect(await callHandover(socket, talk, io)).toBe(2)
    expect(said).toEqual([`out ${JSON.stringify({ ...talk, columns: 80 })}`, 'err 注意\n', 'out 終わり'])
  })

  it('reads a line only after the answer to the one before', async () => {
    await serve(echo)
    const order: string[] = []
    async function* lines() {
      for (const line of ['一', '二\u2028', '', '😀']) {
        order.push(`read ${line}`)
        yield line
      }
    }
    const { io } = recorder(lines())
    await callHandover(socket, talk, { ...io, out: (text) => void order.push(text) })
    expect(order).toEqual(['read 一', '「一」', 'read 二\u2028', '「二\u2028」', 'read ', '「」', 'read 😀', '「😀」'])
  })

  it('ends while a person has not typed the line that was asked for', async () => {
    await serve(async (_request, io) => {
      const next = io.lines[Symbol.asyncIterator]().next()
      next.catch(() => undefined)
      await sleep(20)
      return 0
    })
    async function* silent(): AsyncGenerator<string> {
      await new Promise(() => undefined)
    }
    expect(await callHandover(socket, talk, recorder(silent()).io)).toBe(0)
  })

  it('carries megabytes to a caller that reads slowly, in order and whole', async () => {
    await serve(async (_request, io) => {
      for (let n = 0; n < 400; n++) io.out(`${n}:${'あ'.repeat(10_000)}`)
      return 0
    })
    const { io, said } = recorder()
    expect(await callHandover(socket, talk, io)).toBe(0)
    expect(said.map((text) => Number(/\d+/.exec(text)?.[0]))).toEqual([...Array(400).keys()])
  })

  it('serves several callers at once', async () => {
    await serve(echo)
    async function* lines(name: string) {
      for (let n = 0; n < 20; n++) yield `${name}${n}`
    }
    const callers = ['a', 'b', 'c'].map(async (name) => {
      const { io, said } = recorder(lines(name))
      await callHandover(socket, talk, io)
      return said
    })
    for (const said of await Promise.all(callers)) expect(said).toHaveLength(20)
  })

  it('ends only the command of a caller that vanishes, and never takes half an input for the whole', async () => {
    const ends: string[] = []
    await serve(async (_request, io) => {
      try {
        for await (const _line of io.lines) ends.push('line')
        ends.push('whole')
      } catch (error) {
        ends.push(error instanceof HagukumiError ? error.code : 'fault')
      }
      return 0
    })
    const caller = connect(socket)
    await once(caller, 'connect')
    caller.write(`${JSON.stringify({ type: 'run', ...talk })}\n${JSON.stringify({ type: 'line', text: '半分' })}\n`)
    await expect.poll(() => ends).toContain('line')
    caller.destroy()
    await expect.poll(() => ends).toEqual(['line', 'unavailable'])
    expect(await callHandover(socket, talk, recorder().io)).toBe(0)
  })

  it('throws away what is not its protocol', async () => {
    await serve(echo)
    for (const nonsense of ['GET / HTTP/1.1\n', '{"type":"run"}\n', '{"type":"line","text":"x"}\n', '\n']) {
      const caller = connect(socket)
      caller.on('error', () => undefined).resume()
      caller.write(nonsense)
      await once(caller, 'close')
    }
    expect(await callHandover(socket, talk, recorder().io)).toBe(0)
  })

  it('says so where the bot ends in the middle', async () => {
    await serve(echo)
    async function* lines() {
      yield '一'
      await handover?.close()
      yield '二'
    }
    await expect(callHandover(socket, talk, recorder(lines()).io)).rejects.toMatchObject({ code: 'unavailable' })
  })

  it('is locked where nobody answers', async () => {
    await expect(callHandover(socket, talk, recorder().io)).rejects.toMatchObject({ code: 'locked' })
  })

  it('waits for a bot that is still starting', async () => {
    const called = callHandover(socket, talk, recorder().io)
    await sleep(300)
    await serve(echo)
    expect(await called).toBe(0)
  })
})

describe('the socket', () => {
  it('opens for the owner only, although the folder and the umask were wide', async () => {
    await chmod(folder, 0o755)
    const before = process.umask(0)
    try {
      await serve(echo)
    } finally {
      process.umask(before)
    }
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
    expect((await stat(socket)).mode & 0o777).toBe(0o600)
  })

  it('replaces one that a killed bot left behind', async () => {
    const script = `require('node:net').createServer().listen(${JSON.stringify(socket)}, () => console.log('up'))`
    const bot = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(bot.stdout, 'data')
    bot.kill('SIGKILL')
    await once(bot, 'exit')
    expect((await stat(socket)).isSocket()).toBe(true)
    await serve(echo)
    expect(await callHandover(socket, talk, recorder().io)).toBe(0)
  })

  it('is not taken from a bot that answers', async () => {
    await serve(echo)
    await expect(serveHandover({ path: socket, run: echo })).rejects.toMatchObject({ code: 'locked' })
    expect(await callHandover(socket, talk, recorder().io)).toBe(0)
  })

  it('moves to a short name where the path is too long for the kernel', async () => {
    const deep = path.join(folder, '深い'.repeat(20))
    await mkdir(deep)
    socket = handoverPath(deep)
    expect(Buffer.byteLength(socket)).toBeLessThanOrEqual(100)
    await serve(echo)
    expect((await stat(path.dirname(socket))).mode & 0o777).toBe(0o700)
    expect(await callHandover(socket, talk, recorder().io)).toBe(0)
  })

  it('is refused in a folder that others can open', async () => {
    await serve(echo)
    await chmod(folder, 0o755)
    await expect(callHandover(socket, talk, recorder().io)).rejects.toMatchObject({ code: 'storage' })
  })
})
