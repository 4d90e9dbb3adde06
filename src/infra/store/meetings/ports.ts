import type { Temporal } from 'temporal-polyfill'
import type { Card } from '../../../bot/card/card.ts'
import type { AccountRef } from '../../../bot/event.ts'
import type { NationalHolidays } from '../../../domain/calendar/civic-calendar.ts'
import { dayOf } from '../../../domain/calendar/written.ts'
import type { Meeting, MeetingRecord } from '../../../domain/meeting/meeting.ts'
import type { Passage, Section } from '../../../domain/passage.ts'
import type { Person } from '../../../domain/people/person.ts'
import type { Tx } from '../../db/index.ts'
import { countMeetings } from './counts.ts'
import { addItem, itemsOf } from './items.ts'
import { chooseTheme, lastThemes, meetingsOf, meetingWith, unitsOf, workKindIn } from './meetings.ts'
import { skipMeeting, unskipMeeting, writeRecord } from './record.ts'
import { shareRecord } from './share.ts'
import type { Post } from './tell.ts'
import { colleaguesFor, type Handing, handTo } from './turn.ts'

type Day = Temporal.PlainDate
type Now = Temporal.Instant

/** What is the same for every turn. */
export interface MeetingHouse {
  readonly library: { place(ref: string): Section | undefined }
  readonly holidays: NationalHolidays
  readonly post: Post
  /** Who makes a proposal of a decision. */
  readonly idea: { readonly feature: string; readonly act: string } | undefined
  newId(): string
}

/** All that the workplace meetings read and write, in one transaction. */
export function meetingPorts(tx: Tx, house: MeetingHouse) {
  const { newId, holidays, idea, library } = house
  return {
    idea,
    units: (person: Person) => unitsOf(tx, person),
    meeting: (id: string) => meetingWith(tx, id),
    meetings: (unitId: string, from: Day, to: Day) => meetingsOf(tx, unitId, from, to),
    lastThemes: (unitId: string, before: Day) => lastThemes(tx, unitId, before),
    workKind: (unitId: string, day: Day) => workKindIn(tx, unitId, day),
    chooseTheme: (id: string, theme: string) => chooseTheme(tx, id, theme),
    nameOf: async (id: string) => (await tx.employee.findUnique({ where: { id }, select: { name: true } }))?.name,
    colleagues: (meeting: Meeting) => colleaguesFor(tx, meeting, holidays),
    handTo: (meeting: Meeting, handing: Handing, told: Card) => handTo(tx, meeting, handing, { ...house, told }),
    items: (meetingId: string) => itemsOf(tx, meetingId),
    addItem: (meetingId: string, text: string, authorId: string | undefined) =>
      addItem(tx, { id: newId(), meetingId, text, authorId }),
    record: (record: MeetingRecord, now: Now) => writeRecord(tx, record, { now, newId }),
    skip: (meeting: Meeting, now: Now) => skipMeeting(tx, meeting, now),
    unskip: (meeting: Meeting, now: Now) => unskipMeeting(tx, meeting, now),
    share: (meeting: Meeting, card: Card, by: AccountRef, now: Now) =>
      shareRecord(tx, meeting, { card, by, now }, house),
    counts: (from: Day, to: Day, now: Now) => countMeetings(tx, { from, to, today: dayOf(now) }),
    passage: (ref: string, words: string): Passage | undefined =>
      library.place(ref)?.passages.find(({ text }) => text.includes(words)),
  }
}
