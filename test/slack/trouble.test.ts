import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/infra/clock/clock.ts'
import { letterTo, until } from '../delivery/support.ts'
import type { Fault } from '../platform/shapes.ts'
import { dm, mention } from '../platform/slack/events.ts'
import { freshTs } from '../platform/slack/fresh.ts'
import { directOf } from '../platform/slack/identity.ts'
import { engines } from '../support/engines.ts'
import { answersTo, posted, somebody } from './stage.ts'
import { type SlackHouse, slackHouse } from './support.ts'

const QUESTION = '主査級の企画立案能力って？'
const CHANNEL = 'C0JINJI'

let house: SlackHouse
beforeAll(async () => {
  const [pglite] = engines
  if (!pglite) throw new Error('no engine')
  house = await slackHouse(await pglite.city(), 'http')
})
afterAll(() => house.close())

/** What the bot noted about a message that it posted. */
async function noteOf(delivery: unknown) {
  const id = String(delivery)
  const { outboxMessage } = house.app.db.prisma
  const row = await outboxMessage.findUniqueOrThrow({ where: { id }, include: { notes: { orderBy: { id: 'asc' } } } })
  return { state: row.state, reason: row.reason, tries: row.tries, notes: row.notes.map(({ reason }) => reason) }
}

/** A notice to somebody's direct chat; gives its id. */
async function write(user: string): Promise<string> {
  const id = newId()
  const letter = { ...letterTo('slack', user), id, purpose: 'notice' as const }
  await house.app.db.prisma.$transaction((tx) => house.app.post(tx, [letter]))
  house.work.wake()
  return id
}

describe('an answer in a direct chat arrives once', () => {
  const doubts: readonly (readonly [string, Fault, readonly string[]])[] = [
    ['whose answer is lost', 'lost', ['timeout', 'found']],
    ['of which Slack says internal_error after it took it', 'internal_error', ['internal_error', 'found']],
    ['that met an error after it arrived', 'error_after', ['http_500', 'found']],
    ['that met an error before', 'error_before', ['http_500']],
    ['of which Slack says fatal_error', 'fatal_error', ['fatal_error']],
    ['that a proxy answers with a page', 'html', ['not_slack']],
    ['whose connection was cut', 'drop', ['no_answer']],
  ]
  const users = new Map<Fault, string>()

  // All at once, for each waits until Slack can be asked.
  beforeAll(async () => {
    await posted(house, async () => {
      for (const [, fault] of doubts) {
        const user = await somebody(house)
        users.set(fault, user)
        await house.slack.next([fault], directOf(user))
      }
      await Promise.all([...users.values()].map((user) => house.slack.deliver(dm(user, QUESTION))))
    })
  })

  it.each(doubts)('%s', async (_, fault, notes) => {
    const answers = await house.answers(directOf(users.get(fault) ?? ''))
    expect(answers.map(({ text }) => text.split('\n')[0])).toEqual(['主査級の「企画立案能力」'])
    const note = await noteOf(answers[0]?.metadata?.event_payload.delivery_id)
    expect(note).toMatchObject({ state: 'sent', notes: expect.arrayContaining([...notes]) })
    expect(note.tries).toBe(notes.includes('found') ? 1 : 2)
  })

  it('after as long as Slack asks for, and nothing is tried before', async () => {
    const user = await somebody(house)
    await house.slack.faults({ weights: { ok: 1 }, retryAfterS: 2 })
    await house.slack.next(['throttle'])
    const from = (await house.slack.calls('chat.postMessage')).length
    expect(await answersTo(house, dm(user, QUESTION))).toHaveLength(1)
    const calls = (await house.slack.calls('chat.postMessage')).slice(from)
    expect(calls).toHaveLength(2)
    expect((calls[1]?.at ?? 0) - (calls[0]?.at ?? 0)).toBeGreaterThanOrEqual(2_000)
    expect((await house.slack.book()).violations).toEqual([])
  })

  it.each(['missing_scope', 'account_inactive', 'invalid_auth'])('once %s is mended', async (code) => {
    const user = await somebody(house)
    await house.slack.refuse('chat.postMessage', code)
    const answers = await answersTo(house, dm(user, QUESTION))
    expect(answers).toHaveLength(1)
    const note = await noteOf(answers[0]?.metadata?.event_payload.delivery_id)
    expect(note).toMatchObject({ state: 'sent', tries: 1, notes: ['throttled'] })
  })
})

describe('an answer in a channel', () => {
  it('that may have arrived is posted once more, marked', async () => {
    const user = await somebody(house)
    await house.slack.next(['lost'])
    const ts = freshTs()
    const answers = await answersTo(house, mention(CHANNEL, user, QUESTION, { ts }))
    expect(answers).toMatchObject([
      { channel: CHANNEL, thread_ts: ts },
      { channel: CHANNEL, thread_ts: ts },
    ])
    expect(answers.map(({ text }) => text.startsWith('【再送】'))).toEqual([false, true])
  })
})

describe('what cannot be delivered is refused with a reason', () => {
  it('to a thread that is gone', async () => {
    const user = await somebody(house)
    await house.slack.refuse('chat.postMessage', 'thread_not_found')
    const before = await house.app.db.prisma.outboxMessage.count({ where: { reason: 'thread_not_found' } })
    expect(await answersTo(house, dm(user, QUESTION))).toEqual([])
    expect(await house.app.db.prisma.outboxMessage.count({ where: { reason: 'thread_not_found' } })).toBe(before + 1)
  })

  it('to somebody who left, whether they were written to before or not', async () => {
    const [known, unknown] = [await somebody(house), await somebody(house)]
    await answersTo(house, dm(known, QUESTION))
    await house.slack.people([known, unknown].map((id) => ({ id, deleted: true })))
    const ids: string[] = []
    const answers = await posted(house, async () => {
      for (const user of [known, unknown]) ids.push(await write(user))
    })
    expect(answers).toEqual([])
    for (const id of ids) expect(await noteOf(id)).toMatchObject({ state: 'skipped', reason: 'gone', tries: 1 })
  })

  it('to somebody whom Slack does not know', async () => {
    let id = ''
    await posted(house, async () => {
      id = await write('U0NOBODY')
    })
    expect(await noteOf(id)).toMatchObject({ state: 'skipped', reason: 'gone', tries: 1 })
  })
})

describe('an event', () => {
  it('that Slack brings again, at once and later, is answered once', async () => {
    const user = await somebody(house)
    const message = dm(user, QUESTION)
    const answers = await posted(house, () => Promise.all([1, 2, 3].map(() => house.slack.deliver(message))))
    expect(answers).toHaveLength(1)
    expect(await answersTo(house, message)).toEqual([])
  })
})

it('a status that Slack does not take leaves the answer as it is', async () => {
  const user = await somebody(house)
  await house.slack.refuse('assistant.threads.setStatus', 'missing_scope')
  expect(await answersTo(house, dm(user, QUESTION))).toHaveLength(1)
  await until(
    async () => house.faults.map(String),
    (faults) => faults.some((each) => each.includes('missing_scope')),
  )
})
