import { readFileSync } from 'node:fs'
import { create, insertMultiple, search } from '@orama/orama'
import MiniSearch from 'minisearch'
import { Temporal } from 'temporal-polyfill'
import { squash } from '../../src/domain/text/normalise.ts'
import { answerTo } from '../../src/features/ask/ask.ts'
import { QuestionReader } from '../../src/features/ask/reading/reader.ts'
import { type Library, openLibrary, type VersionInForce } from '../../src/infra/knowledge/library.ts'
import { readReadings } from '../../src/infra/knowledge/readings.ts'
import { foreignDocument } from './foreign.ts'
import { rounded, type Spread, spreadOf, spreadOfAsync } from './timing.ts'

const SEED = new URL('../../prisma/seed/', import.meta.url)
const FILES = {
  policy: 'policy/policy.md',
  competencies: 'policy/competencies.json',
  measures: 'policy/measures.json',
  courses: 'courses/courses.csv',
  wording: 'wording/wording.json',
}
const EDITION = { version: 1, inForceFrom: Temporal.PlainDate.from('2026-04-01') }
const ROUNDS = 4

/** One row of the bench: this many passages, ours beside the peers. Milliseconds. */
export interface Row {
  readonly passages: number
  readonly build: Readonly<Record<'hagukumi' | 'minisearch' | 'orama', number>>
  readonly answer: Readonly<Record<'hagukumi' | 'minisearch' | 'orama', Spread>>
  /** Share of the questions whose facts stand in the five best passages: what the time is spent on. */
  readonly found: Readonly<Record<'hagukumi' | 'minisearch' | 'orama', number>>
  /** Ours by the peer's, p50 of an answer: ours reads, searches, judges and writes a card, the peers only search. */
  readonly ratio: Readonly<Record<'minisearch' | 'orama', number>>
}

/** Measures building and answering at a number of passages, in one run beside MiniSearch's default use and Orama. */
export async function measure(passages: number): Promise<Row> {
  const readings = await readReadings()
  const base = openLibrary(versions(), readings)
  const own = countOf(base)
  const foreign = passages > own ? [document(passages - own)] : []
  const [library, build] = timed(() => openLibrary([...versions(), ...foreign], readings))
  const documents = library.sections.flatMap((section) =>
    section.passages.map((passage, at) => ({
      id: `${section.id}/${at}`,
      head: passage.heading.join(' '),
      body: passage.text,
    })),
  )
  const bodies = new Map(documents.map(({ id, body }) => [id, body]))
  const [mini, miniBuild] = timed(() => {
    const index = new MiniSearch({ fields: ['head', 'body'] })
    index.addAll(documents)
    return index
  })
  const from = performance.now()
  const orama = create({ schema: { id: 'string', head: 'string', body: 'string' } as const })
  await insertMultiple(orama, documents)
  const oramaBuild = performance.now() - from
  const asked = readQuestions()
  const questions = asked.map(({ question }) => question)
  const ours = answering(library)
  const answer = {
    hagukumi: spreadOf(questions, ROUNDS, ours),
    minisearch: spreadOf(questions, ROUNDS, (question) => mini.search(question).slice(0, 5)),
    orama: await spreadOfAsync(questions, ROUNDS, async (question) => search(orama, { term: question, limit: 5 })),
  }
  return {
    passages: countOf(library),
    build: { hagukumi: rounded(build), minisearch: rounded(miniBuild), orama: rounded(oramaBuild) },
    answer,
    found: {
      hagukumi: await foundBy(asked, async (question) => ours(question).evidence.passages.map(({ text }) => text)),
      minisearch: await foundBy(asked, async (question) =>
        mini.search(question).map(({ id }) => bodies.get(String(id)) ?? ''),
      ),
      orama: await foundBy(asked, async (question) =>
        (await search(orama, { term: question, limit: 5 })).hits.map(({ document: { body } }) => String(body)),
      ),
    },
    ratio: {
      minisearch: Math.round(answer.hagukumi.p50 / answer.minisearch.p50),
      orama: Math.round(answer.hagukumi.p50 / answer.orama.p50),
    },
  }
}

function answering(library: Library): (question: string) => ReturnType<typeof answerTo> {
  const reader = new QuestionReader(library.framework, library.wording)
  const desktop = {
    knowledge: library,
    person: undefined,
    subject: undefined,
    cityFacts: [],
    desk: { name: '担当', sample: true },
    today: EDITION.inForceFrom,
  }
  return (question) => answerTo(reader.read(question), desktop)
}

function versions(): VersionInForce[] {
  return Object.entries(FILES).map(([kind, file]) => {
    return { kind, key: kind, title: kind, ...EDITION, body: readFileSync(new URL(file, SEED), 'utf8') }
  })
}

function document(passages: number): VersionInForce {
  return { kind: 'document', key: 'その他', title: 'その他の文書', ...EDITION, body: foreignDocument(passages) }
}

function countOf(library: Library): number {
  return library.sections.reduce((count, section) => count + section.passages.length, 0)
}

interface Asked {
  readonly question: string
  readonly gold: readonly string[]
}

/** The project's own questions, the last turn of each. */
function readQuestions(): Asked[] {
  const lines = readFileSync(new URL('../answers/questions.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
  return lines
    .map((line) => JSON.parse(line) as { q?: string; turns?: string[]; gold: string[]; gold_kind?: string })
    .map(({ q, turns, gold, gold_kind: kind }) => ({
      question: q ?? turns?.at(-1) ?? '',
      gold: kind || turns ? [] : gold,
    }))
}

/** The share of the questions with facts of which all stand in the five best texts. */
async function foundBy(
  asked: readonly Asked[],
  find: (question: string) => Promise<readonly string[]>,
): Promise<number> {
  const withFacts = asked.filter(({ gold }) => gold.length > 0)
  let found = 0
  for (const { question, gold } of withFacts) {
    const texts = (await find(question)).slice(0, 5).map((text) => squash(text).replace(/[|*#>○・-]/g, ''))
    if (gold.every((fact) => texts.some((text) => text.includes(squash(fact).replace(/[|*#>○・-]/g, ''))))) found += 1
  }
  return rounded(found / withFacts.length)
}

function timed<T>(work: () => T): [T, number] {
  const from = performance.now()
  const result = work()
  return [result, performance.now() - from]
}
