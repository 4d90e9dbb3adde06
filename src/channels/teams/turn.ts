import { Application, type TurnState } from '@microsoft/teams-ai'
import { ActivityTypes, type TurnContext } from 'botbuilder'
import type { Event } from '../../bot/event.ts'
import { list, type Tree } from '../../bot/tree.ts'
import type { Adapter } from './adapter.ts'
import type { TeamsDesk } from './desk.ts'
import { takeDialogs } from './dialogs.ts'
import { onceMore } from './forms.ts'
import { accountOf, isTakenAway, reachOf } from './happened.ts'
import { parseActivity } from './parse.ts'
import { carried } from './presses.ts'
import { TEXT } from './texts.ts'
import { renderNotice } from './told.ts'

/** Whether somebody is greeted when the bot is put before them. Where an administrator installs it for all, nobody is. */
export type Greets = 'nobody' | 'whoever adds it'

/** The parts of a turn. */
export interface Turning {
  readonly adapter: Adapter
  readonly appId: string
  readonly greets: Greets
  readonly desk: () => TeamsDesk
}

/**
 * What is done with an activity whose token was right: it is stored, and answered by the way of all messages. Nothing of
 * the context is kept: it ends with the turn.
 */
export function turnOf(turning: Turning): (context: TurnContext) => Promise<void> {
  const { adapter, appId, greets, desk } = turning
  const app = new Application<TurnState>({
    adapter,
    botAppId: appId,
    startTypingTimer: false,
    removeRecipientMention: false,
  })
  const parse = ({ activity }: TurnContext) => parseActivity({ ...activity }, `28:${appId}`)
  const receive = async (event: Event | undefined) => void (event && (await desk().receive(event)))

  app.activity(ActivityTypes.Message, async (context) => receive(parse(context)))
  app.activity(ActivityTypes.InstallationUpdate, async (context) => {
    if (greets === 'whoever adds it') await receive(parse(context))
  })
  app.feedbackLoop(async (context) => receive(parse(context)))
  app.adaptiveCards.actionExecute(/^(?:press|form)$/, async (context, _, data: Tree) => {
    const event = parse(context)
    if (!event) return TEXT.gone
    const { messageId, index = 0 } = carried(data) ?? {}
    const place =
      messageId === undefined ? ({ kind: 'dialog' } as const) : ({ kind: 'inline', messageId, index } as const)
    const again = onceMore(event, desk().offers, place)
    if (again) return again
    await receive(event)
    // A card without the form: nobody hands in the same once more, or wonders whether it was taken.
    return event.kind === 'submitted' ? renderNotice(TEXT.handedIn) : TEXT.taken
  })
  takeDialogs(app, { parse, receive, offers: () => desk().offers })

  return async (context) => {
    await meet({ ...context.activity }, desk())
    await app.run(context)
  }
}

/** The bot learns with everything somebody does how they are reached, and forgets it when they take it away. */
async function meet(activity: Tree, { references, now }: TeamsDesk): Promise<void> {
  const [account, reach] = [accountOf(activity), reachOf(activity)]
  // What comes beside a removal must not bring back what it takes away.
  if (!account || !reach || list(activity, 'membersRemoved').length > 0) return
  if (isTakenAway(activity)) await references.forget(account)
  else await references.remember(account, { ...reach }, now())
}
