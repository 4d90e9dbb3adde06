import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../src/app.ts'
import { run } from '../../src/cli/run.ts'
import { freshApp, paperIo } from '../support/app.ts'
import type { StandingClock } from '../support/clock.ts'
import { engines } from '../support/engines.ts'

const SEED = new URL('../../prisma/seed/', import.meta.url)

describe.each(engines)('what a city brings, on $name', (engine) => {
  let app: App & { readonly clock: StandingClock }
  let folder = ''

  beforeAll(async () => {
    app = await freshApp(engine)
    folder = await mkdtemp(path.join(tmpdir(), 'hagukumi-'))
  })
  afterAll(async () => {
    await app.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('is answered from at once: a further document, cited as 市の文書', async () => {
    const file = await written(
      'plan.md',
      '# 第１章　職員の傘\n\n## １　貸出し\n\n置き傘は、総務課の窓口で貸し出し、翌開庁日までに返します。\n',
    )
    expect(await asked('置き傘の貸出しはどこ')).not.toContain('総務課の窓口')
    await done(['import', 'document', file, '--key', '置き傘要領', '--title', '置き傘要領'])
    const answer = await asked('置き傘の貸出しは？')
    expect(answer).toContain('「置き傘は、総務課の窓口で貸し出し、翌開庁日までに返します。」')
    expect(answer).toContain('― 市の文書「置き傘要領」　第１章１')
  })

  it('follows the version in force: tomorrow’s text answers tomorrow', async () => {
    const policy = await readFile(new URL('policy/policy.md', SEED), 'utf8')
    const file = await written(
      'policy.md',
      policy.replace(
        '平成30年度から令和９年度までの10年間を取組期間',
        '令和10年度から令和19年度までの10年間を取組期間',
      ),
    )
    // The measures quote the old sentence; they come anew with the policy.
    const tomorrow = '2027-01-27'
    await done(['import', 'policy', file, '--from', tomorrow])
    expect(await asked('取組期間は？')).toContain('平成30年度から令和９年度まで')
    app.clock.advance(24 * 60)
    expect(await asked('取組期間は？')).toContain('令和10年度から令和19年度まで')
    expect(await done(['versions'])).toMatch(/第?2/)
  })

  it('an answer of the city itself is given as 市の設定', async () => {
    const file = await written(
      'settings.json',
      JSON.stringify({
        facts: [{ words: ['助成', '上限'], text: '助成の上限は、要綱第3条でご確認ください。' }],
        hr_contact: '人材育成係',
      }),
    )
    await done(['settings', 'import', file])
    const answer = await asked('自己啓発の助成の上限は？')
    expect(answer).toContain('助成の上限は、要綱第3条でご確認ください。')
    expect(answer).toContain('― 市の設定')
    expect(await asked('今日の天気は？')).toContain('人材育成係にお尋ねください')
  })

  async function written(name: string, text: string): Promise<string> {
    const file = path.join(folder, name)
    await writeFile(file, text)
    return file
  }

  async function done(argv: readonly string[]): Promise<string> {
    const io = paperIo([])
    const code = await run({ command: 'hagukumi', argv }, app, io)
    expect([code, io.beside.join('')]).toEqual([0, ''])
    return io.written.join('\n')
  }

  function asked(question: string): Promise<string> {
    return done(['ask', question])
  }
})
