import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../src/app.ts'
import { plainText } from '../../src/bot/card/plain.ts'
import { squash } from '../../src/domain/text/normalise.ts'
import { newId } from '../../src/infra/clock/clock.ts'
import { freshApp } from '../support/app.ts'
import { engines } from '../support/engines.ts'
import { type Answered, figuresOf, type Question } from './score.ts'

const QUESTIONS = ['questions.jsonl', 'questions-2.jsonl'].flatMap((file) =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Question),
)
const POLICY = bare(readFileSync(new URL('../../prisma/seed/policy/policy.md', import.meta.url), 'utf8'))

/** A little under what is reached, so that a loss is seen: on the questions the words were tuned on, and on the others. */
const FLOORS = {
  tune: {
    recallAt5: 0.97,
    factsShown: 0.95,
    wronglyRefused: 0.04,
    unanswerableCaught: 0.95,
    blankSaid: 1,
    coursesExact: 0.9,
  },
  held: {
    recallAt5: 0.9,
    factsShown: 0.82,
    wronglyRefused: 0.11,
    unanswerableCaught: 0.83,
    blankSaid: 1,
    coursesExact: 0.7,
  },
} as const

describe.each(engines)('our own questions, on $name', (engine) => {
  let app: App
  let answers: (readonly [Question, Answered])[]

  beforeAll(async () => {
    app = await freshApp(engine)
    answers = []
    for (const question of QUESTIONS) answers.push([question, await answered(app, question)])
  }, 180_000)
  afterAll(() => app.close())

  it.each(['tune', 'held'] as const)('reach the floors (%s)', (set) => {
    const figures = figuresOf(answers.filter(([question]) => question.set === set))
    console.log(set, figures)
    const { wronglyRefused, ...shares } = FLOORS[set]
    for (const [name, floor] of Object.entries(shares)) {
      expect(figures[name as keyof typeof shares], name).toBeGreaterThanOrEqual(floor)
    }
    expect(figures.wronglyRefused).toBeLessThanOrEqual(wronglyRefused)
  })

  it('quote nothing that is not in its source', () => {
    const quotes = answers.flatMap(([, { quotes }]) => quotes)
    expect(quotes.length).toBeGreaterThan(500)
    expect(quotes.filter((quote) => !POLICY.includes(bare(quote)))).toEqual([])
  })
})

/** Asks every turn as somebody whom no directory knows, each question a conversation of its own. */
async function answered(app: App, { q, turns = [q ?? ''] }: Question): Promise<Answered> {
  const account = { channel: 'test', externalId: newId() }
  const place = { kind: 'direct', id: newId() } as const
  let messages: Awaited<ReturnType<App['take']>> = []
  for (const text of turns)
    messages = await app.take({ kind: 'said', id: newId(), account, place, at: app.clock.now(), text })
  const evidence = messages.flatMap((message) => message.evidence ?? [])
  return {
    outcome: evidence[0]?.outcome ?? 'not_found',
    text: messages.map(({ card }) => plainText(card)).join('\n'),
    quotes: messages
      .flatMap(({ card }) => card.citations)
      .flatMap(({ source, quote }) => (source === 'policy' ? [quote] : [])),
    passages: evidence.flatMap(({ passages }) => passages.map(({ text }) => text)),
    courses: evidence.flatMap(({ courses }) => courses),
  }
}

function bare(text: string): string {
  return squash(text).replace(/[|*#>○・-]/g, '')
}
