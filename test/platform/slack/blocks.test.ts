import type { WebClient } from '@slack/web-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Slack, startSlack } from './client.ts'
import { actions, button, clientOf, refusal, section } from './support.ts'

let slack: Slack
let client: WebClient
beforeAll(async () => {
  slack = await startSlack({ seed: 1 })
  client = clientOf(slack)
})
afterAll(() => slack.stop())

describe('blocks', () => {
  const post = (blocks: unknown[]) => client.apiCall('chat.postMessage', { channel: 'C1', text: 'a', blocks })
  const of = (length: number) => 'あ'.repeat(length)
  const text = (length: number) => ({ type: 'plain_text', text: of(length) })
  const many = (count: number) => Array.from({ length: count }, (_, n) => button({ action_id: `a${n}` }))

  it.each([
    ['50 blocks', Array(50).fill({ type: 'divider' })],
    ['a section of 3000', [section(of(3000))]],
    ['a header of 150', [{ type: 'header', text: text(150) }]],
    ['a button of 75', [actions(button({ text: text(75), value: of(2000) }))]],
    ['25 actions', [actions(...many(25))]],
    [
      'feedback',
      [
        {
          type: 'context_actions',
          elements: [
            {
              type: 'feedback_buttons',
              action_id: 'f',
              positive_button: { text: text(3), value: 'good' },
              negative_button: { text: text(3), value: 'bad' },
            },
          ],
        },
      ],
    ],
  ])('are taken with %s', async (_, blocks) => {
    expect(await post(blocks)).toMatchObject({ ok: true })
  })

  it.each([
    ['51 blocks', Array(51).fill({ type: 'divider' })],
    ['a section of 3001', [section(of(3001))]],
    ['an empty section', [section('')]],
    ['a header of 151', [{ type: 'header', text: text(151) }]],
    ['a button of 76', [actions(button({ text: text(76) }))]],
    ['a value of 2001', [actions(button({ value: of(2001) }))]],
    ['26 actions', [actions(...many(26))]],
    ['the same action twice', [actions(button()), actions(button())]],
    ['the same block twice', Array(2).fill({ type: 'divider', block_id: 'b' })],
    ['an unknown block', [{ type: 'poem' }]],
  ])('are refused with %s', async (_, blocks) => {
    const { requests } = await slack.book()
    expect(await refusal(post(blocks))).toMatchObject({ error: 'invalid_blocks' })
    expect(await slack.book()).toMatchObject({ requests })
  })
})
