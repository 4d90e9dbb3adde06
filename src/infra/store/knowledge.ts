import { Temporal } from 'temporal-polyfill'
import type { Tx } from '../db/index.ts'
import { toDay } from './days.ts'

/** One imported version of a document, without its text. */
export interface Version {
  readonly id: string
  /** policy, competencies, measures, courses, wording or document. */
  readonly kind: string
  /** Names the document over its versions. */
  readonly key: string
  readonly version: number
  readonly title: string
  readonly inForceFrom: Temporal.PlainDate
  readonly importedAt: Temporal.Instant
  readonly importedBy: string
  readonly sample: boolean
}

/** A version that holds on the day asked for, with its text to the letter. */
export interface InForce extends Pick<Version, 'kind' | 'key' | 'version' | 'title' | 'inForceFrom' | 'sample'> {
  readonly body: string
}

/** All versions of all documents, by kind, key and version; without texts, so that a long history stays cheap. */
export async function listVersions(tx: Tx): Promise<Version[]> {
  const rows = await tx.knowledgeVersion.findMany({
    omit: { body: true, sha256: true },
    orderBy: [{ kind: 'asc' }, { key: 'asc' }, { version: 'asc' }],
  })
  return rows.map(({ inForceFrom, importedAt, ...rest }) => ({
    ...rest,
    inForceFrom: toDay(inForceFrom),
    importedAt: Temporal.Instant.fromEpochMilliseconds(importedAt.getTime()),
  }))
}

/**
 * Takes versions and a day; gives of each document the one that holds: the latest to come into force by that day, of
 * several that begin on one day the highest. (An import picks its neighbours by the same rule.)
 */
export function holding(versions: readonly Version[], day: Temporal.PlainDate): Version[] {
  const held = new Map<string, Version>()
  for (const each of versions) {
    if (Temporal.PlainDate.compare(each.inForceFrom, day) > 0) continue
    const document = JSON.stringify([each.kind, each.key])
    const before = held.get(document)
    if (!before || outdoes(each, before)) held.set(document, each)
  }
  return [...held.values()]
}

/** Every document as it holds on a day, with its text. */
export async function versionsInForce(tx: Tx, day: Temporal.PlainDate): Promise<InForce[]> {
  const held = holding(await listVersions(tx), day)
  const rows = await tx.knowledgeVersion.findMany({
    where: { id: { in: held.map(({ id }) => id) } },
    select: { id: true, body: true },
  })
  const bodies = new Map(rows.map(({ id, body }) => [id, body]))
  return held.map(({ id, kind, key, version, title, inForceFrom, sample }) => ({
    ...{ kind, key, version, title, inForceFrom, sample },
    body: bodies.get(id) ?? '',
  }))
}

function outdoes(one: Version, other: Version): boolean {
  const order = Temporal.PlainDate.compare(one.inForceFrom, other.inForceFrom)
  return order > 0 || (order === 0 && one.version > other.version)
}

/** Changes whenever a version was imported, in whatever process; cheap enough to ask before every answer. */
export async function knowledgeMark(tx: Tx): Promise<string> {
  const { _count, _max } = await tx.knowledgeVersion.aggregate({ _count: true, _max: { importedAt: true } })
  return `${_count} ${_max.importedAt?.toISOString() ?? ''}`
}
