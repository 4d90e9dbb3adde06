import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { freshPerson } from './activities.ts'
import { startTeams, type Teams } from './client.ts'
import { directOf } from './identity.ts'
import { ask, send } from './support.ts'

const WORDS = { type: 'message', text: 'あ' }

let teams: Teams
let direct: string
let aadObjectId: string
beforeEach(async () => {
  teams = await startTeams({ seed: 1, windows: [{ scope: 'place', count: 7, ms: 60_000 }] })
  const person = freshPerson()
  direct = directOf(person)
  aadObjectId = person.aadObjectId
  await teams.people([person])
})
afterEach(() => teams.stop())

const post = (signal?: AbortSignal) => send(teams, direct, WORDS, signal)
const accepted = async () => (await teams.messages(direct)).length

describe('a fault of sending', () => {
  it('leaves the bot not knowing, whether the message is there or not', async () => {
    await teams.next(['error_before', 'error_after', 'drop'])
    expect(await post()).toMatchObject({ status: 502, body: { error: { code: 'BadGateway' } } })
    expect(await accepted()).toBe(0)
    expect(await post()).toMatchObject({ status: 502 })
    expect(await accepted()).toBe(1)
    await expect(post()).rejects.toThrow('fetch failed')
    expect(await accepted()).toBe(1)
    expect(await teams.book()).toMatchObject({ requests: 3, outcomes: 3 })
  })

  it('that loses the answer is ended by the bot’s patience alone', async () => {
    await teams.next(['lost'])
    await expect(post(AbortSignal.timeout(300))).rejects.toThrow('aborted due to timeout')
    expect(await accepted()).toBe(1)
  })

  it('may come late', async () => {
    await teams.faults({ weights: { slow: 1 }, slowMs: [400, 400] })
    const from = Date.now()
    expect(await post()).toMatchObject({ status: 201 })
    expect(Date.now() - from).toBeGreaterThan(390)
  })

  it('throttles for as long as it says', async () => {
    await teams.faults({ retryAfterS: 30 })
    await teams.next(['throttle'])
    for (const _ of [1, 2])
      expect(await post()).toMatchObject({
        status: 429,
        retryAfter: '30',
        body: { error: { code: 'TooManyRequests' } },
      })
    expect(await teams.book()).toMatchObject({ throttled: 2, messages: [] })
  })

  it('may be any refusal', async () => {
    await teams.nextOf('send', [{ status: 412, code: 'PreconditionFailed' }])
    expect(await post()).toMatchObject({ status: 412, body: { error: { code: 'PreconditionFailed' } } })
    expect(await teams.calls('send')).toMatchObject([{ error: 'PreconditionFailed' }])
    expect(await post()).toMatchObject({ status: 201 })
    await expect(teams.nextOf('send', ['lost'])).rejects.toThrow('400')
  })

  it('is not drawn for the sign that the bot types', async () => {
    await teams.next(['error_before'])
    expect(await send(teams, direct, { type: 'typing' })).toMatchObject({ status: 201 })
    expect(await post()).toMatchObject({ status: 502 })
  })

  it('does not hide that a window is overfilled', async () => {
    for (let n = 0; n < 8; n++) await post()
    expect((await teams.book()).violations).toMatchObject([{ kind: 'window', scope: 'place', place: direct, count: 8 }])
  })
})

describe('a fault of another kind', () => {
  const member = () => ask(teams, 'GET', `v3/conversations/${direct}/members/${aadObjectId}`)
  const create = () =>
    ask(teams, 'POST', 'v3/conversations', { members: [{ id: aadObjectId }], tenantId: teams.tenantId })

  it('comes by the chances of its kind alone, after what was ordered', async () => {
    await teams.chances({ methods: ['member', 'create'], weights: { error_before: 1 } })
    for (const call of [member, create]) expect(await call()).toMatchObject({ status: 502 })
    expect(await post()).toMatchObject({ status: 201 })
    await teams.nextOf('member', ['ok', 'throttle'])
    expect(await member()).toMatchObject({ status: 200 })
    expect(await member()).toMatchObject({ status: 429, retryAfter: '1' })
    await teams.chances({ methods: ['member'], weights: { ok: 1 } })
    expect(await member()).toMatchObject({ status: 200 })
    expect(await create()).toMatchObject({ status: 502 })
  })

  it('comes after the deed where it says so', async () => {
    const { body } = await post()
    const path = `v3/conversations/${direct}/activities/${(body as { id: string }).id}`
    await teams.nextOf('update', ['error_after', 'error_before'])
    for (const text of ['い', 'う'])
      expect(await ask(teams, 'PUT', path, { ...WORDS, text })).toMatchObject({ status: 502 })
    expect(await teams.messages(direct)).toMatchObject([{ activity: { text: 'い' }, updates: 1 }])
  })
})
