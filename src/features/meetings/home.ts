import { card } from '../../bot/card/card.ts'
import type { Reply, Turn } from '../../bot/feature.ts'
import { comingMeeting } from './coming.ts'
import type { MeetingsPorts } from './ports.ts'
import { own } from './standing.ts'
import { BUTTON, TEXT } from './texts.ts'
import { themeTitle } from './themes.ts'
import { writtenWhen } from './written.ts'

/** Its part of somebody's page: the next meeting of their own unit and who leads it. Nothing where none is planned. */
export async function section(turn: Turn, ports: MeetingsPorts): Promise<Reply[]> {
  const { person } = turn.asker
  const unit = person && (await ports.units(person)).find(({ standing }) => standing === 'member')
  const meeting = unit && (await comingMeeting(unit, turn, ports))
  if (!meeting) return []
  const leads = meeting.leaderId === person.employeeId
  const leader = leads || meeting.leaderId === undefined ? undefined : await ports.nameOf(meeting.leaderId)
  const named = { meeting: meeting.id }
  const shown = card(TEXT.overview(unit.name))
    .text(
      TEXT.nextMeeting(writtenWhen(meeting)),
      leads ? TEXT.youLead : leader === undefined ? '' : TEXT.leads(leader),
      meeting.theme === undefined ? '' : TEXT.postedTheme(themeTitle(meeting.theme)),
    )
    .button(BUTTON.agenda, 'meetings', 'agenda', named)
    .button(BUTTON.items, 'meetings', 'items', named)
  return own((leads ? shown.button(BUTTON.themes, 'meetings', 'themes', named) : shown).build())
}
