import { HagukumiError } from '../../bot/errors.ts'
import { readCourses } from './courses.ts'
import { readFramework } from './framework.ts'
import { KIND_NAMES, type Kind } from './import-file.ts'
import { refuseStrangeFramework, refuseStrangeWording } from './import-fit.ts'
import { plainWords } from './import-quotes.ts'
import type { StoredVersion } from './import-versions.ts'
import { readMeasures } from './measures.ts'
import { readWording } from './wording.ts'

/** Finds the version of another kind that holds on the day from which the file is to hold. */
export type Beside = (kind: Exclude<Kind, 'document'>) => Promise<StoredVersion | undefined>

/** How one kind must fit another: `check` throws bad_input where it does not. */
interface Lean {
  readonly on: 'policy' | 'competencies'
  check(text: string, base: string): void
}

const LEANS: Readonly<Partial<Record<Kind, Lean>>> = {
  competencies: { on: 'policy', check: (text, policy) => refuseStrangeFramework(readFramework(text), policy) },
  measures: { on: 'policy', check: (text, policy) => void readMeasures(text, plainWords(policy)) },
  courses: { on: 'competencies', check: (text, base) => void readCourses(text, readFramework(base)) },
  wording: { on: 'competencies', check: (text, base) => refuseStrangeWording(readWording(text), readFramework(base)) },
}

/** Throws bad_input where a file does not fit what it leans on, or where that is not there yet. */
export async function refuseMisfit(kind: Kind, text: string, beside: Beside): Promise<void> {
  const lean = LEANS[kind]
  if (!lean) return
  const base = await beside(lean.on)
  if (!base) {
    throw new HagukumiError(
      'bad_input',
      `${KIND_NAMES[kind]}は、${KIND_NAMES[lean.on]}と照らし合わせて取り込みます。その日に有効な${KIND_NAMES[lean.on]}がまだないので、先に取り込んでください。`,
    )
  }
  lean.check(text, base.body)
}

/**
 * Takes what will be in force; gives a sentence for each kind that leans on it and no longer fits. That is not refused,
 * because the new policy has to come first: its framework, courses and wording can only follow.
 */
export async function noticesAfter(kind: Kind, text: string, beside: Beside): Promise<string[]> {
  const notices: string[] = []
  for (const leaning of ['competencies', 'measures', 'courses', 'wording'] as const) {
    const lean = LEANS[leaning]
    const version = lean?.on === kind ? await beside(leaning) : undefined
    if (!lean || !version) continue
    try {
      lean.check(version.body, text)
    } catch (error) {
      if (!(error instanceof HagukumiError)) throw error
      const first = error.message.split('\n')[1] ?? ''
      notices.push(
        `${KIND_NAMES[leaning]}（第${version.version}版）が、この${KIND_NAMES[kind]}と合わなくなります。続けて取り込み直してください。${first}`,
      )
    }
  }
  return notices
}
