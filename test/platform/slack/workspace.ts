import { directOf } from './identity.ts'
import { People } from './people.ts'
import { Refusal } from './refusal.ts'
import type { SlackOptions } from './shapes.ts'
import { Talks } from './talks.ts'
import { Triggers, Views } from './views.ts'

/** Everything that Slack knows, and what the app may do in it. */
export class Workspace {
  readonly options: SlackOptions
  readonly people: People
  readonly talks = new Talks()
  readonly views = new Views()
  readonly triggers = new Triggers()
  scopes: ReadonlySet<string>

  constructor(options: SlackOptions) {
    this.options = options
    this.people = new People(options.people)
    this.scopes = new Set(options.scopes)
  }

  /** The conversation that a send means: a person means the direct one. @throws Refusal for one that is not there. */
  conversation(channel: string): string {
    if (/^[CG]/.test(channel)) return channel
    if (!/^[DUW]/.test(channel)) throw new Refusal('channel_not_found')
    const user = /^D/.test(channel) ? `U${channel.slice(1)}` : channel
    // What Slack answers for somebody who left is not documented for every method.
    if (this.people.get(user, 'channel_not_found').deleted) throw new Refusal('user_disabled')
    return directOf(user)
  }
}
