import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { slackClient } from '../../src/channels/slack/client.ts'
import { slackDirectory } from '../../src/channels/slack/people.ts'

const EMAIL = 'n100184@sample.invalid'
const MEMBER = {
  id: 'U1',
  team_id: 'T0CITYHALL',
  deleted: false,
  is_bot: false,
  is_restricted: false,
  is_ultra_restricted: false,
  profile: { email: EMAIL },
}

let server: Server | undefined
afterEach(() => server?.close())

/** The address of whom Slack shows so. */
async function emailOf(answer: object): Promise<string | undefined> {
  server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server?.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const client = slackClient('xoxb-of-a-test', { apiUrl: `http://127.0.0.1:${port}/` })
  const self = async () => ({ teamId: 'T0CITYHALL', botId: 'B0BOT', botUserId: 'U0BOT' })
  return slackDirectory(client, self).emailOf('U1', AbortSignal.timeout(3_000))
}

describe('Slack vouches', () => {
  it('for the address of a member', async () => {
    expect(await emailOf({ ok: true, user: MEMBER })).toBe(EMAIL)
  })

  it.each([
    ['of another workspace', { ...MEMBER, team_id: 'T0ELSEWHERE' }],
    ['of a channel shared with others', { ...MEMBER, is_stranger: true }],
    ['that is a guest of several channels', { ...MEMBER, is_restricted: true }],
    ['that is a guest of one channel', { ...MEMBER, is_ultra_restricted: true }],
    ['that is a bot', { ...MEMBER, is_bot: true }],
    ['that was closed', { ...MEMBER, deleted: true }],
    ['without a profile', { ...MEMBER, profile: undefined }],
    ['without an address', { ...MEMBER, profile: { email: '' } }],
  ])('for nobody by an account %s', async (_, user) => {
    expect(await emailOf({ ok: true, user })).toBeUndefined()
  })

  it('for nobody whom it does not know', async () => {
    expect(await emailOf({ ok: false, error: 'user_not_found' })).toBeUndefined()
  })

  it('for nobody whom it does not show to the bot', async () => {
    expect(await emailOf({ ok: false, error: 'user_not_visible' })).toBeUndefined()
  })

  it('for nobody while it does not say: that is told from a stranger', async () => {
    await expect(emailOf({ ok: false, error: 'internal_error' })).rejects.toThrow()
    await expect(emailOf({ ok: false, error: 'missing_scope' })).rejects.toThrow()
  })
})
