import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../../src/app.ts'
import type { Message } from '../../../src/bot/talk.ts'
import { renderMessage } from '../../../src/channels/slack/render.ts'
import { freshApp } from '../../support/app.ts'
import { engines } from '../../support/engines.ts'
import { everyAnswer } from '../catalogue.ts'
import { faultsOfMessage } from './checker.ts'

describe('every message that the bot answers with', () => {
  let app: App
  let cards: readonly Message[] = []

  beforeAll(async () => {
    const [engine] = engines
    if (!engine) throw new Error('no database')
    app = await freshApp(engine)
    cards = await everyAnswer(app, 'slack')
  }, 240_000)
  afterAll(() => app.close())

  it('is one that Slack takes', () => {
    expect(cards.length).toBeGreaterThan(1_000)
    const faults = cards.flatMap(({ id, card }) =>
      faultsOfMessage(renderMessage(id, card)).map((fault) => [fault, card]),
    )
    expect(faults).toEqual([])
  })

  it('begins with a line that can stand on a lock screen', () => {
    const first = cards.map(({ id, card }) => renderMessage(id, card).text.split('\n')[0] ?? '')
    expect(first.filter((line) => line.trim() === '')).toEqual([])
  })
})
