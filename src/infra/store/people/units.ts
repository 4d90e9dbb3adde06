import type { Tx } from '../../db/index.ts'

/** Whether rows belong to the sample city or to the city's own directory. */
export type Origin = 'sample' | 'real'

/** Takes whole names of units (総務部/人事課); creates those that are missing, parents first; gives id by path. */
export async function ensureUnits(
  tx: Tx,
  paths: ReadonlySet<string>,
  origin: Origin,
): Promise<ReadonlyMap<string, string>> {
  const wanted = new Set([...paths].flatMap(withParents))
  const ids = new Map(
    (await tx.orgUnit.findMany({ select: { id: true, path: true } })).map((row) => [row.path, row.id]),
  )
  const missing = [...wanted].filter((path) => !ids.has(path)).sort()
  const depths = [...new Set(missing.map(depthOf))].sort((a, b) => a - b)
  for (const depth of depths) {
    const level = missing.filter((path) => depthOf(path) === depth)
    const rows = level.map((path) => ({
      path,
      name: nameOf(path),
      parentId: parentId(path, ids),
      sample: origin === 'sample',
    }))
    const made = await tx.orgUnit.createManyAndReturn({ data: rows, select: { id: true, path: true } })
    for (const row of made) ids.set(row.path, row.id)
  }
  return ids
}

/** 総務部/人事課 → 総務部, 総務部/人事課. */
function withParents(path: string): string[] {
  const parts = path.split('/')
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'))
}

function depthOf(path: string): number {
  return path.split('/').length
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function parentId(path: string, ids: ReadonlyMap<string, string>): string | null {
  const at = path.lastIndexOf('/')
  return at < 0 ? null : (ids.get(path.slice(0, at)) ?? null)
}
