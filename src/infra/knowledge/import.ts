import { createHash } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { dayOf } from '../../domain/calendar/written.ts'
import type { Database, Tx } from '../db/index.ts'
import { type Beside, noticesAfter, readBeside } from './import-checks.ts'
import { type ImportBy, type ImportReport, KIND_NAMES, type KnowledgeFile } from './import-file.ts'
import { MOST_MARKDOWN, readText, refuseIfTooLarge } from './import-text.ts'
import { keyOf, titleOf } from './import-title.ts'
import { addVersion, holdKnowledge, inForceOn, latest } from './import-versions.ts'

/** Milliseconds. Checking 2 MB of Markdown against the rest takes some seconds, and imports wait for each other. */
const LIMITS = { maxWait: 30_000, timeout: 120_000 }

/**
 * Makes a file the next version of its document, all or nothing; the older versions stay. The file is checked whole and
 * against what is in force on the day from which it is to hold, so that a coming year can be prepared ahead.
 *
 * Throws HagukumiError: `bad_input` (a sentence or a line for each fault; nothing was written) or `locked`.
 */
export async function importKnowledge(db: Database, file: KnowledgeFile, by: ImportBy): Promise<ImportReport> {
  const markdown = file.kind === 'policy' || file.kind === 'document'
  if (markdown) refuseIfTooLarge(file.name, file.bytes.length, MOST_MARKDOWN)
  const draft: Draft = {
    file,
    key: keyOf(file),
    given: titleOf(file),
    text: readText(file.name, file.bytes, file.kind === 'courses' ? 'utf8_or_shift_jis' : 'utf8'),
    sha256: createHash('sha256').update(file.bytes).digest('hex'),
    from: file.inForceFrom ?? dayOf(by.now),
  }
  return db.prisma.$transaction((tx) => write(tx, draft, by), LIMITS)
}

/** A file of text with everything that has to be known of it. */
interface Draft {
  readonly file: KnowledgeFile
  readonly key: string
  /** The title given with the file. */
  readonly given: string | undefined
  readonly text: string
  readonly sha256: string
  readonly from: Temporal.PlainDate
}

async function write(tx: Tx, draft: Draft, by: ImportBy): Promise<ImportReport> {
  const { file, key, given, text, sha256, from } = draft
  const { kind, sample } = file
  await holdKnowledge(tx)
  const current = await inForceOn(tx, { kind, key }, from)
  if (current?.sha256 === sha256 && (given === undefined || given === current.title)) {
    const { version, title, inForceFrom } = current
    return { outcome: 'unchanged', kind, key, title, version, inForceFrom, counts: {}, notices: [] }
  }
  const beside: Beside = (other) => inForceOn(tx, { kind: other, key: other }, from)
  const reading = await readBeside(file, text, beside)
  const before = await latest(tx, { kind, key })
  const report = {
    kind,
    key,
    title: given ?? reading.title ?? before.title ?? KIND_NAMES[kind],
    version: before.version + 1,
    inForceFrom: from,
    counts: reading.counts,
    notices: [...(await noticesAfter(kind, text, beside)), ...(await stillInForce(tx, draft, by))],
  }
  if (by.mode === 'dry_run') return { ...report, outcome: 'checked' }
  const { notices, ...added } = report
  await addVersion(tx, { ...added, sha256, sample, body: text }, by)
  return { ...report, outcome: 'imported' }
}

/** A version that begins before the one in force today never comes into force: said, because it is easily overlooked. */
async function stillInForce(tx: Tx, { file, key, from }: Draft, by: ImportBy): Promise<string[]> {
  const today = await inForceOn(tx, { kind: file.kind, key }, dayOf(by.now))
  if (!today || Temporal.PlainDate.compare(today.inForceFrom, from) <= 0) return []
  const { version, inForceFrom } = today
  return [
    `今日は第${version}版（${inForceFrom}から）が有効なままです。置き換えるには、--from に${inForceFrom}以降の日を指定してください。`,
  ]
}
