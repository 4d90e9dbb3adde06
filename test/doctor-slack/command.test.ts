import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import socket from '../../manifests/slack/manifest.socket.json' with { type: 'json' }
import type { App } from '../../src/app.ts'
import { run } from '../../src/cli/run.ts'
import { manifestRules } from '../manifests/rules.ts'
import { freshApp, paperIo } from '../support/app.ts'
import { engines } from '../support/engines.ts'

let app: App
beforeAll(async () => {
  const [pglite] = engines
  if (!pglite) throw new Error('no engine')
  app = await freshApp(pglite)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await app.close()
})

it('doctor slack is a command beside doctor, and ends with 0 as it does', async () => {
  for (const key of ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET']) vi.stubEnv(key, '')
  const io = paperIo([])
  expect(await run({ command: 'hagukumi', argv: ['doctor', 'slack'] }, app, io)).toBe(0)
  expect(io.written.join('\n')).toMatch(/^△ SLACK_BOT_TOKEN が入っていません.*\n△ が1件あります/)
  expect(await run({ command: 'hagukumi', argv: ['doctor'] }, app, paperIo([]))).toBe(0)
})

it('doctor slack ends with 2 and one sentence where a file cannot be used', async () => {
  const io = paperIo([])
  expect(await run({ command: 'hagukumi', argv: ['doctor', 'slack', '--manifest', 'nowhere'] }, app, io)).toBe(2)
  expect([io.written, io.beside.join('')]).toEqual([[], expect.stringMatching(/^ファイルが見つかりません。.*\n$/)])
})

it('what Slack offers to ask is answered', async () => {
  const prompts = manifestRules.parse(socket).features.agent_view?.suggested_prompts ?? []
  for (const { message } of prompts) {
    const io = paperIo([message])
    await run({ command: 'talk', argv: ['--as', '佐藤花子'] }, app, io)
    const answer = io.written.at(-1) ?? ''
    expect(answer, message).toMatch(/主事級に求められる能力|当てはまる講座|^相談先|次のようにお尋ねください/)
  }
  expect(prompts).toHaveLength(4)
})
