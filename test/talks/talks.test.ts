import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../src/app.ts'
import { run } from '../../src/cli/run.ts'
import { forgetChannel } from '../../src/infra/store/talk.ts'
import { freshApp, paperIo } from '../support/app.ts'
import { engines } from '../support/engines.ts'
import { readTalk, type Talk } from './read-talk.ts'

const talks: readonly Talk[] = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.txt'))
  .sort()
  .map((file) => readTalk(file, readFileSync(path.join(import.meta.dirname, file), 'utf8')))

describe.each(engines)('talks on $name', (engine) => {
  let app: App

  beforeAll(async () => {
    app = await freshApp(engine)
  })
  afterAll(() => app.close())

  it.each(talks)('$file: $title', async ({ as, exchanges }) => {
    await forgetChannel(app.db.prisma, 'console')
    const io = paperIo(exchanges.map(({ said }) => said))
    expect(await run({ command: 'talk', argv: ['--as', as] }, app, io)).toBe(0)
    const [purpose, ...answers] = io.written
    expect(purpose).toContain('目的')
    expect(answers).toHaveLength(exchanges.length)
    exchanges.forEach(({ said, expected, never }, at) => {
      const answer = answers[at] ?? ''
      let from = 0
      for (const line of expected) {
        const place = answer.indexOf(line, from)
        expect(place, `「${said}」への返事に「${line}」が（この順で）ありません：\n${answer}`).toBeGreaterThanOrEqual(0)
        from = place + line.length
      }
      for (const line of never) expect(answer, `「${said}」への返事`).not.toContain(line)
    })
  })
})
