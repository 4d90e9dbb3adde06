import { chmod, cp, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/infra/db/index.ts'
import { type Child, script, start } from '../support/child.ts'

let folder: string
/** A data folder in good order, to copy and damage. */
let good: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hagukumi-folder-'))
  good = path.join(folder, 'good')
  await (await openDatabase({ dataDir: good })).close()
})
const children: Child[] = []
afterEach(async () => {
  // One that hangs, which these tests are about, must not outlive them.
  for (const child of children.splice(0)) {
    child.process.kill('SIGKILL')
    await child.ended
  }
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function copy(name: string): Promise<string> {
  const to = path.join(folder, name)
  await cp(good, to, { recursive: true })
  return to
}

function open(dataDir: string): Promise<unknown> {
  return openDatabase({ dataDir }).catch((error: unknown) => error)
}

/** Opens the folder and writes rows under a limit of `kilobytes` for the size of a file: it stands in for a full disk. */
function fill(dataDir: string, rows: number, kilobytes: number | 'unlimited'): Child {
  const node = [process.execPath, ...script('test/db/fixtures/fill.ts', dataDir, String(rows))]
  const child = start('bash', ['-c', `ulimit -f ${kilobytes}; exec "$@"`, 'bash', ...node])
  children.push(child)
  return child
}

async function rowsIn(dataDir: string): Promise<number> {
  const child = fill(dataDir, 0, 'unlimited')
  expect(await child.ended).toBe(0)
  return Number(child.said.out)
}

describe('a data folder that cannot be used is refused with one sentence', () => {
  it('where it cannot be written', async () => {
    // Root may write anywhere but into the kernel's own folder.
    let dataDir = '/sys/hagukumi'
    if (process.getuid?.() !== 0) {
      dataDir = path.join(await copy('readonly'), 'inner')
      await chmod(path.dirname(dataDir), 0o500)
    }
    expect(await open(dataDir)).toMatchObject({ code: 'storage', message: expect.stringContaining('書き込めません') })
  })

  it('where its place is taken by a file', async () => {
    const file = path.join(folder, 'file')
    await writeFile(file, '')
    for (const dataDir of [file, path.join(file, 'inner')]) {
      expect(await open(dataDir)).toMatchObject({
        code: 'storage',
        message: expect.stringContaining('ファイルがあります'),
      })
    }
  })

  it.each([
    ['its control file is gone', (pg: string) => rm(path.join(pg, 'global/pg_control'))],
    ['its log is gone', (pg: string) => rm(path.join(pg, 'pg_wal'), { recursive: true })],
    ['a catalogue is empty', (pg: string) => truncate(path.join(pg, 'base/5/1259'))],
    [
      'its version file is gone, and does not make a new database over it',
      (pg: string) => rm(path.join(pg, 'PG_VERSION')),
    ],
  ])('where %s', async (what, damage) => {
    const dataDir = await copy(what.slice(0, 12))
    await damage(path.join(dataDir, 'pg'))
    expect(await open(dataDir)).toMatchObject({ code: 'storage', message: expect.stringContaining('壊れている') })
  })
})

describe('a full disk', () => {
  it('stops the first start with one sentence and leaves nothing half made', async () => {
    const dataDir = path.join(folder, 'first')
    const child = fill(dataDir, 0, 1000)
    expect(await child.ended).toBe(1)
    expect(child.said.err).toMatch(/^storage: .*書き込む空きがありません.*\n$/)
    expect(await rowsIn(dataDir)).toBe(0)
  })

  it('stops a start on a folder in use', async () => {
    const dataDir = await copy('start')
    const child = fill(dataDir, 0, 100)
    expect(await child.ended).toBe(1)
    expect(child.said.err).toMatch(/^storage: .*書き込む空きがありません.*\n$/)
    expect(await rowsIn(dataDir)).toBe(0)
  })

  it.each([
    ['the log of PostgreSQL cannot grow', 16_300],
    ['a table cannot grow', 20_000],
  ])('while writing ends in one sentence, neither in a stack nor in a hang, where %s', async (what, kilobytes) => {
    const dataDir = await copy(what.slice(0, 9))
    const child = fill(dataDir, 300, kilobytes)
    expect(await child.ended).toBe(1)
    expect(child.said.err.trim().split('\n')).toHaveLength(1)
    expect(child.said.err).toContain('書き込む空きがありません')
    expect(await rowsIn(dataDir)).toBeGreaterThan(50)
  })
})
