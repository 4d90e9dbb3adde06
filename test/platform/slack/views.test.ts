import type { WebClient } from '@slack/web-api'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { command } from './acts.ts'
import { type Slack, startSlack } from './client.ts'
import { clientOf, refusal, section } from './support.ts'

let slack: Slack
let client: WebClient
beforeEach(async () => {
  slack = await startSlack({ seed: 1 })
  client = clientOf(slack)
})
afterEach(() => slack.stop())

describe('views', () => {
  const modal = (title = '提案') => ({
    type: 'modal' as const,
    title: { type: 'plain_text' as const, text: title },
    callback_id: 'form',
    private_metadata: 'id',
    blocks: [section('本文')],
  })

  it('open with a trigger, once', async () => {
    const { payload } = await slack.deliver(command('U1', ''))
    const trigger_id = String(payload.body.trigger_id)
    const opened = await client.views.open({ trigger_id, view: modal() })
    expect(opened.view).toMatchObject({ callback_id: 'form', private_metadata: 'id', bot_id: 'B0BOT' })
    const { id: view_id = '', hash } = opened.view ?? {}
    expect(await slack.views()).toMatchObject([{ id: view_id, user: 'U1', by: 'views.open' }])
    expect(await refusal(client.views.open({ trigger_id, view: modal() }))).toMatchObject({
      error: 'exchanged_trigger_id',
    })
    const changed = { ...modal(), callback_id: 'changed' }
    expect((await client.views.update({ view_id, hash, view: changed })).view?.callback_id).toBe('changed')
    expect(await refusal(client.views.update({ view_id, hash, view: changed }))).toMatchObject({
      error: 'hash_conflict',
    })
  })

  it('are refused for an unknown trigger and a title of 25', async () => {
    const open = (view: ReturnType<typeof modal>) => client.views.open({ trigger_id: 'none', view })
    expect(await refusal(open(modal()))).toMatchObject({ error: 'invalid_trigger_id' })
    const { payload } = await slack.deliver(command('U1', ''))
    const trigger_id = String(payload.body.trigger_id)
    expect(await refusal(client.views.open({ trigger_id, view: modal('あ'.repeat(25)) }))).toMatchObject({
      error: 'invalid_arguments',
    })
  })

  it('open for as long as the trigger is young', async () => {
    await slack.stop()
    slack = await startSlack({ slack: { triggerMs: 0 } })
    client = clientOf(slack)
    const { payload } = await slack.deliver(command('U1', ''))
    const trigger_id = String(payload.body.trigger_id)
    expect(await refusal(client.views.open({ trigger_id, view: modal() }))).toMatchObject({
      error: 'expired_trigger_id',
    })
  })

  it('are published as somebody’s home', async () => {
    await client.views.publish({ user_id: 'U1', view: { type: 'home', blocks: [section('a')] } })
    await client.views.publish({ user_id: 'U1', view: { type: 'home', blocks: [section('b')] } })
    expect(await slack.views()).toMatchObject([{ user: 'U1', type: 'home', blocks: [section('b')] }])
  })
})

describe('an assistant', () => {
  it('says what it does and what may be asked', async () => {
    const thread = { channel_id: 'D1', thread_ts: '1.000001' }
    expect(await client.assistant.threads.setStatus({ ...thread, status: '調べています' })).toMatchObject({ ok: true })
    const prompts = (count: number) => Array(count).fill({ title: 'a', message: 'b' })
    const ask = (count: number) =>
      client.apiCall('assistant.threads.setSuggestedPrompts', { channel_id: 'D1', prompts: prompts(count) })
    expect(await ask(4)).toMatchObject({ ok: true })
    expect(await refusal(ask(5))).toMatchObject({ error: 'invalid_arguments' })
  })
})
