import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { run } from '../../src/cli/run.ts'
import { recordsOf } from '../../src/infra/csv/records.ts'
import { type City, city } from '../reminders/support.ts'
import { paperIo } from '../support/app.ts'
import { engines } from '../support/engines.ts'
import { handedIn, noProposals } from './carrying.ts'

describe.each(engines)('the register on paper, on $name', (engine) => {
  let here: City
  let folder: string

  beforeAll(async () => {
    here = await city(engine)
    folder = await mkdtemp(path.join(os.tmpdir(), 'hagukumi-'))
  })
  afterAll(async () => {
    await here.app.close()
    await rm(folder, { recursive: true })
  })
  beforeEach(async () => {
    here.at('2027-01-26T09:30')
    await noProposals(here)
    await handedIn(here)
    for (const each of await readdir(folder)) await rm(path.join(folder, each))
  })

  it('has a line for every number, also where the text is gone, and nobody’s name', async () => {
    await handedIn(here)
    await here.app.db.prisma.proposal.updateMany({ where: { place: 2 }, data: { text: {}, state: 'void' } })
    expect(await exported()).toMatchObject({ code: 0, says: '提案簿を書き出しました（2件）。' })
    const bytes = await readFile(path.join(folder, 'a.csv'))
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
    expect(text.startsWith('\ufeff受付番号,')).toBe(true)
    expect(text.split('\r\n')).toHaveLength(4)
    expect(text.replaceAll('\r\n', '')).not.toContain('\n')
    const [headings, first, second] = recordsOf(text.slice(1), 9).map(({ record }) => record)
    expect(headings).toEqual(['受付番号', '種類', '標題', '受付日時', '状態', '結果', '次のお知らせ'])
    const kind = first?.[1]
    expect(first).toEqual([
      'R8-001',
      kind,
      '入口に案内を置く',
      '2027/01/26 09:30',
      '受理の判断を待っています',
      '',
      '2027/02/09',
    ])
    expect(kind).not.toBe('idea')
    expect(second?.slice(0, 3)).toEqual(['R8-002', kind, '（本文なし）'])
    expect(text).not.toContain('佐藤')
  })

  it('runs nothing in a spreadsheet, and says in Shift_JIS what did not fit', async () => {
    await titled('=1+1,"𠮷"野〜①')
    expect((await exported('--encoding', 'shift_jis')).says).toBe(
      'R8-001 の標題に、Shift_JIS にない文字「𠮷」があります。〓 に置きかえました。\n提案簿を書き出しました（1件）。',
    )
    const text = new TextDecoder('shift_jis', { fatal: true }).decode(await readFile(path.join(folder, 'a.csv')))
    expect(recordsOf(text, 9)[1]?.record[2]).toBe('\'=1+1,"〓"野～①')
    for (const begins of ['+', '-', '@', '\t']) {
      await titled(`${begins}1`)
      await exported('--force')
      expect(await readFile(path.join(folder, 'a.csv'), 'utf8')).toContain(`'${begins}1`)
    }
  })

  it('replaces no file unasked, and leaves nothing half written', async () => {
    expect((await exported()).code).toBe(0)
    const before = await readFile(path.join(folder, 'a.csv'))
    await titled('別の標題')
    for (const [more, says] of [
      [[], '同じ名前のファイルがあります'],
      [['--to', path.join(folder, 'none', 'a.csv')], 'フォルダーがありません'],
      [['--to', path.join(folder, 'a.csv', 'b.csv')], 'フォルダーがありません'],
      [['--to', folder], 'そこにあるのはフォルダーです'],
      [['--encoding', 'euc-jp', '--force'], 'utf-8 か shift_jis'],
      [['--year', '27', '--force'], '西暦でお書きください'],
    ] as const) {
      const refused = await exported(...more)
      expect(refused.code).not.toBe(0)
      expect(refused.says).toContain(says)
    }
    expect(await readFile(path.join(folder, 'a.csv'))).toEqual(before)
    expect(await readdir(folder)).toEqual(['a.csv'])
    expect((await exported('--force')).code).toBe(0)
    expect(await readFile(path.join(folder, 'a.csv'), 'utf8')).toContain('別の標題')
    expect((await exported('--force', '--year', '2027')).says).toContain('0件')
  })

  async function titled(title: string): Promise<void> {
    const [row] = await here.app.db.prisma.proposal.findMany()
    await here.app.db.prisma.proposal.updateMany({ data: { text: { ...(row?.text as object), title } } })
  }

  async function exported(...more: readonly string[]) {
    const io = paperIo([])
    const argv = ['proposals', 'export', '--to', path.join(folder, 'a.csv'), ...more]
    const code = await run({ command: 'hagukumi', argv }, here.app, io)
    return { code, says: [...io.written, ...io.beside].join('\n') }
  }
})
