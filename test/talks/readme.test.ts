import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { App } from '../../src/app.ts'
import { run } from '../../src/cli/run.ts'
import { appOn, paperIo } from '../support/app.ts'
import { StandingClock } from '../support/clock.ts'
import { engines } from '../support/engines.ts'

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
const DEMO = readFileSync(new URL('../../docs/demo.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')

let app: App
beforeAll(async () => {
  const [pglite] = engines
  if (!pglite) throw new Error('no engine')
  app = await appOn(await pglite.fresh(), new StandingClock())
})
afterAll(() => app.close())

it('shows a transcript that is true', async () => {
  const io = paperIo(DEMO)
  await run({ command: 'talk', argv: ['--as', '佐藤花子'] }, app, io)
  const answers = new Map(DEMO.map((said, at) => [said, io.written[at + 1]]))
  const [transcript = ''] = /(?<=```\n)> [\s\S]*?(?=```)/.exec(README) ?? []
  const shown = transcript
    .trim()
    .split(/\n\n(?=> )/)
    .map((exchange) => exchange.split('\n'))
  expect(shown.length).toBeGreaterThan(3)
  for (const [said = '', ...answer] of shown) expect(answer.join('\n')).toBe(answers.get(said.slice(2)))
})
