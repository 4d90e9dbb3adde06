import { createHash } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { dayOf } from '../../domain/calendar/written.ts'
import type { Database, Tx } from '../db/index.ts'
import { type Beside, noticesAfter, refuseMisfit } from './import-checks.ts'
import { type ImportBy, type ImportReport, KIND_NAMES, type KnowledgeFile } from './import-file.ts'
import { READERS, type Reading } from './import-readers.ts'
import { readText } from './import-text.ts'
import { keyOf, titleOf } from './import-title.ts'
import { addVersion, holdKnowledge, inForceOn, latest } from './import-versions.ts'

/** Milliseconds. Reading 10 MB of Markdown takes some seconds, and imports wait for each other. */
const LIMITS = { maxWait: 30_000, timeout: 120_000 }

/**
 * Makes a file the next version of its document, all or nothing; the older versions stay. The file is checked whole,
 * then against what is in force on the day from which it is to hold, so that a coming year can be prepared ahead.
 *
 * Throws HagukumiError: `bad_input` (a sentence or a line for each fault; nothing was written) or `locked`.
 */
export async function importKnowledge(db: Database, file: KnowledgeFile, by: ImportBy): Promise<ImportReport> {
  const key = keyOf(file)
  const given = titleOf(file)
  const text = readText(file.name, file.bytes, file.kind === 'courses' ? 'utf8_or_shift_jis' : 'utf8')
  const reading = READERS[file.kind](text, file.name)
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  const draft: Draft = { file, key, given, text, reading, sha256, from: file.inForceFrom ?? dayOf(by.now) }
  return db.prisma.$transaction((tx) => write(tx, draft, by), LIMITS)
}

/** A file that is sound in itself. */
interface Draft {
  readonly file: KnowledgeFile
  readonly key: string
  readonly given: string | undefined
  readonly text: string
  readonly reading: Reading
  readonly sha256: string
  readonly from: ImportReport['inForceFrom']
}

async function write(tx: Tx, draft: Draft, by: ImportBy): Promise<ImportReport> {
  const { file, key, given, text, reading, sha256, from } = draft
  const { kind, sample } = file
  const { counts } = reading
  await holdKnowledge(tx)
  const current = await inForceOn(tx, { kind, key }, from)
  if (current?.sha256 === sha256 && (given === undefined || given === current.title)) {
    const { version, title, inForceFrom } = current
    return { outcome: 'unchanged', kind, key, title, version, inForceFrom, counts, notices: [] }
  }
  const beside: Beside = (other) => inForceOn(tx, { kind: other, key: other }, from)
  await refuseMisfit(kind, text, beside)
  const before = await latest(tx, { kind, key })
  const title = given ?? reading.title ?? before.title ?? KIND_NAMES[kind]
  const version = before.version + 1
  const notices = [...(await noticesAfter(kind, text, beside)), ...(await stillInForce(tx, draft, by))]
  const report = { kind, key, title, version, inForceFrom: from, counts, notices }
  if (by.mode === 'dry_run') return { ...report, outcome: 'checked' }
  await addVersion(tx, { kind, key, version, title, inForceFrom: from, sha256, sample, body: text, counts }, by)
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
