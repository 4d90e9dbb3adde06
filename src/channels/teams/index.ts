import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Courier } from '../../bot/delivery/courier.ts'
import type { Directory } from '../../bot/inbox/acquaint.ts'
import { Adapter } from './adapter.ts'
import { type Key, metadataUrlOf } from './cloud.ts'
import type { TeamsDesk } from './desk.ts'
import { answerRequest } from './http.ts'
import { teamsDirectory } from './people.ts'
import { type Carrying, teamsCourier } from './send.ts'
import { TEXT } from './texts.ts'
import { tokenCheck } from './token.ts'
import { type Greets, turnOf } from './turn.ts'
import type { Trusted } from './verify.ts'
import { MESSAGES_PATH } from './wanted.ts'

/** How the bot reaches Teams, whom it serves there, and whether it speaks first. */
export interface Access {
  readonly trusted: Trusted
  readonly key: Key
  readonly greets: Greets
}

/** Teams, as the house sees it. */
export interface Teams {
  readonly courier: Courier
  readonly directory: Directory
  /** How a person deletes what they wrote, in a sentence. */
  readonly deleting: string
  readonly routes: readonly Route[]
  /** Who takes what comes in; to be said once, before `start`. */
  serve(desk: TeamsDesk): void
  /** Throws where Entra is away or does not take the key. */
  start(): Promise<void>
  stop(): Promise<void>
}

interface Route {
  readonly method: 'POST'
  readonly path: string
  handle(request: IncomingMessage, response: ServerResponse, body: Buffer): Promise<void>
}

/** Prepares everything and asks for nothing yet. */
export function openTeams({ trusted, key, greets }: Access): Teams {
  const adapter = new Adapter(trusted, key)
  let served: TeamsDesk | undefined
  const desk = () => {
    if (!served) throw new Error('nobody takes what comes in')
    return served
  }
  const carrying: Carrying = { adapter, trusted, desk }
  const isOurs = tokenCheck(trusted, metadataUrlOf(key))
  const door = { adapter, trusted, isOurs, turn: turnOf({ adapter, appId: trusted.appId, greets, desk }) }
  return {
    courier: teamsCourier(carrying),
    directory: teamsDirectory(carrying),
    deleting: TEXT.deleting,
    routes: [{ method: 'POST', path: MESSAGES_PATH, handle: (...asked) => answerRequest(door, ...asked) }],
    serve: (given) => {
      served = given
    },
    start: () => adapter.admit(),
    stop: async () => undefined,
  }
}
