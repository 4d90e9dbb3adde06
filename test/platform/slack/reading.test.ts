import type { WebClient } from '@slack/web-api'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Slack, startSlack } from './client.ts'
import { clientOf, metadataOf, refusal } from './support.ts'

let slack: Slack
let client: WebClient
beforeEach(async () => {
  slack = await startSlack({ seed: 1 })
  client = clientOf(slack)
})
afterEach(() => slack.stop())

describe('what was said', () => {
  it('is read newest first, in a range, with the metadata only where it is asked for', async () => {
    const sent = []
    for (const id of ['1', '2', '3'])
      sent.push(await client.chat.postMessage({ channel: 'U1', text: id, metadata: metadataOf(id) }))
    const oldest = sent[1]?.ts ?? ''
    const texts = async (more: object) =>
      (await client.conversations.history({ channel: 'D1', ...more })).messages?.map(({ text }) => text)
    expect(await texts({})).toEqual(['3', '2', '1'])
    expect(await texts({ oldest })).toEqual(['3'])
    expect(await texts({ oldest, inclusive: true })).toEqual(['3', '2'])
    expect(await texts({ limit: 2 })).toEqual(['3', '2'])
    const [plain] = (await client.conversations.history({ channel: 'D1' })).messages ?? []
    expect(plain).toMatchObject({ bot_id: 'B0BOT', ts: sent[2]?.ts })
    expect(plain).not.toHaveProperty('metadata')
    const page = await client.conversations.history({ channel: 'D1', include_all_metadata: true, limit: 2 })
    expect(page).toMatchObject({
      has_more: true,
      messages: [{ metadata: metadataOf('3') }, { metadata: metadataOf('2') }],
    })
    const cursor = page.response_metadata?.next_cursor
    expect(await texts({ limit: 2, cursor })).toEqual(['1'])
  })

  it('in a thread is read there alone, from its root on', async () => {
    const { ts = '' } = await client.chat.postMessage({ channel: 'C1', text: 'root' })
    await client.chat.postMessage({ channel: 'C1', text: 'answer', thread_ts: ts })
    await slack.scopes(['channels:history', 'chat:write'])
    const history = await client.conversations.history({ channel: 'C1' })
    expect(history.messages?.map(({ text }) => text)).toEqual(['root'])
    const replies = await client.conversations.replies({ channel: 'C1', ts, oldest: ts })
    expect(replies.messages).toMatchObject([{ text: 'root' }, { text: 'answer', thread_ts: ts }])
    expect(await refusal(client.conversations.replies({ channel: 'C1', ts: '1.000000' }))).toMatchObject({
      error: 'thread_not_found',
    })
  })

  it('in a channel needs a scope of its own', async () => {
    expect(await refusal(client.conversations.history({ channel: 'C1' }))).toMatchObject({ needed: 'channels:history' })
  })
})

describe('people', () => {
  it('are found by id and by address', async () => {
    expect((await client.users.info({ user: 'U1' })).user).toMatchObject({
      id: 'U1',
      deleted: false,
      is_bot: false,
      tz: 'Asia/Tokyo',
      profile: { email: 'sato@city.example' },
    })
    expect((await client.users.lookupByEmail({ email: 'suzuki@city.example' })).user?.id).toBe('U2')
    expect((await client.conversations.open({ users: 'U2' })).channel?.id).toBe('D2')
    expect(await refusal(client.users.info({ user: 'U9' }))).toMatchObject({ error: 'user_not_found' })
  })

  it('who left are shown as such', async () => {
    await slack.people([{ id: 'U1', email: 'sato@city.example', deleted: true }])
    expect((await client.users.info({ user: 'U1' })).user).toMatchObject({ deleted: true })
    expect(await refusal(client.users.lookupByEmail({ email: 'sato@city.example' }))).toMatchObject({
      error: 'users_not_found',
    })
  })
})
