import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

/**
 * What a platform sends, and what it is to the bot. Each scenario is a folder, with a file for each channel that knows
 * it: `slack.json`, later others beside it.
 */
const fixtureShape = z.strictObject({
  /** The page of the platform's documentation that the payload is written after. */
  source: z.url(),
  /** Which of the channel's readers it is for. */
  kind: z.string(),
  payload: z.looseObject({}),
  /** Null where it is nothing for the bot. A time `now` is that of the reader's own clock. */
  event: z.looseObject({ kind: z.string(), id: z.string(), at: z.string() }).nullable(),
})

export interface Fixture extends z.infer<typeof fixtureShape> {
  readonly scenario: string
  readonly channel: string
}

const FOLDER = path.join(import.meta.dirname, 'fixtures')

/** Every file of every scenario. */
export const fixtures: readonly Fixture[] = readdirSync(FOLDER)
  .sort()
  .flatMap((scenario) =>
    readdirSync(path.join(FOLDER, scenario)).map((file) => {
      const written: unknown = JSON.parse(readFileSync(path.join(FOLDER, scenario, file), 'utf8'))
      return { ...fixtureShape.parse(written), scenario, channel: path.basename(file, '.json') }
    }),
  )
