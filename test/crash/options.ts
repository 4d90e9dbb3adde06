import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import type { Plan } from './run.ts'
import { ORDERS, PLATFORMS } from './shapes.ts'

const ENGINES = ['pglite', 'postgres'] as const

/** What a run by hand is told. */
export interface Options extends Plan {
  readonly db: (typeof ENGINES)[number]
  readonly json: boolean
}

const USAGE =
  '使い方: npm run -s crash -- --kills 回数 --db pglite|postgres --platform slack|teams [--order reminders|stresscheck|mark-first|send-first] [--workers 1|2] [--seed 整数] [--json]（workers 2 は postgres だけで使えます）'

const number = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)

const shape = z
  .object({
    kills: number.pipe(z.int().min(1).max(10_000)).default(30),
    db: z.enum(ENGINES).default('pglite'),
    platform: z.enum(PLATFORMS).default('slack'),
    order: z.enum(ORDERS).default('own'),
    workers: z
      .enum(['1', '2'])
      .default('1')
      .transform((text) => (text === '2' ? 2 : 1)),
    seed: number.default(() => randomInt(2 ** 29)),
    json: z.boolean().default(false),
  })
  .refine(({ db, workers }) => db === 'postgres' || workers === 1)

/** Reads the arguments; gives the sentence to say where they cannot be used. */
export function readOptions(args: readonly string[]): Options | string {
  const text = { type: 'string' } as const
  const options = { kills: text, db: text, platform: text, order: text, workers: text, seed: text } as const
  try {
    return shape.parse(parseArgs({ args: [...args], options: { ...options, json: { type: 'boolean' } } }).values)
  } catch {
    return USAGE
  }
}
