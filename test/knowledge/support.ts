import { readFile } from 'node:fs/promises'
import { Temporal } from 'temporal-polyfill'
import { expect } from 'vitest'
import { HagukumiError } from '../../src/bot/errors.ts'
import type { Database } from '../../src/infra/db/index.ts'
import { importKnowledge } from '../../src/infra/knowledge/import.ts'
import type { ImportReport, KnowledgeFile } from '../../src/infra/knowledge/import-file.ts'

/** 22 November 2026, 10:00 in Japan. */
export const NOW = Temporal.Instant.from('2026-11-22T01:00:00Z')

const PATHS = {
  policy: 'policy/policy.md',
  competencies: 'policy/competencies.json',
  measures: 'policy/measures.json',
  courses: 'courses/courses.csv',
  wording: 'wording/wording.json',
} as const

/** The text of a file that the project brings along. */
export function seedText(kind: keyof typeof PATHS): Promise<string> {
  return readFile(new URL(`../../prisma/seed/${PATHS[kind]}`, import.meta.url), 'utf8')
}

/** Imports a text or bytes as an operator would on NOW. */
export function bring(
  db: Database,
  file: Omit<KnowledgeFile, 'bytes' | 'name' | 'sample'>,
  content: string | Uint8Array,
  mode: 'write' | 'dry_run' = 'write',
): Promise<ImportReport> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return importKnowledge(db, { ...file, name: '試し', bytes, sample: 'real' }, { actor: 'officer', now: NOW, mode })
}

/** Everything that an import may write, to be compared before and after. */
export async function rowsOf(db: Database): Promise<unknown> {
  const versions = await db.prisma.knowledgeVersion.findMany({ orderBy: { id: 'asc' } })
  const audit = await db.prisma.auditEntry.findMany({ orderBy: { id: 'asc' } })
  return { versions, audit }
}

/** The sentence of a refusal; fails where there is none, or where nobody could mend it. */
export async function refusalOf(attempt: Promise<unknown>): Promise<string> {
  const error = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(HagukumiError)
  expect(error).toMatchObject({ code: 'bad_input' })
  return error instanceof HagukumiError ? error.message : ''
}

/** Replaces the first occurrence; fails where there is none, so that no test passes on an undamaged file. */
export function damaged(text: string, from: string, to: string): string {
  expect(text).toContain(from)
  return text.replace(from, to)
}

/** Takes a text; gives it in Shift_JIS, which Node can read but not write. Fails on a letter that Shift_JIS lacks. */
export function shiftJis(text: string): Uint8Array {
  const decoder = new TextDecoder('shift_jis', { fatal: true })
  const codes = new Map<string, readonly number[]>()
  const add = (...bytes: number[]) => {
    try {
      codes.set(decoder.decode(new Uint8Array(bytes)), bytes)
    } catch {
      // A code that stands for no letter.
    }
  }
  for (let lead = 0xfc; lead >= 0x81; lead -= 1) for (let trail = 0x40; trail <= 0xfc; trail += 1) add(lead, trail)
  for (let byte = 0; byte < 0x80; byte += 1) add(byte)
  return new Uint8Array(
    [...text].flatMap((letter) => {
      const code = codes.get(letter)
      if (!code) throw new Error(`no Shift_JIS for ${letter}`)
      return code
    }),
  )
}
