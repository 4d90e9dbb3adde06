import type { Temporal } from 'temporal-polyfill'
import type { CampaignState } from '../../domain/campaign/definition.ts'

/** A campaign as a list has it. */
export interface Listed {
  readonly id: string
  readonly title: string
  readonly state: CampaignState
  readonly startsOn: Temporal.PlainDate
  readonly sample: boolean
}

/** How far one step is: counts of people, never who. */
export interface StepStanding {
  readonly title: string
  readonly dueOn: Temporal.PlainDate
  readonly done: number
  readonly open: number
  readonly excluded: number
}

/** What one would do before it starts. */
export interface Rehearsed {
  readonly actors: number
  readonly members: number
  readonly excluded: number
  readonly unreachable: number
  /** Each line, its sentence and its days, as people will read them. */
  readonly steps: readonly {
    readonly line: string
    readonly text: string | undefined
    readonly days: readonly string[]
  }[]
  /** What stands against it, or is to be looked at. */
  readonly findings: readonly string[]
  /** Whether somebody else has to approve it. */
  readonly approval: 'needed' | 'not needed'
}

/** What can be done to a campaign. */
export type Deed = 'approve' | 'start' | 'pause' | 'continue' | 'cancel' | 'dry_run'

/** What came of it, or in one sentence why it was refused. */
export type Outcome =
  | { readonly kind: 'done'; readonly campaign: Listed }
  | { readonly kind: 'refused'; readonly says: string }

/** A step as it is planned: its day is the real one, after the rule for closed days. */
export interface Due {
  readonly key: string
  readonly title: string
  readonly day: Temporal.PlainDate
}

/** What a new due day would do, or in one sentence why it will be refused. */
export type DueAhead =
  | {
      readonly kind: 'ahead'
      readonly title: string
      /** As it was asked for, and the real one after the rule for closed days. */
      readonly asked: Temporal.PlainDate
      readonly to: Temporal.PlainDate
      /** People who were told the old day, and will be told the new one once. */
      readonly told: number
      readonly approval: 'kept' | 'taken_back'
    }
  | { readonly kind: 'refused'; readonly says: string }

/** What a new due day did, or in one sentence why it was refused. */
export type DueOutcome =
  | {
      readonly kind: 'done'
      readonly campaign: Listed
      readonly title: string
      readonly to: Temporal.PlainDate
      /** People who were told the old day, and are told the new one once. */
      readonly told: number
      readonly approval: 'kept' | 'taken_back'
    }
  | { readonly kind: 'refused'; readonly says: string }

/** What HR does in the chat. Rights are looked at in each of these, whoever saw a button. */
export interface CampaignPorts {
  /** Whether this employee may draft, or approve. */
  mayHandle(employeeId: string): Promise<boolean>
  list(): Promise<readonly Listed[]>
  /** How many cannot be read. */
  unreadable(): Promise<number>
  campaign(id: string): Promise<Listed | undefined>
  rehearse(id: string): Promise<Rehearsed>
  standing(id: string): Promise<readonly StepStanding[]>
  /** Names and titles of the templates, as they are in a fiscal year. */
  templates(year: number): Promise<readonly { readonly name: string; readonly title: string }[]>
  draft(template: string, year: number, employeeId: string): Promise<Outcome>
  dues(id: string): Promise<readonly Due[]>
  /** What `changeDue` would do now; `day` is the new one, 'YYYY-MM-DD'. */
  dueAhead(id: string, step: string, day: string, employeeId: string): Promise<DueAhead>
  /** Looks at all anew, whatever was told ahead. */
  changeDue(id: string, step: string, day: string, employeeId: string): Promise<DueOutcome>
  act(deed: Deed, id: string, employeeId: string): Promise<Outcome>
}
