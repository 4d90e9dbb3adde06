import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exitCodeOf } from '../../src/bot/errors.ts'
import { peopleCommands } from '../../src/cli/people.ts'
import { roleCommands } from '../../src/cli/roles.ts'
import { settingsCommands } from '../../src/cli/settings.ts'
import type { Database } from '../../src/infra/db/index.ts'
import { engines } from '../support/engines.ts'
import { by, csv, dump, root, sjis } from './support.ts'

const boss = { 職員番号: '1000', 氏名: '課長 花子', 職位: '課長級' }

describe.each(engines)('hagukumi people, roles and settings on $name', ({ fresh }) => {
  let db: Database
  let cwd: string
  beforeAll(async () => {
    db = await fresh()
    cwd = await mkdtemp(path.join(tmpdir(), 'はぐくみ 試験 '))
    const competencies = await readFile(new URL('prisma/seed/policy/competencies.json', root), 'utf8')
    const at = new Date('2026-04-01T00:00:00Z')
    const version = { kind: 'competencies', key: 'competencies', version: 1, title: '', sha256: '', body: competencies }
    await db.prisma.knowledgeVersion.create({
      data: { ...version, inForceFrom: at, importedAt: at, importedBy: 'test' },
    })
  })
  afterAll(async () => {
    await db.close()
    await rm(cwd, { recursive: true })
  })

  /** Runs a command as an operator does; gives its result, or the exit code and the sentence. */
  async function run(args: string[], input: readonly string[] = []): Promise<string> {
    const out: string[] = []
    const lines = (async function* () {
      yield* input
    })()
    const io = { lines, out: (text: string) => out.push(text), err: () => {}, columns: undefined, cwd }
    const program = new Command().exitOverride()
    const tools = { io, db, actor: 'test', now: () => by.now }
    peopleCommands(program, tools, async () => undefined)
    roleCommands(program, tools)
    settingsCommands(program, tools)
    try {
      await program.parseAsync(args, { from: 'user' })
      return out.join('\n')
    } catch (error) {
      return `${exitCodeOf(error)} ${error instanceof Error ? error.message : ''}`
    }
  }

  it('tries, imports and repeats a directory file of Windows, by a path relative to the terminal', async () => {
    await writeFile(path.join(cwd, '名簿.csv'), sjis(csv(boss, { 上司: '1000' }).replaceAll('\n', '\r\n')))
    expect(await run(['people', 'import', '名簿.csv', '--dry-run'])).toBe(
      '確かめただけです。まだ何も書いていません。\n新規 2人／変更 0人／変更なし 0人／退職 0人',
    )
    expect(await run(['people', 'import', '名簿.csv'])).toContain('新規 2人')
    expect(await run(['people', 'import', path.join(cwd, '名簿.csv')])).toContain(
      '新規 0人／変更 0人／変更なし 2人／退職 0人',
    )
    expect(await run(['people', 'import', '-'], csv({}).split('\n'))).toContain(
      '名簿にない職員 1人。退職は退職日でお知らせください。',
    )
  })

  it('ends a fault with exit code 2 and one sentence, the database as it was', async () => {
    await writeFile(path.join(cwd, '誤り.csv'), csv({ 発令日: '4月1日' }))
    await writeFile(path.join(cwd, '空.csv'), '')
    const before = await dump(db)
    expect(await run(['people', 'import', '誤り.csv'])).toMatch(/^2 名簿を取り込みませんでした。[\s\S]*2行目 発令日：/)
    expect(await run(['people', 'import', '空.csv'])).toMatch(/^2 ファイルが空です。/)
    expect(await run(['people', 'import', 'ない.csv'])).toMatch(/^2 ファイルが見つかりません。/)
    expect(await run(['people', 'import', '.'])).toMatch(/^2 そこにあるのはフォルダー/)
    expect(await run(['settings', 'import', '空.csv'])).toMatch(/^2 ファイルが空です。.*JSON/)
    expect(await run(['roles', 'give', '試験一郎', '市長'])).toMatch(/^2 その役割はありません。/)
    expect(await run(['roles', 'give', '課長花子', 'sc_operator'])).toMatch(/^2 「ストレスチェック実施事務従事者」は/)
    expect(await dump(db)).toBe(before)
  })

  it('refuses more than 10 MB before reading it, and while it is piped in', async () => {
    // A file with holes: larger than Node could read at all, yet it takes no room on the disk.
    await writeFile(path.join(cwd, '大.csv'), csv({}))
    await truncate(path.join(cwd, '大.csv'), 3 * 1024 ** 3)
    expect(await run(['people', 'import', '大.csv'])).toMatch(/^2 ファイルが大きすぎます（10MBまで）/)
    const endless = (function* () {
      for (;;) yield 'あ'.repeat(100_000)
    })()
    expect(await run(['people', 'import', '-'], endless as unknown as string[])).toMatch(/^2 ファイルが大きすぎます/)
  })

  it('gives and takes a role, and lists it as a table and as JSON', async () => {
    expect(await run(['roles', 'list'])).toBe('役割のある職員はまだいません。')
    expect(await run(['roles', 'give', '試験一郎', '人事担当'])).toBe(
      '試験 一郎さん（1001）に「人事担当」を付けました。',
    )
    expect(await run(['roles', 'list'])).toBe(
      '役割      職員番号  氏名       所属\n人事担当  1001      試験 一郎  総務部/人事課/人事研修係',
    )
    expect(JSON.parse(await run(['roles', 'list', '--json']))).toMatchObject([{ number: '1001', role: 'hr' }])
    expect(await run(['roles', 'take', '1001', 'hr'])).toBe('試験 一郎さん（1001）から「人事担当」を外しました。')
  })

  it('writes the settings to a file and takes them back', async () => {
    expect(await run(['settings', 'import', '-'], ['{"city_name":', '"試験市"}'])).toContain('変更 1件（city_name）')
    await run(['settings', 'export', '設定.json'])
    expect(await readFile(path.join(cwd, '設定.json'), 'utf8')).toBe('{\n  "city_name": "試験市"\n}\n')
    expect(await run(['settings', 'import', '設定.json'])).toContain('変更 0件／変更なし 1件')
    expect(await run(['settings', 'export', '-'])).toBe('{\n  "city_name": "試験市"\n}')
    expect(await run(['settings', 'export', 'ない/設定.json'])).toMatch(/^2 ファイルを書けません。/)
  })
})
