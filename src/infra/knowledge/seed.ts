import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Temporal } from 'temporal-polyfill'
import type { Database } from '../db/index.ts'
import { importKnowledge } from './import.ts'
import type { ImportReport, Kind, Origin } from './import-file.ts'

interface Seed {
  readonly kind: Exclude<Kind, 'document'>
  /** Below prisma/seed. */
  readonly file: string
  readonly title?: string
  readonly sample: Origin
}

/** In the order in which one leans on those before it. */
const SEEDS: readonly Seed[] = [
  { kind: 'policy', file: 'policy/policy.md', title: '第３次会津若松市人材育成基本方針', sample: 'real' },
  { kind: 'competencies', file: 'policy/competencies.json', sample: 'real' },
  { kind: 'measures', file: 'policy/measures.json', sample: 'real' },
  { kind: 'courses', file: 'courses/courses.csv', title: '研修の一覧（サンプル）', sample: 'sample' },
  { kind: 'wording', file: 'wording/wording.json', sample: 'sample' },
]

/**
 * 取組期間 begins with 平成30年度 (policy 第２章４). The sample files hold from that day too: whatever a city imports
 * later, for whichever day since, then takes their place.
 */
const FROM = Temporal.PlainDate.from('2018-04-01')

/** The same depth from src/infra/knowledge and from dist/infra/knowledge. */
const FOLDER = new URL('../../../prisma/seed/', import.meta.url)

/**
 * Fills a new database: imports the policy, its framework and measures, and the sample courses and wording, each only
 * where there is no version of its kind at all. After an upgrade a sample that the city has never replaced is renewed;
 * what a city imported itself is left alone. Gives a report of each import; none where nothing was missing.
 * Two processes that start at once import each file once. Errors as of importKnowledge.
 */
export async function seedKnowledge(db: Database, now: Temporal.Instant): Promise<ImportReport[]> {
  const versions = await db.prisma.knowledgeVersion.findMany({
    select: { kind: true, sample: true, sha256: true },
    orderBy: { version: 'asc' },
  })
  const reports: ImportReport[] = []
  for (const { file, ...seed } of SEEDS) {
    const bytes = await readFile(new URL(file, FOLDER))
    const present = versions.filter(({ kind }) => kind === seed.kind)
    const untouched = seed.sample === 'sample' && present.every(({ sample }) => sample)
    const outdated = untouched && present.at(-1)?.sha256 !== createHash('sha256').update(bytes).digest('hex')
    if (present.length > 0 && !outdated) continue
    const name = file.slice(file.lastIndexOf('/') + 1)
    reports.push(await importKnowledge(db, { ...seed, name, bytes, inForceFrom: FROM }, { actor: 'setup', now }))
  }
  return reports
}
