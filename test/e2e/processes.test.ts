import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { freePort } from '../support/cluster.ts'

// Each test starts several processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 })

const ROOT = path.join(import.meta.dirname, '../..')
const TALK = 'dist/cli/bin/talk.js'
const HAGUKUMI = 'dist/cli/bin/hagukumi.js'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'はぐくみ 試験 '))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the built commands on the embedded database', () => {
  it('answers a line before it reads the next, and ends with 0', async () => {
    const talk = start([TALK, '--as', '佐藤花子'])
    const lines = createInterface({ input: talk.stdout })[Symbol.asyncIterator]()
    expect((await lines.next()).value).toContain('目的')
    talk.stdin.write('主査級の企画立案能力って？\n')
    expect((await lines.next()).value).toBe('主査級の「企画立案能力」')
    talk.stdin.end('じゃあ課長は？\n')
    const rest: string[] = []
    for (let next = await lines.next(); !next.done; next = await lines.next()) rest.push(next.value)
    expect(rest).toContain('課長級の「企画立案能力」')
    expect(await exitOf(talk)).toBe(0)
  })

  it('keeps the conversation between calls, with the time that is given', async () => {
    // A day that has passed and one to come: the given clock alone decides.
    const past = await finished([TALK, '--as', '伊藤誠', '--at', '2026-05-12T09:10'], '主事級の企画立案能力は？\n')
    const later = await finished([TALK, '--as', '伊藤誠', '--at', '2026-05-12T09:20'], 'じゃあ課長は？\n')
    expect(past.out).toContain('主事級の「企画立案能力」')
    expect(later.out).toContain('課長級の「企画立案能力」')
    const first = await finished([TALK, '--as', '中村美咲', '--at', '2027-01-26T09:10'], '主査級の折衝・交渉能力は？\n')
    const second = await finished([TALK, '--as', '中村美咲', '--at', '2027-01-26T09:30'], 'じゃあ部長は？\n')
    const late = await finished([TALK, '--as', '中村美咲', '--at', '2027-01-26T10:30'], 'じゃあ部長は？\n')
    expect(first.out).toContain('主査級の「折衝・交渉能力」')
    expect(second.out).toContain('部長級の「折衝・交渉能力」')
    expect(late.out).not.toContain('折衝・交渉能力」')
  })

  it('answers a file of questions, one JSON line each, and nothing else', async () => {
    const questions = [
      '{"id":"a","q":"係長の役割は？"}',
      '{"id":"b","turns":["課長の役割は","部長だと？"]}',
      '{"id":"c","q":"今日の天気は？"}',
    ]
    const { out, code } = await finished([HAGUKUMI, 'ask', '--jsonl'], `${questions.join('\n')}\n`)
    const answers = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(code).toBe(0)
    expect(answers.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['a', 'answered'],
      ['b', 'answered'],
      ['c', 'not_found'],
    ])
    expect(answers[1]?.text).toContain('部等の統括者・管理者')
    expect(Object.keys(answers[0] ?? {}).sort()).toEqual([
      'citations',
      'courses',
      'id',
      'ms',
      'outcome',
      'passages',
      'text',
    ])
  })

  it('ends with 2 and one sentence for bad input', async () => {
    const wrong = [
      await finished([HAGUKUMI, 'ask', '--jsonl'], 'これは JSON ではない\n'),
      await finished([HAGUKUMI, 'そんな命令'], ''),
      await finished([TALK, '--as', 'だれでもない人'], ''),
      await finished([TALK, '--at', 'あした'], ''),
      await finished([HAGUKUMI, 'doctor'], '', { LOG_LEVEL: 'loud' }),
      await finished([HAGUKUMI, 'doctor'], '', { DATABASE_URL: 'not a url' }),
    ]
    for (const { code, out, err } of wrong) {
      expect(code).toBe(2)
      expect(out).toBe('')
      expect(err.trim().split('\n')).toHaveLength(1)
      expect(err).toMatch(/。$/m)
      expect(err).not.toMatch(/Error| at .*:[0-9]+/)
    }
  })

  it('writes no line of what people type into its log', async () => {
    const secret = 'ひみつのことば７８９ 最近眠れないし上司に怒鳴られた'
    const { out, err, code } = await finished([TALK], `${secret}\n\0${secret}\n${secret.repeat(200)}\n`, {
      LOG_LEVEL: 'debug',
    })
    expect(code).toBe(0)
    expect(err).not.toContain('ひみつ')
    expect(out).not.toContain('ひみつ')
  })
})

describe('a bot that runs as a service', () => {
  it('says that it lives and is ready, and ends with 0 within ten seconds of SIGTERM', async () => {
    const port = await freePort()
    const bot = start(['dist/main.js'], { PORT: String(port), HAGUKUMI_DATA: path.join(folder, 'service') })
    const ready = () =>
      fetch(`http://127.0.0.1:${port}/ready`).then(
        ({ status }) => status,
        () => 0,
      )
    await vi.waitFor(async () => expect(await ready()).toBe(200), { timeout: 60_000, interval: 100 })
    expect(await (await fetch(`http://127.0.0.1:${port}/live`)).json()).toEqual({ live: true })
    const killed = setTimeout(() => bot.kill('SIGKILL'), 10_000)
    bot.kill('SIGTERM')
    expect(await exitOf(bot)).toBe(0)
    clearTimeout(killed)
  })
})

describe('beside a running bot', () => {
  let bot: ChildProcessWithoutNullStreams

  beforeAll(async () => {
    bot = start(['dist/main.js'])
    await new Promise((ready) => bot.stderr.once('data', ready))
  })
  afterAll(async () => {
    bot.kill('SIGTERM')
    expect(await exitOf(bot)).toBe(0)
  })

  it('hands talk and commands to it', async () => {
    const talk = await finished([TALK, '--as', '佐藤花子'], '主査の役割は？\n1\n')
    expect(talk.out).toContain('主査級の「果たすべき役割」')
    expect(talk.out).toContain('主査級に求められる能力は11です')
    expect(talk.code).toBe(0)
    const roles = await finished([HAGUKUMI, 'roles', 'list', '--json'], '')
    expect(roles.code).toBe(0)
    expect(JSON.parse(roles.out)).not.toHaveLength(0)
    expect((await finished([HAGUKUMI, 'people', 'import', 'nothing.csv'], '')).code).toBe(2)
  })

  it('refuses a second bot with 3, naming the first', async () => {
    const second = await finished(['dist/main.js'], '')
    expect(second.code).toBe(3)
    expect(second.err).toContain(`プロセス番号 ${bot.pid}`)
  })
})

function start(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const env = {
    ...process.env,
    DATABASE_URL: '',
    LOG_LEVEL: '',
    HAGUKUMI_DATA: path.join(folder, 'data'),
    ...environment,
  }
  return spawn(process.execPath, args, { cwd: ROOT, env })
}

async function finished(args: readonly string[], input: string, environment: Readonly<Record<string, string>> = {}) {
  const child = start(args, environment)
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  child.stdin.on('error', () => undefined).end(input)
  return { code: await exitOf(child), out, err }
}

function exitOf(child: ChildProcessWithoutNullStreams): Promise<number | null> {
  return child.exitCode === null ? new Promise((done) => child.once('close', done)) : Promise.resolve(child.exitCode)
}
