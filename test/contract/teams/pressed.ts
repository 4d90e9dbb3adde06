import type { AdaptiveCard } from '../../../src/channels/teams/card.ts'

export const ID = '01890a5d-ac96-774b-bcce-b302099a8057'

/** What a client sends when the button of a card is pressed: its data, and with them what stands in the inputs. */
export function pressed(shown: AdaptiveCard, typed: Readonly<Record<string, string>> = {}): unknown {
  const [action] = shown.actions ?? []
  if (!action || action.type === 'Action.ShowCard') throw new Error('no button')
  const inputs = shown.body.flatMap((each) => ('id' in each ? [[each.id, typed[each.label] ?? each.value ?? '']] : []))
  return { ...Object.fromEntries(inputs), ...action.data }
}
