import { TEXT } from '../../src/bot/texts.ts'
import type { Send } from '../platform/shapes.ts'
import { press } from '../platform/slack/acts.ts'
import { type Slack, startSlack } from '../platform/slack/client.ts'
import { dm } from '../platform/slack/events.ts'
import { freshTs } from '../platform/slack/fresh.ts'
import { directOf } from '../platform/slack/identity.ts'
import type { Posted } from '../platform/slack/talks.ts'
import { SLOWEST_MS } from './shapes.ts'
import type { Stage, StageOptions } from './stage.ts'

/** What becomes of sends, by weight. */
const SENDING = {
  ...{ ok: 60, error_before: 5, error_after: 6, lost: 5, slow: 13, drop: 4, throttle: 2 },
  ...{ internal_error: 3, fatal_error: 1, html: 1 },
}

/** What becomes of everything else that the bot asks Slack for: most of it is asked while a message is in doubt. */
const ASKING = {
  ...{ ok: 70, error_before: 8, error_after: 4, lost: 2, slow: 3, drop: 4, throttle: 3 },
  ...{ internal_error: 2, fatal_error: 2, html: 2 },
}
const READS = ['conversations.open', 'conversations.history', 'conversations.replies']

/** Who the bot is, is asked once in a life; a wait for it would only make the run longer. */
const NAMING = { ok: 70, error_before: 15, drop: 10, throttle: 5 }

/** Slack itself: signed events come in over HTTP, and the Web API takes what is sent. */
export async function slackStage({ seed }: StageOptions): Promise<Stage> {
  const slack = await startSlack({ seed })
  const { botToken, signingSecret, apiUrl } = slack
  const admit = (people: readonly string[]) => slack.people(people.map((id) => ({ id })))
  return {
    reach: { platform: 'slack', botToken, signingSecret, apiUrl },
    askable: true,
    bots: (urls) => slack.urls(urls.map((url) => `${url}/slack/events`)),
    say: async (people, text) => {
      await admit(people)
      const said = people.map((person) => ({ person, ts: freshTs() }))
      const payloads = said.map(({ person, ts }) => dm(person, text, { ts }))
      await slack.spread({ payloads, copies: [1, 3], shuffle: true, giveUpMs: 3_600_000 })
      return said.map(({ person, ts }) => placeOf(directOf(person), ts))
    },
    admit,
    holders: async (people, label) => {
      const having = (await slack.messages()).filter((each) => buttonOf(each, label)).map(({ channel }) => channel)
      return people.filter((person) => having.includes(directOf(person)))
    },
    press: (person, label) => pressed(slack, person, label),
    inbound: () => slack.spreading(),
    book: async () => (await slack.messages()).filter(({ bot_id }) => bot_id !== undefined).map(asSent),
    weather: async (weather) => {
      await slack.faults({ weights: weather === 'rough' ? SENDING : CALM, slowMs: [100, SLOWEST_MS] })
      await slack.chances({ methods: READS, weights: weather === 'smooth' ? CALM : ASKING })
      await slack.chances({ methods: ['auth.test'], weights: weather === 'smooth' ? CALM : NAMING })
    },
    stop: () => slack.stop(),
  }
}

const CALM = { ok: 1 }

async function pressed(slack: Slack, person: string, label: string): Promise<boolean> {
  const all = await slack.messages(directOf(person))
  const message = all.find((each) => buttonOf(each, label))
  const button = message && buttonOf(message, label)
  if (!message || !button) return false
  return (await slack.deliver(press(person, message, button.action_id, button.value))).taken
}

interface Button {
  readonly action_id: string
  readonly value: string
}

/** The button of a message with this label, at any depth of its blocks. */
function buttonOf({ blocks }: Pick<Posted, 'blocks'>, label: string): Button | undefined {
  return buttonIn(blocks, label)
}

function buttonIn(part: unknown, label: string): Button | undefined {
  if (typeof part !== 'object' || part === null) return undefined
  const { type, text, action_id, value } = part as Record<string, unknown>
  const isIt = type === 'button' && typeof text === 'object' && text !== null && 'text' in text && text.text === label
  if (isIt) return { action_id: String(action_id), value: String(value) }
  for (const each of Object.values(part)) {
    const found = buttonIn(each, label)
    if (found) return found
  }
  return undefined
}

function asSent({ channel, thread_ts, metadata, text }: Posted): Send {
  const key = String(metadata?.event_payload.delivery_id)
  return { key, place: placeOf(channel, thread_ts), again: text.startsWith(TEXT.again), text }
}

/** A thread is a place of its own: an answer beside its question's thread would be lost there. */
function placeOf(channel: string, thread: string | undefined): string {
  const person = `U${channel.slice(1)}`
  return thread === undefined ? person : `${person} ${thread}`
}
