import { HagukumiError } from '../../bot/errors.ts'
import { KIND_NAMES, type Kind, type KnowledgeFile } from './import-file.ts'
import { READERS, type Reading } from './import-readers.ts'
import type { StoredVersion } from './import-versions.ts'

/** Finds the version of another kind that holds on the day from which the file is to hold. */
export type Beside = (kind: Exclude<Kind, 'document'>) => Promise<StoredVersion | undefined>

/** Reads a file against what it leans on. Throws bad_input where it is at fault, and where that is not there yet. */
export async function readBeside({ kind, name }: KnowledgeFile, text: string, beside: Beside): Promise<Reading> {
  const { leansOn, read } = READERS[kind]
  const base = leansOn && (await beside(leansOn))
  const reading = read(text, name, base?.body)
  if (!leansOn || base) return reading
  throw new HagukumiError(
    'bad_input',
    `${KIND_NAMES[kind]}は、${KIND_NAMES[leansOn]}と照らし合わせて取り込みます。その日に有効な${KIND_NAMES[leansOn]}がまだないので、先に取り込んでください。`,
  )
}

/**
 * Takes what will be in force; gives a sentence for each kind that leans on it and no longer fits. That is not refused,
 * because the new policy has to come first: its framework, courses and wording can only follow.
 */
export async function noticesAfter(kind: Kind, text: string, beside: Beside): Promise<string[]> {
  const notices: string[] = []
  for (const leaning of ['competencies', 'measures', 'courses', 'wording'] as const) {
    const { leansOn, read } = READERS[leaning]
    const version = leansOn === kind ? await beside(leaning) : undefined
    if (!version) continue
    try {
      read(version.body, KIND_NAMES[leaning], text)
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
