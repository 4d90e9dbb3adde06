import type { Temporal } from 'temporal-polyfill'

/** 職場ミーティング or 職場研修: both are held, recorded and counted alike; only the first is planned. */
export type MeetingKind = 'meeting' | 'training'

/** A unit whose meetings somebody has to do with, and as what: one of its people, or the 所属長 above it. */
export interface MeetingUnit {
  readonly id: string
  /** The whole name from the top. */
  readonly path: string
  readonly name: string
  readonly standing: 'member' | 'head'
}

/** What was held: a head count and no names, decisions of at most 200 characters. */
export interface MeetingRecord {
  readonly unitId: string
  readonly kind: MeetingKind
  readonly day: Temporal.PlainDate
  readonly headCount: number
  /** A theme of the bank, as its code, or own words. */
  readonly theme: string
  readonly decisions: readonly string[]
  readonly nextOn: Temporal.PlainDate | undefined
}

/** A meeting as it stands. */
export interface Meeting extends Omit<MeetingRecord, 'headCount' | 'theme'> {
  readonly id: string
  readonly unitPath: string
  readonly unitName: string
  /** Local time 'HH:MM', where it was planned. */
  readonly at: string | undefined
  readonly minutes: number | undefined
  readonly state: 'planned' | 'held' | 'skipped'
  readonly leaderId: string | undefined
  readonly headCount: number | undefined
  readonly theme: string | undefined
  /** It was posted to the unit's channel already. */
  readonly shared: boolean
}

/** Characters of one decision (domain notes §4). */
export const DECISION = 200

/** Decisions of one meeting, and characters of a theme or an item: more is a paper of its own. */
export const MOST_DECISIONS = 9
export const THEME = 60
export const ITEM = 200
