import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { App } from '../../src/app.ts'
import { run } from '../../src/cli/run.ts'
import type { Database } from '../../src/infra/db/index.ts'
import { idleApp } from '../deliveries/support.ts'
import { paperIo } from '../support/app.ts'
import type { StandingClock } from '../support/clock.ts'
import type { Engine } from '../support/engines.ts'

/** Two of 人事担当 in the sample city, and somebody who is not. */
export const HR = '100025'
export const DEPUTY = '100028'
export const CLERK = '100184'

/** The whole bot on the sample city, Tuesday 26 January 2027, with the campaign commands as an operator types them. */
export interface Hall {
  readonly app: App & { readonly clock: StandingClock }
  readonly db: Database
  /** Runs `campaign …` as somebody; gives its output, or `CODE sentence` where it was refused. */
  hagukumi(as: string, ...argv: string[]): Promise<string>
  /** The same with a file, written beside and named as the last argument. */
  withFile(as: string, content: string | Uint8Array, ...argv: string[]): Promise<string>
  close(): Promise<void>
}

export async function hall(engine: Engine, channels?: readonly string[]): Promise<Hall> {
  const app = await idleApp(await engine.city(), channels)
  const folder = await mkdtemp(path.join(tmpdir(), 'hagukumi-campaign-'))
  const hagukumi = async (as: string, ...argv: string[]) => {
    const io = paperIo([])
    const code = await run({ command: 'hagukumi', argv: ['campaign', ...argv, '--as', as] }, app, io)
    return code === 0 ? io.written.join('\n') : `${code} ${io.beside.join('').trim()}`
  }
  return {
    app,
    db: app.db,
    hagukumi,
    withFile: async (as, content, ...argv) => {
      const file = path.join(folder, 'file')
      await writeFile(file, content)
      return hagukumi(as, ...argv, file)
    },
    close: async () => {
      await app.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** A small campaign that a test changes where it wants to: five clerks of one 係, a day in February. */
export function small(change: Record<string, unknown> = {}, step: Record<string, unknown> = {}): string {
  const only = {
    key: 'read',
    title: '手引きを読む',
    actor: 'member',
    due: { day: '2027-02-10', rule: 'before' },
    touches: ['T-10', 'T-3', 'T-0'],
    minutes: 5,
    completion: ['csv', 'self'],
    text: '{期日}までに、お願いします。',
    ...step,
  }
  const definition = { kind: 'custom', title: '手引きのお知らせ', audience: SMALL, steps: [only], ...change }
  return JSON.stringify({ startsOn: '2027-01-26', definition })
}

const SMALL = { people: ['100184', '100119', '100363'] }

/** The number that a command told. */
export function numberIn(said: string): string {
  const number = /番号 ([0-9a-f]{8})/.exec(said)?.[1]
  if (number === undefined) throw new Error(`no number in: ${said}`)
  return number
}
