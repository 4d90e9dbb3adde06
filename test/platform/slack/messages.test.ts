import type { WebClient } from '@slack/web-api'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Slack, startSlack } from './client.ts'
import { clientOf, metadataOf, refusal, section } from './support.ts'

let slack: Slack
let client: WebClient
beforeEach(async () => {
  slack = await startSlack({ seed: 1 })
  client = clientOf(slack)
})
afterEach(() => slack.stop())

describe('a token', () => {
  it('says whose it is and what it may', async () => {
    const who = await client.auth.test()
    expect(who).toMatchObject({ ok: true, user_id: 'U0BOT', bot_id: 'B0BOT', team_id: 'T0CITYHALL' })
    expect(who.response_metadata?.scopes).toContain('chat:write')
  })

  it('that is wrong, missing or of the other kind is refused', async () => {
    expect(await refusal(clientOf(slack, 'xoxb-other').auth.test())).toMatchObject({ error: 'invalid_auth' })
    expect(await refusal(clientOf(slack, '').auth.test())).toMatchObject({
      error: 'not_authed',
    })
    expect(await refusal(clientOf(slack, slack.appToken).auth.test())).toMatchObject({
      error: 'not_allowed_token_type',
    })
  })

  it('that lacks a scope is told which', async () => {
    await slack.scopes(['users:read'])
    expect(await refusal(client.chat.postMessage({ channel: 'U1', text: 'a' }))).toMatchObject({
      error: 'missing_scope',
      needed: 'chat:write',
      provided: 'users:read',
    })
    const { user } = await client.users.info({ user: 'U1' })
    expect(user?.profile).not.toHaveProperty('email')
  })

  it('is of no use for a method that does not exist', async () => {
    expect(await refusal(client.apiCall('chat.sing'))).toMatchObject({ error: 'unknown_method' })
  })
})

describe('a message', () => {
  it('to a person lands in the conversation with the bot and in the book', async () => {
    const sent = await client.chat.postMessage({ channel: 'U1', text: '本文', metadata: metadataOf('d1') })
    expect(sent).toMatchObject({ ok: true, channel: 'D1', message: { text: '本文', bot_id: 'B0BOT' } })
    expect(sent.message).not.toHaveProperty('channel')
    expect(sent.ts).toMatch(/^\d{10}\.\d{6}$/)
    expect(await slack.book()).toMatchObject({
      requests: 1,
      messages: [{ ref: '1', key: 'd1', place: 'U1', again: false, text: '本文' }],
    })
    expect(await slack.messages('D1')).toMatchObject([{ ts: sent.ts, metadata: metadataOf('d1') }])
  })

  it('is marked as sent again by its text or by a block', async () => {
    await client.chat.postMessage({ channel: 'C1', text: '【再送】本文' })
    await client.chat.postMessage({ channel: 'C1', text: '本文', blocks: [section('*【再送】*本文')] })
    await client.chat.postMessage({ channel: 'C1', text: '本文【再送】', blocks: [section('本文【再送】')] })
    expect((await slack.book()).messages.map(({ again }) => again)).toEqual([true, true, false])
  })

  it('may be JSON as well as a form', async () => {
    const headers = { authorization: `Bearer ${slack.botToken}`, 'content-type': 'application/json; charset=utf-8' }
    const body = JSON.stringify({ channel: 'D1', text: 'a', blocks: [section('b')] })
    const response = await fetch(`${slack.apiUrl}chat.postMessage`, { method: 'POST', headers, body })
    expect(await response.json()).toMatchObject({ ok: true, channel: 'D1', message: { blocks: [section('b')] } })
    expect(await slack.calls('chat.postMessage')).toMatchObject([{ args: { blocks: [section('b')] }, error: null }])
  })

  it('is refused for what it lacks or where it goes', async () => {
    const code = async (message: { channel: string; text: string }) =>
      (await refusal(client.chat.postMessage(message))).error
    expect(await code({ channel: 'U9', text: 'a' })).toBe('channel_not_found')
    expect(await code({ channel: 'C1', text: '' })).toBe('no_text')
    expect(await code({ channel: 'C1', text: 'a'.repeat(40_001) })).toBe('msg_too_long')
    await slack.people([{ id: 'U1', deleted: true }])
    expect(await code({ channel: 'U1', text: 'a' })).toBe('user_disabled')
    await slack.refuse('chat.postMessage', 'is_archived')
    expect(await code({ channel: 'C1', text: 'a' })).toBe('is_archived')
    expect(await slack.book()).toMatchObject({ requests: 0, messages: [] })
    expect((await slack.calls()).map(({ error }) => error)).toContain('is_archived')
  })

  it('is replaced in place', async () => {
    const { ts = '' } = await client.chat.postMessage({ channel: 'U1', text: 'a', blocks: [section('a')] })
    expect(await client.chat.update({ channel: 'D1', ts, text: 'b' })).toMatchObject({ ok: true, ts, text: 'b' })
    const [message] = await slack.messages('D1')
    expect(message).toMatchObject({ ts, text: 'b', edited: { user: 'U0BOT' } })
    expect(message).not.toHaveProperty('blocks')
    expect(await refusal(client.chat.update({ channel: 'U1', ts, text: 'b' }))).toMatchObject({
      error: 'message_not_found',
    })
  })

  it('for one pair of eyes stays out of the conversation', async () => {
    const shown = await client.chat.postEphemeral({ channel: 'C1', user: 'U1', text: 'a' })
    expect(shown.message_ts).toMatch(/^\d+\.\d{6}$/)
    expect(await slack.messages()).toEqual([])
  })
})
