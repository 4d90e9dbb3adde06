import { Temporal } from 'temporal-polyfill'
import { civicCalendar } from '../../src/domain/calendar/civic-calendar.ts'
import type { Candidate, Other, Post } from '../../src/domain/campaign/candidate.ts'
import type { Definition } from '../../src/domain/campaign/definition.ts'
import { type Change, type Held, movesOf } from '../../src/domain/campaign/moves.ts'
import { datedSteps, planOf } from '../../src/domain/campaign/plan.ts'
import { covers, type Stretch } from '../../src/domain/people/stretch.ts'
import { nationalHolidays } from '../../src/infra/calendar/national-holidays.ts'

export const START = Temporal.PlainDate.from('2027-04-12')
export const calendar = civicCalendar(nationalHolidays())

/** Somebody of a small world: posts by day with appraisers by number, leaves, 退職日, all as days after START. */
export interface Told {
  readonly posts: readonly {
    readonly from: number
    readonly unit: string
    readonly first?: number
    readonly second?: number
  }[]
  readonly leaves: readonly { readonly from: number; readonly days: number }[]
  readonly leftOn: number | undefined
}

/** A row as the store keeps it. */
export interface Row {
  readonly id: string
  readonly key: string
  readonly actor: Held['actor']
  readonly actorId: string
  readonly memberId: string
  readonly dueOn: Temporal.PlainDate
  readonly unitPath: string
  readonly protects: Held['protects']
  state: 'open' | 'excluded' | 'closed'
  reason: string | undefined
}

/** A small city hall whose people move, and one appraisal in it. Rows are kept as the store would. */
export class World {
  readonly rows: Row[] = []
  readonly #people: readonly Told[]
  readonly #definition: Definition

  constructor(people: readonly Told[], definition: Definition) {
    this.#people = people
    this.#definition = definition
  }

  get ids(): string[] {
    return this.#people.map((_, at) => String(at))
  }

  plan(): void {
    const steps = datedSteps(this.#definition, calendar)
    const people = this.ids.map((id) => this.candidate(id, START))
    const grounds = { audience: this.#definition.audience, steps, today: START, partners: new Map() }
    for (const { step, actorId, aboutId, unitPath, excluded } of planOf(people, grounds))
      this.#add(
        {
          key: step.key,
          actor: step.actor,
          actorId,
          memberId: aboutId ?? actorId,
          dueOn: step.dueOn,
          unitPath,
          protects: step.protects,
        },
        excluded,
      )
  }

  /** Lets one day of moves happen; gives the changes. */
  move(day: Temporal.PlainDate): Change[] {
    const round = { kind: this.#definition.kind, audience: this.#definition.audience }
    return this.ids.flatMap((id) => {
      const changes = movesOf(this.candidate(id, day), this.#held(id, day), round, { day, calendar })
      for (const change of changes) this.#apply(change)
      return changes
    })
  }

  candidate(id: string, day: Temporal.PlainDate): Candidate {
    const told = this.#told(id)
    const posts = told.posts.map((post, at): Post => {
      const next = told.posts[at + 1]
      return {
        kind: 'main',
        unitPath: post.unit,
        gradeId: undefined,
        jobFamily: '事務職',
        from: START.add({ days: post.from }),
        to: next && START.add({ days: next.from - 1 }),
        superior: undefined,
        first: this.#other(post.first, day),
        second: this.#other(post.second, day),
      }
    })
    const leftOn = told.leftOn === undefined ? undefined : START.add({ days: told.leftOn })
    return { employeeId: id, number: id, employment: '任期の定めのない職員', leftOn, leaves: this.leaves(id), posts }
  }

  leaves(id: string): Stretch[] {
    return this.#told(id).leaves.map(({ from, days }) => ({
      from: START.add({ days: from }),
      to: START.add({ days: from + days }),
    }))
  }

  standing(id: string, day: Temporal.PlainDate): Other['standing'] {
    const { leftOn, posts } = this.#told(id)
    if (leftOn !== undefined && Temporal.PlainDate.compare(START.add({ days: leftOn }), day) <= 0) return 'left'
    if (!posts.some(({ from }) => Temporal.PlainDate.compare(START.add({ days: from }), day) <= 0)) return 'left'
    return this.leaves(id).some((leave) => covers(leave, day)) ? 'away' : 'present'
  }

  #told(id: string): Told {
    const told = this.#people[Number(id)]
    if (!told) throw new RangeError(`nobody is ${id}`)
    return told
  }

  #other(at: number | undefined, day: Temporal.PlainDate): Other | undefined {
    if (at === undefined) return undefined
    return { employeeId: String(at), number: String(at), standing: this.standing(String(at), day) }
  }

  #held(memberId: string, day: Temporal.PlainDate): Held[] {
    return this.rows.flatMap((row) =>
      row.memberId !== memberId || row.state === 'closed'
        ? []
        : [
            {
              ...row,
              state: row.state,
              actorStanding: this.standing(row.actorId, day),
              actorAwayTo: this.#awayTo(row.actorId, day),
            },
          ],
    )
  }

  #awayTo(id: string, day: Temporal.PlainDate): Temporal.PlainDate | undefined {
    const { compare } = Temporal.PlainDate
    return this.leaves(id)
      .flatMap(({ to }) => (to && compare(to, day) < 0 ? [to] : []))
      .sort(compare)
      .at(-1)
  }

  #apply(change: Change): void {
    if (change.kind === 'orphan') return
    if (change.kind === 'add') {
      const { key, actorId, aboutId, dueOn, unitPath } = change.added
      const step = this.#definition.steps.find((each) => each.key === key)
      const actor = step?.actor ?? (aboutId === undefined ? 'member' : 'first_appraiser')
      this.#add(
        { key, actor, actorId, memberId: aboutId ?? actorId, dueOn, unitPath, protects: step?.protects },
        undefined,
      )
      return
    }
    const row = this.rows.find(({ id }) => id === change.id)
    if (!row) throw new RangeError(`no row ${change.id}`)
    if (change.kind === 'returned') row.reason = 'returned'
    else {
      row.state = change.kind === 'close' ? 'closed' : 'excluded'
      row.reason = change.reason
    }
  }

  #add(row: Omit<Row, 'id' | 'state' | 'reason'>, excluded: string | undefined): void {
    this.rows.push({
      ...row,
      id: String(this.rows.length),
      state: excluded === undefined ? 'open' : 'excluded',
      reason: excluded,
    })
  }
}

/** An appraisal with a step of each actor, early and late in the year. */
export const APPRAISAL: Definition = {
  kind: 'appraisal',
  title: '人事評価',
  audience: {},
  steps: [
    step('goals', 'member', '2027-05-20'),
    step('interview', 'first_appraiser', '2027-05-31'),
    step('review', 'member', '2028-02-04'),
    step('first', 'first_appraiser', '2028-02-25'),
    step('second', 'second_appraiser', '2028-03-15'),
    { ...step('complaint', 'member', '2027-05-25'), protects: 'right' },
  ],
}

function step(key: string, actor: Held['actor'], day: string): Definition['steps'][number] {
  return { key, title: key, actor, due: { day, rule: 'before' }, touches: ['T-0'], minutes: 10, completion: ['self'] }
}
