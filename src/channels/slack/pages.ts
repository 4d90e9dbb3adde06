import type { App } from '@slack/bolt'
import type { Desk } from '../../bot/desk.ts'
import { renderHome } from './home.ts'
import { LIMITS } from './limits.ts'
import { accountOf, placeOf } from './parse.ts'
import { TEXT } from './texts.ts'

/** So many a second are told that their answer is on its way; when many write, the answers themselves come first. */
const TOLD_A_SECOND = 5

/** What is nice to see and lost without harm: a person's page, examples to begin with, and that an answer is on its way. */
export function showPages(app: App, desk: Desk): void {
  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab === 'home') {
      const place = placeOf(event.user, undefined, undefined)
      const visited = { kind: 'visited', id: '', account: accountOf(event.user), place, at: desk.now() } as const
      await client.views.publish({ user_id: event.user, view: renderHome(await desk.visit(visited)) })
      return
    }
    const prompts = desk.offers.prompts.map(({ title, says }) => ({ title, message: says }))
    const [first, ...others] = prompts.slice(0, LIMITS.prompts)
    if (first)
      await client.assistant.threads.setSuggestedPrompts({ channel_id: event.channel, prompts: [first, ...others] })
  })
  const hasRoom = atMost(TOLD_A_SECOND)
  app.message(async ({ message, client }) => {
    if (message.subtype !== undefined || message.bot_id !== undefined || message.channel_type !== 'im') return
    if (!hasRoom()) return
    const thread = message.thread_ts ?? message.ts
    await client.assistant.threads.setStatus({ channel_id: message.channel, thread_ts: thread, status: TEXT.working })
  })
}

/** Says yes so many times a second. */
function atMost(times: number): () => boolean {
  let [second, used] = [0, 0]
  return () => {
    const now = Math.floor(performance.now() / 1000)
    if (now !== second) [second, used] = [now, 0]
    used += 1
    return used <= times
  }
}
