import { card } from '../../bot/card/card.ts'
import type { FormAnswers } from '../../bot/card/form.ts'
import type { Formed, Given, Leads, Reply, Turn } from '../../bot/feature.ts'
import { ITEM } from '../../domain/meeting/meeting.ts'
import { screen } from '../../domain/screen/screen.ts'
import { comingMeeting } from './coming.ts'
import type { MeetingsPorts } from './ports.ts'
import { level } from './reading/level.ts'
import { meetingFor, own, unitFor } from './standing.ts'
import { BUTTON, TEXT } from './texts.ts'
import { writtenWhen } from './written.ts'

const ITEM_FLOW = 'meetings_item'
const ITEM_FORM = 'meetings_item'

/** Something for the agenda, with or without the name of who brings it up. */
interface Wish {
  readonly text: string
  readonly name: 'shown' | 'hidden'
}

const TYPED = /^議題(?=$|[\s:])[\s:、]*(?:[（(]?(名前あり|記名)[）)]?[\s:、]+)?(.*)$/s

/** Takes a message; gives the item that it brings up, '' where it is the bare word, or undefined where it is none. */
export function readItem(text: string): Wish | undefined {
  const [, named, said] = TYPED.exec(level(text)) ?? []
  return said === undefined ? undefined : { text: said.trim(), name: named === undefined ? 'hidden' : 'shown' }
}

/** Adds what was typed; with the bare word, shows what there is and how to add to it. */
export async function addTyped(wish: Wish, turn: Turn, ports: MeetingsPorts): Promise<Reply[]> {
  return wish.text === '' ? showOwnItems(turn, ports) : add(wish, turn, ports)
}

/** 〔議題を見る〕: what was brought up so far. */
export async function showItems(given: Given, turn: Turn, ports: MeetingsPorts): Promise<Reply[]> {
  const found = await meetingFor(given, turn, ports)
  return 'refused' in found ? found.refused : itemsReply(found.meeting, ports)
}

/** 〔議題を書く〕, on channels without forms: asked one after another. */
export async function beginItem(): Promise<Reply[]> {
  return [{ card: card(TEXT.agendaIntro).build(), personal: true, begins: ITEM_FLOW }]
}

export const itemForm: Formed<MeetingsPorts> = {
  form: {
    name: ITEM_FORM,
    title: TEXT.agendaTitle,
    intro: TEXT.agendaIntro,
    submit: TEXT.agendaSubmit,
    fields: [
      { kind: 'text', key: 'text', label: TEXT.agendaText, max: ITEM },
      {
        kind: 'choice',
        key: 'name',
        label: TEXT.agendaName,
        optional: true,
        initial: 'hidden',
        choices: [
          { label: TEXT.nameless, value: 'hidden' },
          { label: TEXT.named, value: 'shown' },
        ],
      },
    ],
  },
  check: ({ text = '' }): FormAnswers => {
    const fault = faultOf(text)
    return fault === undefined ? {} : { text: fault }
  },
  submit: ({ text = '', name }, turn, ports) => add({ text, name: name === 'shown' ? 'shown' : 'hidden' }, turn, ports),
}

export const itemFlow: Leads<MeetingsPorts> = {
  flow: {
    name: ITEM_FLOW,
    feature: 'meetings',
    version: 1,
    steps: [
      {
        key: 'text',
        label: TEXT.agendaText,
        ask: () => card(TEXT.agendaAsk).build(),
        read: (text) => {
          const fault = faultOf(text)
          return fault === undefined ? { answer: text.trim() } : { again: card(fault).build() }
        },
      },
      {
        key: 'name',
        label: TEXT.agendaName,
        ask: () => card(TEXT.agendaAskName).build(),
        choices: () => [TEXT.nameless, TEXT.named].map((label) => ({ label, says: label })),
        read: (text) => ({ answer: text.trim() === TEXT.named ? TEXT.named : TEXT.nameless }),
      },
    ],
  },
  finish: ({ text, name }, turn, ports) =>
    add({ text: String(text ?? ''), name: name === TEXT.named ? 'shown' : 'hidden' }, turn, ports),
}

/**
 * Writes an item. The reply neither repeats it nor has a button that names it: without the name, nothing that stays
 * here may lead from the item to its author.
 */
async function add({ text, name }: Wish, turn: Turn, ports: MeetingsPorts): Promise<Reply[]> {
  const fault = faultOf(text)
  if (fault !== undefined) return own(card(fault).button(BUTTON.support, 'support', 'contacts').build())
  const found = await unitFor(turn, ports)
  if ('refused' in found) return found.refused
  const meeting = await comingMeeting(found.unit, turn, ports)
  if (!meeting) return own(card(TEXT.overview(found.unit.name)).text(TEXT.noMeeting, TEXT.howRecord).build())
  await ports.addItem(meeting.id, text.trim(), name === 'shown' ? found.person.employeeId : undefined)
  const told = name === 'shown' ? [TEXT.addedNamed] : [TEXT.addedNameless, TEXT.howNamed]
  return own(
    card(TEXT.added(writtenWhen(meeting)))
      .text(...told)
      .build(),
  )
}

async function showOwnItems(turn: Turn, ports: MeetingsPorts): Promise<Reply[]> {
  const found = await unitFor(turn, ports)
  if ('refused' in found) return found.refused
  const meeting = await comingMeeting(found.unit, turn, ports)
  if (!meeting) return own(card(TEXT.overview(found.unit.name)).text(TEXT.noMeeting, TEXT.howRecord).build())
  return itemsReply(meeting, ports)
}

async function itemsReply(meeting: Parameters<typeof writtenWhen>[0] & { readonly id: string }, ports: MeetingsPorts) {
  const items = await ports.items(meeting.id)
  const shown = card(TEXT.items(writtenWhen(meeting))).list(items.map(({ text, name }) => TEXT.item(text, name)))
  return own(
    (items.length === 0 ? shown.text(TEXT.noItems) : shown)
      .text(TEXT.howAgenda)
      .opens(ITEM_FORM, BUTTON.agenda, 'meetings', 'agenda')
      .build(),
  )
}

/** What is wrong with an item. A form comes unread; what is typed was looked at before it came here. */
function faultOf(text: string): string | undefined {
  if (screen(text)) return TEXT.sensitive
  const { length } = text.trim()
  return length < 1 || length > ITEM ? TEXT.agendaAgain(ITEM) : undefined
}
