import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Command } from 'commander'
import { afterEach, expect } from 'vitest'
import { SCOPES } from '../../src/channels/slack/wanted.ts'
import { doctorSlackCommand, type SlackDoctor } from '../../src/cli/doctor/slack.ts'
import { paperIo } from '../support/app.ts'

export const BOT = 'xoxb-1111-hiddenbot'
export const APP = 'xapp-1-hiddenapp'
export const SECRET = '0123hiddensecret4567'
export const ALL = SCOPES.map(({ name }) => name)

/** What one method answers; `hangs` leaves the request open. */
interface Answer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly hangs?: true
}

export interface SmallSlack {
  readonly url: string
  readonly asked: readonly string[]
}

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()))
})

/** Answers the two methods that doctor asks, on a free port, until the test ends. A text body is sent as it is. */
export async function smallSlack(answers: Readonly<Record<string, Answer>>): Promise<SmallSlack> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const method = (request.url ?? '').replace('/api/', '')
    asked.push(`${method} ${keyOf(request)}`)
    const { status = 200, headers = {}, body = { ok: false, error: 'unknown_method' }, hangs } = answers[method] ?? {}
    if (hangs) return
    const type = typeof body === 'string' ? 'text/html' : 'application/json'
    response.writeHead(status, { 'content-type': type, ...headers })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`, asked }
}

function keyOf({ headers }: IncomingMessage): string {
  const key = headers.authorization?.replace('Bearer ', '')
  return key === BOT ? 'bot' : key === APP ? 'app' : 'nobody'
}

export const identity = (scopes: readonly string[] = ALL): Answer => ({
  headers: { 'x-oauth-scopes': scopes.join(',') },
  body: { ok: true, team: 'みどり市', user: 'hagukumi', team_id: 'T1', user_id: 'U1', bot_id: 'B1' },
})
export const opened: Answer = { body: { ok: true, url: 'wss://socket.example/link' } }
export const refused = (error: string): Answer => ({ body: { ok: false, error } })

/** Runs `doctor slack` with an environment; gives its lines. Whatever happens, no key may be shown. */
export async function doctorSlack(
  environment: NodeJS.ProcessEnv,
  how: Omit<SlackDoctor, 'environment'> & { argv?: readonly string[]; lines?: readonly string[] } = {},
): Promise<string[]> {
  const { argv = [], lines = [], ...address } = how
  const io = paperIo(lines)
  const doctor = new Command('doctor').exitOverride()
  doctorSlackCommand(doctor, { io }, { environment, ...address })
  try {
    await doctor.parseAsync(['slack', ...argv], { from: 'user' })
  } catch (error) {
    expect(String(error)).not.toContain('hidden')
    throw error
  }
  expect([...io.written, ...io.beside].join('\n')).not.toContain('hidden')
  return io.written.join('\n').split('\n')
}
