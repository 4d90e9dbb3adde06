import type { Event } from '../../src/bot/event.ts'
import { parseCommand, parseForm, parsePress } from '../../src/channels/slack/interactions.ts'
import { parseEvent } from '../../src/channels/slack/parse.ts'
import { parseActivity } from '../../src/channels/teams/parse.ts'
import { BOT } from '../platform/teams/identity.ts'

/** Takes a payload as the platform sent it and the time of the reader's clock; gives what happened. */
export type Reader = (payload: Readonly<Record<string, unknown>>, now: Event['at']) => Event | undefined

const SELF = { teamId: 'T0CITYHALL', botId: 'B0BOT', botUserId: 'U0BOT' }

/** The readers of each channel, by the kind of payload. A new channel adds its own. */
export const readers: Readonly<Record<string, Readonly<Record<string, Reader>>>> = {
  slack: {
    event: (payload) => parseEvent(payload, SELF),
    interaction: parsePress,
    form: parseForm,
    command: parseCommand,
  },
  teams: { activity: (payload) => parseActivity(payload, BOT.id) },
}
