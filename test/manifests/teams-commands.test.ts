import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../src/app.ts'
import { run } from '../../src/cli/run.ts'
import { TEXT } from '../../src/features/ask/texts.ts'
import { freshApp, paperIo } from '../support/app.ts'
import { engines } from '../support/engines.ts'

interface CommandList {
  readonly scopes: readonly string[]
  readonly commands: readonly { readonly title: string }[]
}

const file = new URL('../../manifests/teams/manifest.json', import.meta.url)
const lists: readonly CommandList[] = JSON.parse(readFileSync(file, 'utf8')).bots[0].commandLists
const offered = [...new Set(lists.flatMap(({ commands }) => commands.map(({ title }) => title)))]

describe('the commands that Teams offers', () => {
  let app: App
  beforeAll(async () => {
    const [pglite] = engines
    if (!pglite) throw new Error('no engine')
    app = await freshApp(pglite)
  })
  afterAll(() => app.close())

  const answerTo = async (said: string) => {
    const io = paperIo([said])
    expect(await run({ command: 'talk', argv: ['--as', '佐藤花子'] }, app, io)).toBe(0)
    return io.written.slice(1).join('\n')
  }
  /** The sentences that stand where a question was not answered. */
  const refusals = [
    TEXT.notFound,
    TEXT.notFoundNext(''),
    TEXT.relatedPlain,
    TEXT.refused,
    TEXT.noSubject,
    TEXT.notListed,
  ]
    .map((text) => text.slice(0, 12))
    .concat('書かれていません', '見つかりませんでした')

  it.each(offered)('「%s」 is answered', async (title) => {
    const answer = await answerTo(title)
    expect(answer).toMatch(/[ぁ-ん]/)
    for (const refusal of refusals) expect(answer).not.toContain(refusal)
  })

  it('would not pass with words that the bot does not know', async () => {
    const answer = await answerTo('市役所の食堂の営業時間は？')
    expect(refusals.some((refusal) => answer.includes(refusal))).toBe(true)
  })
})
