import { randomUUID } from 'node:crypto'
import { told, until } from './asking.ts'
import type { Drive, DriveParts } from './drive.ts'
import type { Course } from './shapes.ts'
import type { Evidence, Verdict } from './verdict.ts'

/** People of one course, and how many of them press the button. */
const SIZE = 5
const PRESSING = 2

/** Milliseconds for which messages to press in are waited for; who has none by then is found to lack it in the end. */
const PRESSABLE_MS = 20_000

/** What the bot does of itself for people, and what some of them answer. */
export interface CourseKind {
  /** How the names of its people begin. */
  readonly names: string
  /** Where a worker is told that a course begins, and that it goes on once some have pressed. */
  readonly paths: { readonly begins: string; readonly goesOn: string }
  /** The label of what they press. */
  readonly button: string
  /** Asks a worker what the rows say; gives the judgement for when all is over. */
  sum(url: string, signal: AbortSignal): Promise<(taken: Taken, evidence: Evidence) => Verdict>
}

/** Everybody in the courses of a run, and who of them pressed and was told that it was taken. */
export interface Taken {
  readonly people: readonly string[]
  readonly pressed: ReadonlySet<string>
}

/** Courses of one kind, each with people of its own: all are written to, some press, then all who did not hear more. */
export class Courses implements Drive {
  readonly #kind: CourseKind
  readonly #parts: DriveParts
  readonly #people: string[] = []
  readonly #pressed = new Set<string>()
  readonly #runs: Promise<void>[] = []

  constructor(kind: CourseKind, parts: DriveParts) {
    this.#kind = kind
    this.#parts = parts
  }

  async begin(): Promise<void> {
    const first = this.#people.length
    const people = Array.from({ length: SIZE }, (_, n) => `${this.#kind.names}${first + n}`)
    this.#people.push(...people)
    const run = this.#run({ id: randomUUID(), people })
    // Where it fails the run is over, for a reason of its own.
    run.catch(() => undefined)
    this.#runs.push(run)
  }

  async taken(): Promise<void> {
    await Promise.all(this.#runs)
  }

  async sum(url: string): Promise<(evidence: Evidence) => Verdict> {
    const judge = await this.#kind.sum(url, this.#parts.signal)
    return (evidence) => judge({ people: this.#people, pressed: this.#pressed }, evidence)
  }

  async #run(course: Course): Promise<void> {
    const { stage, urls, signal } = this.#parts
    const { paths, button } = this.#kind
    await stage.admit(course.people, 'alone')
    await told(urls, paths.begins, course, signal)
    const late = Date.now() + PRESSABLE_MS
    const pressing = await until(async () => {
      const holders = await stage.holders(course.people, button)
      return holders.length >= PRESSING || Date.now() > late ? holders.slice(0, PRESSING) : undefined
    }, signal)
    for (const person of pressing) {
      this.#pressed.add(person)
      // Who sees that it failed presses again.
      await until(async () => (await stage.press(person, button)) || undefined, signal)
    }
    await told(urls, paths.goesOn, course, signal)
  }
}
