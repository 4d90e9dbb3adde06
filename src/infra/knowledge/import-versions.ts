import { Temporal } from 'temporal-polyfill'
import { HagukumiError } from '../../bot/errors.ts'
import type { Tx } from '../db/index.ts'
import type { ImportBy, Kind, Origin } from './import-file.ts'

/** Any number that no other lock of the database uses. */
const KNOWLEDGE = 4_620_811

/** Keeps imports one after another until the transaction ends: each is checked against what the one before left. */
export async function holdKnowledge(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${KNOWLEDGE}::bigint)`
}

/** A version as an import compares itself with it. */
export interface StoredVersion {
  readonly version: number
  readonly title: string
  readonly inForceFrom: Temporal.PlainDate
  readonly sha256: string
  readonly body: string
}

/** The version of a document that holds on a day: the latest to come into force, of several the highest. */
export async function inForceOn(
  tx: Tx,
  document: { kind: Kind; key: string },
  day: Temporal.PlainDate,
): Promise<StoredVersion | undefined> {
  const row = await tx.knowledgeVersion.findFirst({
    where: { kind: document.kind, key: document.key, inForceFrom: { lte: dateOf(day) } },
    orderBy: [{ inForceFrom: 'desc' }, { version: 'desc' }],
  })
  return row ? { ...row, inForceFrom: Temporal.PlainDate.from(row.inForceFrom.toISOString().slice(0, 10)) } : undefined
}

/** The highest version of a document with its title; version 0 where there is none. */
export async function latest(
  tx: Tx,
  document: { kind: Kind; key: string },
): Promise<{ version: number; title?: string }> {
  const row = await tx.knowledgeVersion.findFirst({
    where: { kind: document.kind, key: document.key },
    orderBy: { version: 'desc' },
    select: { version: true, title: true },
  })
  return row ?? { version: 0 }
}

/** A version to be written. */
export interface NewVersion {
  readonly kind: Kind
  readonly key: string
  readonly version: number
  readonly title: string
  readonly inForceFrom: Temporal.PlainDate
  readonly sha256: string
  readonly sample: Origin
  readonly body: string
  readonly counts: Readonly<Record<string, number>>
}

/** Writes the version and its entry in the audit. Throws `locked` where the number was taken in the meantime. */
export async function addVersion(tx: Tx, added: NewVersion, by: ImportBy): Promise<void> {
  const { counts, sample, inForceFrom, ...rest } = added
  const at = new Date(by.now.epochMilliseconds)
  const row = { ...rest, sample: sample === 'sample', inForceFrom: dateOf(inForceFrom) }
  try {
    await tx.knowledgeVersion.create({ data: { ...row, importedAt: at, importedBy: by.actor } })
  } catch (error) {
    // Only a program that does not take the lock can get here.
    if (!isTaken(error)) throw error
    throw new HagukumiError(
      'locked',
      '同じものの取り込みが、ほかでも行われています。少し待ってから、もう一度お試しください。',
      { cause: error },
    )
  }
  const subject = `${added.kind}/${added.key}`
  const detail = { version: added.version, ...counts }
  await tx.auditEntry.create({ data: { at, actor: by.actor, action: 'knowledge.import', subject, detail } })
}

/** P2002: Prisma's code for a unique constraint. */
function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'P2002'
}

function dateOf(day: Temporal.PlainDate): Date {
  return new Date(`${day.toString()}T00:00:00Z`)
}
