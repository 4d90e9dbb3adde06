import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { type Slack, startSlack } from '../../platform/slack/client.ts'
import { dm } from '../../platform/slack/events.ts'
import { signed } from '../../platform/slack/sign.ts'
import { script, start } from '../../support/child.ts'
import { startCluster } from '../../support/cluster.ts'
import { created } from '../delivery/workers.ts'
import { rounded } from '../timing.ts'

/** Events a second, and how many: the first fifth warms up and is not counted. */
const PER_SECOND = 100
const EVENTS = 2_500
const COUNTED_FROM = 500

/** How long acknowledgements took, in ms, counted from when the event was due: a late start is not hidden. */
interface Acknowledged {
  readonly p50: number
  readonly p99: number
  readonly most: number
  /** Answered with anything but 200. */
  readonly refused: number
}

/** Acknowledgements of our bot, which stores first and answers meanwhile, beside those of a bare Bolt app, in turn. */
export async function acknowledgements() {
  const cluster = await startCluster()
  if (!cluster) throw new Error('PostgreSQL not found')
  const slack = await startSlack()
  try {
    const databaseUrl = await created(cluster.url, 'ack')
    const bare = [await measured('bare', slack, {})]
    const ours = await measured('ours', slack, { databaseUrl })
    bare.push(await measured('bare', slack, {}))
    const base = bare.map(({ p99 }) => p99).reduce((sum, p99) => sum + p99, 0) / bare.length
    return { perSecond: PER_SECOND, ours, bare, ratio: rounded(ours.p99 / base) }
  } finally {
    await slack.stop()
    await cluster.stop()
  }
}

/** The figures as lines to read. */
export function writtenAcknowledgements({
  perSecond,
  ours,
  bare,
  ratio,
}: Awaited<ReturnType<typeof acknowledgements>>) {
  const line = (name: string, { p50, p99, most, refused }: Acknowledged) =>
    `${name}: p50 ${p50} ms, p99 ${p99} ms, longest ${most} ms, refused ${refused}`
  return [
    `${perSecond} events a second, acknowledged`,
    line('ours, stored first', ours),
    ...bare.map((each) => line('bare Bolt', each)),
    `ratio of p99: ${ratio}`,
  ].join('\n')
}

async function measured(part: 'ours' | 'bare', slack: Slack, where: { databaseUrl?: string }): Promise<Acknowledged> {
  const { botToken, signingSecret, apiUrl } = slack
  const keys = { botToken, signingSecret, apiUrl }
  const child = start(
    process.execPath,
    script('test/bench/slack/bot.ts', JSON.stringify({ part, slack: keys, ...where })),
  )
  while (!/ready (\d+)/.test(child.said.out) && child.process.stdout) {
    const over = child.ended.then((code) => Promise.reject(new Error(`it ended (${code}): ${child.said.err}`)))
    await Promise.race([once(child.process.stdout, 'data'), over])
  }
  const port = Number(/ready (\d+)/.exec(child.said.out)?.[1])
  const taken = await load(port, signingSecret)
  child.process.stdin?.end()
  await child.ended
  return taken
}

async function load(port: number, secret: string): Promise<Acknowledged> {
  const agent = new Agent({ keepAlive: true, maxSockets: 32, scheduling: 'fifo' })
  const bodies = Array.from({ length: EVENTS }, (_, n) =>
    JSON.stringify(dm(`U${n}`, '主査級の企画立案能力って？').body),
  )
  const began = performance.now()
  const sends: Promise<{ ms: number; status: number }>[] = []
  for (const [n, body] of bodies.entries()) {
    const due = began + (n * 1000) / PER_SECOND
    const wait = due - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    sends.push(post(agent, port, { body, secret, due }))
  }
  const all = (await Promise.all(sends)).slice(COUNTED_FROM)
  agent.destroy()
  const times = all.map(({ ms }) => ms).sort((a, b) => a - b)
  const at = (share: number) => rounded(times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0)
  return { p50: at(0.5), p99: at(0.99), most: at(1), refused: all.filter(({ status }) => status !== 200).length }
}

function post(agent: Agent, port: number, { body, secret, due }: { body: string; secret: string; due: number }) {
  const headers = { 'content-type': 'application/json', ...signed(secret, body) }
  return new Promise<{ ms: number; status: number }>((resolve, reject) => {
    const asked = request(
      { agent, port, host: '127.0.0.1', path: '/slack/events', method: 'POST', headers },
      (response) => {
        response.resume()
        response.on('end', () => resolve({ ms: performance.now() - due, status: response.statusCode ?? 0 }))
      },
    )
    asked.on('error', reject)
    asked.end(body)
  })
}
