import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importCommands } from '../../src/cli/import.ts'
import type { Database } from '../../src/infra/db/index.ts'
import { seedKnowledge } from '../../src/infra/knowledge/seed.ts'
import { engines } from '../support/engines.ts'
import { NOW, refusalOf, rowsOf, seedText } from './support.ts'

describe.each(engines.slice(0, 1))('the commands for knowledge on $name', ({ fresh }) => {
  let db: Database
  let cwd: string
  beforeAll(async () => {
    db = await fresh()
    await seedKnowledge(db, NOW)
    cwd = await mkdtemp(path.join(tmpdir(), 'hagukumi-import-'))
    await writeFile(path.join(cwd, '計画.md'), '# 第１章　計画\n\n本文です。\n')
    await writeFile(path.join(cwd, 'wording.json'), await seedText('wording'))
  })
  afterAll(async () => {
    await db.close()
    await rm(cwd, { recursive: true })
  })

  /** Runs a command line; gives what it wrote to standard output. */
  async function run(...words: string[]): Promise<string> {
    const written: string[] = []
    const io = {
      lines: (async function* () {})(),
      out: (text: string) => void written.push(text),
      err: (text: string) => expect.fail(text),
      columns: undefined,
      cwd,
    }
    const program = new Command('hagukumi').exitOverride()
    importCommands(program, { io, db, actor: 'officer', now: () => NOW })
    await program.parseAsync(words, { from: 'user' })
    return written.join('\n')
  }

  const plan = ['import', 'document', '計画.md', '--key', '推進プラン', '--title', '人材育成推進プラン']

  it('check a file and write nothing', async () => {
    const before = await rowsOf(db)
    expect(await run(...plan, '--dry-run')).toMatch(/「人材育成推進プラン」は、第1版として取り込めます/)
    expect(await rowsOf(db)).toEqual(before)
  })

  it('import a file from a day of the Japanese calendar, found from the folder of the command', async () => {
    expect(await run(...plan, '--from', '令和９年４月１日')).toBe(
      '市の文書「人材育成推進プラン」を、第1版として取り込みました。2027-04-01から有効になります。\n節 1、文のまとまり 1',
    )
  })

  it('say so where there is nothing new', async () => {
    expect(await run('import', 'wording', path.join(cwd, 'wording.json'))).toBe(
      '言い回し「職員の言い回し（サンプル）」は、第1版と同じ内容です。新しい版は作りませんでした。',
    )
  })

  it('list the versions, each with whether it is in force', async () => {
    const lines = (await run('versions')).split('\n')
    expect(lines).toHaveLength(6)
    expect(lines).toContain('document\t推進プラン\t第1版\t2027-04-01から\t\t人材育成推進プラン')
    expect(lines).toContain('courses\tcourses\t第1版\t2018-04-01から\t有効・サンプル\t研修の一覧（サンプル）')
    const rows: unknown = JSON.parse(await run('versions', '--json'))
    expect(rows).toContainEqual({
      ...{ kind: 'policy', key: 'policy', version: 1, title: '第３次会津若松市人材育成基本方針' },
      ...{ inForceFrom: '2018-04-01', importedAt: '2026-11-22T01:00:00Z', importedBy: 'setup' },
      ...{ sample: false, inForce: true },
    })
  })

  it.each([
    ['an unknown kind', ['import', 'plan', '計画.md'], /種類は、次のどれか/],
    ['a file that is not there', ['import', 'policy', 'ない.md'], /「ない.md」が見つかりません/],
    ['a folder', ['import', 'policy', '.'], /ファイルではありません/],
    ['a day that is none', [...plan, '--from', '令和9年2月30日'], /--from は/],
  ])('refuse %s with a sentence', async (_, words, sentence) => {
    const before = await rowsOf(db)
    expect(await refusalOf(run(...words))).toMatch(sentence)
    expect(await rowsOf(db)).toEqual(before)
  })
})
