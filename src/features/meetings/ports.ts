import type { Temporal } from 'temporal-polyfill'
import type { Card } from '../../bot/card/card.ts'
import type { AccountRef } from '../../bot/event.ts'
import type { MeetingCounts } from '../../domain/meeting/counts.ts'
import type { Meeting, MeetingRecord, MeetingUnit } from '../../domain/meeting/meeting.ts'
import type { WorkKind } from '../../domain/meeting/work-kind.ts'
import type { Passage } from '../../domain/passage.ts'
import type { Person } from '../../domain/people/person.ts'

type Day = Temporal.PlainDate
type Now = Temporal.Instant

/** What was brought up beforehand; a name only where its author wanted it to be shown. */
export interface Item {
  readonly text: string
  readonly name: string | undefined
}

/** Somebody of a unit who could lead. */
export interface Colleague {
  readonly id: string
  readonly name: string
}

/** What the meetings need from outside, bound to the transaction of the turn. */
export interface MeetingsPorts {
  /** The units whose meetings somebody has to do with: their own first, then those below that they head. */
  units(person: Person): Promise<readonly MeetingUnit[]>
  meeting(id: string): Promise<Meeting | undefined>
  /** The meetings of a unit from a day to a day, both included, in order; trainings left out. */
  meetings(unitId: string, from: Day, to: Day): Promise<readonly Meeting[]>
  /** The themes of the unit's last meetings before a day, the newest first. */
  lastThemes(unitId: string, before: Day): Promise<readonly string[]>
  workKind(unitId: string, day: Day): Promise<WorkKind>
  chooseTheme(id: string, theme: string): Promise<void>
  /** The name of somebody of the directory, as it is shown to their unit. */
  nameOf(employeeId: string): Promise<string | undefined>
  /** Who else could lead, in the order of their turn. */
  colleagues(meeting: Meeting): Promise<readonly Colleague[]>
  /** Makes somebody else the leader, who is told at once where that may be. False where it is not `from`'s to give. */
  handTo(
    meeting: Meeting,
    turn: { readonly from: string; readonly to: string; readonly now: Now },
    told: Card,
  ): Promise<boolean>
  items(meetingId: string): Promise<readonly Item[]>
  addItem(meetingId: string, text: string, authorId: string | undefined): Promise<void>
  /** Writes the record of that unit and day; one that stands there is replaced. */
  record(record: MeetingRecord, now: Now): Promise<Meeting>
  skip(meeting: Meeting, now: Now): Promise<void>
  unskip(meeting: Meeting, now: Now): Promise<void>
  /** Posts to the unit's channel, on behalf of an account; false where none is set. */
  share(meeting: Meeting, card: Card, by: AccountRef, now: Now): Promise<boolean>
  counts(from: Day, to: Day, now: Now): Promise<MeetingCounts>
  /** The policy's passage at a place that holds these words; undefined where today's version has none. */
  passage(ref: string, words: string): Passage | undefined
  /** Who takes a decision and makes a proposal of it, where somebody does. */
  readonly idea: { readonly feature: string; readonly act: string } | undefined
}
