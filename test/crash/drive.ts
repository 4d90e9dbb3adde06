import { Courses } from './courses.ts'
import { reminders } from './reminders.ts'
import { goesRound, type Order } from './shapes.ts'
import type { Stage } from './stage.ts'
import { stressCheck } from './stress-check.ts'
import type { Evidence, Verdict } from './verdict.ts'
import { Waves } from './waves.ts'

/** What a run causes, and what must come of it. */
export interface Drive {
  /** Begins a wave of it. */
  begin(): Promise<void>
  /** Ends once everything was taken in, and what follows from it was begun. */
  taken(): Promise<void>
  /** Asks a worker at this address what became of it in the rows; gives the judgement for when all is over. */
  sum(url: string): Promise<(evidence: Evidence) => Verdict>
}

/** What a drive works with. */
export interface DriveParts {
  readonly stage: Stage
  /** The workers that live as far as is known. */
  readonly urls: () => readonly string[]
  readonly signal: AbortSignal
}

export function openDrive(order: Order, parts: DriveParts): Drive {
  return goesRound(order) ? new Courses(COURSES[order], parts) : new Waves(parts)
}

const COURSES = { reminders, stresscheck: stressCheck }
