/** 職場ミーティング, as a city sets it (domain notes §4). Units are whole paths: 市民部/市民課/窓口係. */
export interface MeetingSettings {
  /** For every unit that is not named below; without it only the named ones meet. */
  readonly all?: Cadence | undefined
  /** Smaller units meet only where they are named: the two at the head of a 部 need no date for it. */
  readonly least_people?: number | undefined
  /** Each holds for this unit alone; what is missing is taken from `all`. */
  readonly units?: readonly (Partial<Cadence> & MeetingPlace & { readonly unit: string })[] | undefined
  /** Units that do not meet by the bot, with the units below. */
  readonly not_units?: readonly string[] | undefined
  /** 職員番号 of those who never lead one. */
  readonly not_leading?: readonly string[] | undefined
}

/** When a unit meets. */
export interface Cadence {
  /** 「毎週月曜」「第2木曜」「第1・第3月曜」. */
  readonly on: string
  /** Local time 'HH:MM'. */
  readonly at: string
  /** How long it takes: 15 to 60 minutes. */
  readonly minutes: number
  /** Where the day is closed: the open day before it or after it. */
  readonly closed: 'before' | 'after'
}

/** Where the unit's posts go. */
interface MeetingPlace {
  readonly channel?: Channel | undefined
}

/** A channel of a platform: `channel` is the platform (slack, teams), `id` its own id of the channel. */
export interface Channel {
  readonly channel: string
  readonly id: string
}
