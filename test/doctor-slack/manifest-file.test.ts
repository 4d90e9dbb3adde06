import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { APP, BOT, doctorSlack, identity, opened, smallSlack } from './support.ts'

const ours = path.join(import.meta.dirname, '../../manifests/slack/manifest.socket.json')

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hagukumi-manifest-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const file = async (content: string | Uint8Array): Promise<string> => {
  const name = path.join(folder, 'app.json')
  await writeFile(name, content)
  return name
}

describe('doctor slack --manifest', () => {
  it('adds its lines to those of the tokens, and no longer says how to bring it', async () => {
    const slack = await smallSlack({ 'auth.test': identity(), 'apps.connections.open': opened })
    const keys = { SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP }
    expect(await doctorSlack(keys, { apiUrl: slack.url, argv: ['--manifest', ours] })).toEqual([
      expect.stringMatching(/^○ ワークスペース/),
      expect.stringMatching(/^○ トークンの権限/),
      expect.stringMatching(/^○ Socket Mode/),
      expect.stringMatching(/^○ アプリの設定（マニフェスト）は/),
      '足りないものは見つかりませんでした。',
    ])
  })

  it('works before there is any token, also from standard input and with a byte order mark', async () => {
    const text = '\uFEFF{"display_information":{"name":"x"},"settings":{"socket_mode_enabled":true}}'
    const fromFile = await doctorSlack({}, { argv: ['--manifest', await file(text)] })
    expect(fromFile).toContainEqual(expect.stringMatching(/^△ コマンド \/hagukumi がありません/))
    expect(fromFile.at(-1)).toMatch(/^△ が22件あります/)
    expect(await doctorSlack({}, { argv: ['--manifest', '-'], lines: [text.slice(1)] })).toEqual(fromFile)
  })

  it.each([
    ['YAML', 'display_information:\n  name: hidden\n', 'YAML の形で'],
    ['YAML with a start', '---\n_metadata:\n  major_version: 2\n', 'YAML の形で'],
    ['a web page', '<!doctype html><p>hidden</p>', 'Web ページが'],
    ['half of it', '{"display_information":{"name":"hidden"', 'JSON として読めません'],
    ['words', 'hidden', 'JSON として読めません'],
    ['other JSON', '{"manifestVersion":"1.19","name":{"short":"hidden"}}', 'マニフェストではない'],
    ['a name and nothing more', '{"display_information":{"name":"hidden"}}', 'マニフェストではない'],
    ['a list', '[1,2]', 'マニフェストではない'],
    ['null', 'null', 'マニフェストではない'],
    ['parts of other kinds', '{"display_information":{"name":"hidden"},"settings":[]}', 'マニフェストではない'],
    ['nothing', '', 'ファイルが空です'],
    ['UTF-16', Buffer.from('\uFEFF{}', 'utf16le'), 'UTF-16'],
    ['far too much', `"${'あ'.repeat(400_000)}"`, '大きすぎる'],
  ])('refuses %s with one sentence', async (_, content, sentence) => {
    const argv = ['--manifest', await file(content)]
    await expect(doctorSlack({}, { argv })).rejects.toMatchObject({
      code: 'bad_input',
      message: expect.stringMatching(new RegExp(`^[^\\n]*${sentence}[^\\n]*。$`)),
    })
  })

  it('refuses a missing file and a folder, before anybody is asked', async () => {
    const slack = await smallSlack({ 'auth.test': identity() })
    const keys = { SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP }
    for (const name of [path.join(folder, 'missing.json'), folder])
      await expect(doctorSlack(keys, { apiUrl: slack.url, argv: ['--manifest', name] })).rejects.toMatchObject({
        code: 'bad_input',
      })
    expect(slack.asked).toEqual([])
  })
})
