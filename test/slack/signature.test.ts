import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { command } from '../platform/slack/acts.ts'
import { dm, event, urlVerification } from '../platform/slack/events.ts'
import { freshId } from '../platform/slack/fresh.ts'
import { signed } from '../platform/slack/sign.ts'
import { engines } from '../support/engines.ts'
import { quiet } from '../support/quiet.ts'
import { posted, somebody } from './stage.ts'
import { type SlackHouse, slackHouse } from './support.ts'

const JSON_TYPE = { 'content-type': 'application/json' }
const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' }

let house: SlackHouse
beforeAll(async () => {
  const [pglite] = engines
  if (!pglite) throw new Error('no engine')
  house = await slackHouse(await pglite.city(), 'http')
})
beforeEach(() => house.app.db.prisma.inboxEvent.deleteMany())
afterAll(() => house.close())

const body = () => JSON.stringify(dm(freshId('U'), '主査級の企画立案能力って？').body)
const post = (text: string, headers: Record<string, string>) =>
  house.slack.raw({ url: house.url, headers: { ...JSON_TYPE, ...headers }, body: text })
const stored = () => house.app.db.prisma.inboxEvent.count()
const seconds = (ago: number) => Date.now() - ago * 1000
const sealed = (text: string, at?: number) => signed(house.slack.signingSecret, text, at)
const signatureOf = (text: string) => sealed(text)['x-slack-signature'] ?? ''

describe('a request over HTTP', () => {
  it('that Slack sealed is taken, also when it comes 298 s later', async () => {
    expect(await post(...both(body()))).toMatchObject({ status: 200 })
    const old = body()
    expect(await post(old, sealed(old, seconds(298)))).toMatchObject({ status: 200 })
    expect(await stored()).toBe(2)
    await quiet(house)
  })

  /** A way to seal a body wrongly. */
  const wrong: readonly (readonly [string, (text: string) => Record<string, string>])[] = [
    ['without headers', () => ({})],
    ['without a time', (text) => only(sealed(text), 'x-slack-signature')],
    ['without a signature', (text) => only(sealed(text), 'x-slack-request-timestamp')],
    ['wrong by one letter', (text) => ({ ...sealed(text), 'x-slack-signature': offByOne(signatureOf(text)) })],
    ['301 s old', (text) => sealed(text, seconds(301))],
    ['302 s ahead', (text) => sealed(text, seconds(-302))],
    ['of another time', (text) => ({ ...sealed(text), 'x-slack-request-timestamp': String(now() - 1) })],
    ['of a time that is no number', (text) => ofTime(text, 'soon')],
    ['of a negative time', (text) => ofTime(text, String(-now()))],
    ['of half a byte less', (text) => ({ ...sealed(text), 'x-slack-signature': signatureOf(text).slice(0, -1) })],
    ['in capitals', (text) => ({ ...sealed(text), 'x-slack-signature': upper(signatureOf(text)) })],
    ['of another version', (text) => ({ ...sealed(text), 'x-slack-signature': signatureOf(text).replace('v0', 'v1') })],
    ['with another secret', (text) => signed('another-secret', text)],
    ['over another body', (text) => sealed(`${text} `)],
  ]

  it.each(wrong)('sealed %s is refused, and nothing of it is kept', async (_, seal) => {
    const text = body()
    expect(await post(text, seal(text))).toMatchObject({ status: 401, body: '' })
    expect(await stored()).toBe(0)
  })

  it('of another workspace is refused', async () => {
    const elsewhere = JSON.stringify({ ...dm('U1', 'ヘルプ').body, team_id: 'T0ELSEWHERE' })
    expect(await post(...both(elsewhere))).toMatchObject({ status: 403 })
    const press = { type: 'block_actions', user: { id: 'U1', team_id: 'T0ELSEWHERE' }, team: null, actions: [] }
    const form = new URLSearchParams({ payload: JSON.stringify(press) }).toString()
    expect(await post(form, { ...sealed(form), ...FORM_TYPE })).toMatchObject({ status: 403 })
    expect(await stored()).toBe(0)
  })

  it('of no workspace at all is refused', async () => {
    const form = new URLSearchParams({ command: '/hagukumi', user_id: 'U1', trigger_id: 'a' }).toString()
    expect(await post(form, { ...sealed(form), ...FORM_TYPE })).toMatchObject({ status: 403 })
    expect(await stored()).toBe(0)
  })

  it('of more than a megabyte is refused unread', async () => {
    const text = JSON.stringify(event({ type: 'message', text: 'あ'.repeat(400_000) }).body)
    expect(await post(text, sealed(text))).toMatchObject({ status: 413 })
    expect(await stored()).toBe(0)
  })

  it.each([
    ['no JSON', JSON_TYPE, '{"type":'],
    ['a list', JSON_TYPE, '[]'],
    ['nothing', JSON_TYPE, ''],
    ['a form with no JSON in it', FORM_TYPE, 'payload=%7B'],
  ])('that holds %s is refused', async (_, type, text) => {
    expect(await post(text, { ...sealed(text), ...type })).toMatchObject({ status: 400 })
    expect(await stored()).toBe(0)
  })

  it('that asks whether the address is ours is answered, where it is sealed', async () => {
    const text = JSON.stringify(urlVerification('abc').body)
    expect(await post(text, sealed(text))).toMatchObject({ status: 200, body: '{"challenge":"abc"}' })
    expect(await post(text, signed('another-secret', text))).toMatchObject({ status: 401, body: '' })
  })

  it('that is replayed to the letter is acknowledged, and nothing happens a second time', async () => {
    const user = await somebody(house)
    const text = JSON.stringify(dm(user, '主査級の企画立案能力って？').body)
    const request = both(text)
    expect(await posted(house, () => post(...request))).toHaveLength(1)
    const again = await posted(house, async () => expect(await post(...request)).toMatchObject({ status: 200 }))
    expect(again).toEqual([])
    expect(await stored()).toBe(1)
  })

  it('of a form may name its letters', async () => {
    const user = await somebody(house)
    const fields = Object.entries(command(user, '使い方').body).map(([name, value]) => [name, String(value)])
    const form = new URLSearchParams([...fields, ['trigger_id', freshId('')]] as [string, string][]).toString()
    const type = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }
    const answers = await posted(house, async () =>
      expect(await post(form, { ...sealed(form), ...type })).toMatchObject({ status: 200 }),
    )
    expect(answers).toHaveLength(1)
  })

  it('by another method or to another path is not for the bot', async () => {
    expect((await fetch(house.url)).status).toBe(405)
    expect((await fetch(new URL('/slack', house.url), { method: 'POST' })).status).toBe(404)
  })

  it('is no fault of ours when it is refused', () => {
    expect(house.faults).toEqual([])
  })
})

/** A body with the headers that Slack gives it. */
function both(text: string): [string, Record<string, string>] {
  return [text, sealed(text)]
}

function now(): number {
  return Math.floor(Date.now() / 1000)
}

/** Sealed rightly, for a time that means none. */
function ofTime(text: string, timestamp: string): Record<string, string> {
  const hash = createHmac('sha256', house.slack.signingSecret).update(`v0:${timestamp}:${text}`).digest('hex')
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${hash}` }
}

function only(headers: Record<string, string>, name: string): Record<string, string> {
  return { [name]: headers[name] ?? '' }
}

function offByOne(signature: string): string {
  return `${signature.slice(0, -1)}${signature.endsWith('0') ? '1' : '0'}`
}

function upper(signature: string): string {
  return `v0=${signature.slice(3).toUpperCase()}`
}
