import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Child, script, start } from '../support/child.ts'

const patience = { timeout: 30_000, interval: 20 }
/** A PATH on which there is no `flock`, as on macOS and Windows. */
const withoutFlock = { PATH: '/nonexistent' }

let folder: string
let children: Child[]

beforeEach(async () => {
  folder = path.join(await mkdtemp(path.join(tmpdir(), 'hagukumi-lock-')), 'pg')
  children = []
})
afterEach(async () => {
  for (const child of children) child.process.kill('SIGKILL')
  await Promise.all(children.map((child) => child.ended))
  await rm(path.dirname(folder), { recursive: true, force: true })
})

function starter(env: NodeJS.ProcessEnv = {}): Child {
  const child = start(process.execPath, script('test/db/fixtures/lock.ts', folder), { env })
  children.push(child)
  return child
}

/** 'held', or the code of the refusal. */
async function answer(child: Child): Promise<string> {
  await expect.poll(() => child.said.out, patience).toContain('\n')
  return child.said.out.trim()
}

describe('the lock of the embedded database', () => {
  it('is held by exactly one of eight that start at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => answer(starter())))
    expect(answers.sort()).toEqual(['held', ...Array(7).fill('locked')].sort())
  })

  it('is refused with a sentence that names who holds it', async () => {
    const first = starter()
    await answer(first)
    const second = starter()
    expect(await answer(second)).toBe('locked')
    await second.ended
    expect(second.said.err).toMatch(new RegExp(`プロセス番号 ${first.process.pid}、.+開始`))
    expect(second.said.err.trim().split('\n')).toHaveLength(1)
  })

  it('is free at once after its holder was killed', async () => {
    const first = starter()
    await answer(first)
    first.process.kill('SIGKILL')
    await first.ended
    expect(await answer(starter())).toBe('held')
  })

  it('is free after its holder gave it back', async () => {
    const first = starter()
    await answer(first)
    first.process.stdin?.end()
    expect(await first.ended).toBe(0)
    expect(await answer(starter())).toBe('held')
  })

  it('ends the process when the kernel no longer holds it', async () => {
    const holder = starter()
    await answer(holder)
    const pid = holder.process.pid
    const keepers = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim().split(' ').map(Number)
    for (const keeper of keepers) {
      if ((await readFile(`/proc/${keeper}/comm`, 'utf8')).trim() === 'flock') process.kill(keeper, 'SIGKILL')
    }
    expect(await holder.ended).toBe(1)
    expect(holder.said.err).toContain('ロックが失われた')
  })
})

describe('the lock where there is no flock', () => {
  it('is held by exactly one of four that start at once', async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => answer(starter(withoutFlock))))
    expect(answers.sort()).toEqual(['held', 'locked', 'locked', 'locked'])
  })

  it('is not taken over after a crash: the sentence names the file to delete', async () => {
    const first = starter(withoutFlock)
    await answer(first)
    first.process.kill('SIGKILL')
    await first.ended
    const second = starter(withoutFlock)
    expect(await answer(second)).toBe('locked')
    await second.ended
    expect(second.said.err).toContain(`${folder}.in-use を削除`)
    await rm(`${folder}.in-use`)
    expect(await answer(starter(withoutFlock))).toBe('held')
  })

  it.each([
    [{}, withoutFlock],
    [withoutFlock, {}],
  ])('keeps out a process that locks the other way (%#)', async (one, other) => {
    await answer(starter(one))
    expect(await answer(starter(other))).toBe('locked')
  })
})
