import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { root, start } from '../support/child.ts'

// A small project in a path with spaces. npm is replaced by a script that puts the real TypeScript and a stand-in for
// Prisma in place, so that no test needs a network; every step leaves a line in `steps`.
const npm = `
const fs = require('node:fs'), path = require('node:path')
fs.appendFileSync('steps', 'install ' + process.argv.slice(2).join(' ') + '\\n')
if (process.env.FAIL) { console.error('npm error ' + process.env.FAIL); process.exit(1) }
fs.rmSync('node_modules', { recursive: true, force: true })
fs.mkdirSync('node_modules/prisma/build', { recursive: true })
for (const name of ['typescript', '@typescript', '@types', 'undici-types']) {
  fs.symlinkSync(path.join(process.env.MODULES, name), path.join('node_modules', name))
}
fs.writeFileSync('node_modules/prisma/build/index.js', process.env.PRISMA)
`
const prisma = `
const fs = require('node:fs')
fs.appendFileSync('steps', 'generate\\n')
fs.mkdirSync('src/infra/db/generated', { recursive: true })
fs.writeFileSync('src/infra/db/generated/client.ts', 'export const client = 1\\n')
console.log('chatter of a tool')
`

let folder: string
let project: string

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hagukumi-setup-'))
  project = path.join(folder, 'a 市の project')
  await mkdir(path.join(project, 'src'), { recursive: true })
  await mkdir(path.join(project, 'prisma'))
  for (const name of ['setup.mjs', 'tsconfig.json', 'tsconfig.build.json']) {
    await copyFile(path.join(root, name), path.join(project, name))
  }
  await write('package.json', '{"type":"module"}')
  await write('package-lock.json', '{"lockfileVersion":3,"packages":{"":{}}}')
  await write('prisma/schema.prisma', 'model A {}')
  await write('prisma.config.ts', '')
  await write('src/main.ts', "export const greeting: string = 'はじめ'\n")
  await writeFile(path.join(folder, 'npm.js'), npm)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const write = (name: string, text: string) => writeFile(path.join(project, name), text)
const read = (name: string) => readFile(path.join(project, name), 'utf8')

async function setUp(env: NodeJS.ProcessEnv = {}, options: string[] = []) {
  const child = start(process.execPath, [...options, 'setup.mjs'], {
    cwd: project,
    env: {
      npm_execpath: path.join(folder, 'npm.js'),
      MODULES: path.join(root, 'node_modules'),
      PRISMA: prisma,
      ...env,
    },
  })
  const code = await child.ended
  expect(child.said.out).toBe('')
  return { code, err: child.said.err }
}

/** The steps since the last call: install, generate. A build shows in dist. */
async function steps(): Promise<string[]> {
  const lines = (await read('steps').catch(() => '')).split('\n').filter((line) => line !== '')
  await rm(path.join(project, 'steps'), { force: true })
  return lines.map((line) => line.split(' ')[0] ?? '')
}

describe('set-up', () => {
  it('installs, generates and builds once, says so on standard error only, and repeats nothing', async () => {
    expect(await setUp()).toMatchObject({ code: 0, err: expect.stringContaining('取り込んでいます') })
    expect(await steps()).toEqual(['install', 'generate'])
    expect(await read('dist/main.js')).toContain('はじめ')
    await rm(path.join(project, 'dist/main.js.map'))
    expect(await setUp()).toEqual({ code: 0, err: '' })
    expect(await steps()).toEqual([])
    expect(await readdir(path.join(project, 'dist'))).not.toContain('main.js.map')
  })

  it('asks npm for the development tools although NODE_ENV says production', async () => {
    await setUp({ NODE_ENV: 'production' })
    expect(await read('steps')).toMatch(/^install ci --include=dev --include=optional --ignore-scripts/)
  })

  it('repeats only what a change asks for', async () => {
    await setUp()
    await steps()
    await write('src/main.ts', "export const greeting: string = 'つぎ'\n")
    await setUp()
    expect(await steps()).toEqual([])
    expect(await read('dist/main.js')).toContain('つぎ')
    await write('prisma/schema.prisma', 'model B {}')
    await setUp()
    expect(await steps()).toEqual(['generate'])
    await write('package-lock.json', '{"lockfileVersion":3,"packages":{"":{"name":"other"}}}')
    await setUp()
    expect(await steps()).toEqual(['install', 'generate'])
  })

  it('deletes the output of a removed source', async () => {
    await write('src/extra.ts', 'export const extra = 1\n')
    await setUp()
    expect(await readdir(path.join(project, 'dist'))).toContain('extra.js')
    await rm(path.join(project, 'src/extra.ts'))
    await setUp()
    expect(await readdir(path.join(project, 'dist'))).not.toContain('extra.js')
  })

  it('makes again what was deleted', async () => {
    await setUp()
    await rm(path.join(project, 'dist'), { recursive: true })
    await rm(path.join(project, 'src/infra'), { recursive: true })
    expect((await setUp()).code).toBe(0)
    expect(await read('dist/infra/db/generated/client.js')).toContain('client')
  })

  it('shows what is wrong in a source, and keeps the old build', async () => {
    await setUp()
    await write('src/main.ts', "export const greeting: number = 'だめ'\n")
    const { code, err } = await setUp()
    expect(code).toBe(1)
    expect(err).toMatch(/src\/main\.ts\(1,14\): error TS2322[\s\S]*ソースを組み立てられませんでした/)
    expect(await read('dist/main.js')).toContain('はじめ')
    expect((await setUp()).code).toBe(1)
  })

  it('accepts an installation made by hand from the same lock file', async () => {
    const packages = { 'node_modules/typescript': { version: '7.0.2' } }
    await write('package-lock.json', JSON.stringify({ lockfileVersion: 3, packages: { '': {}, ...packages } }))
    await setUp()
    await rm(path.join(project, 'node_modules/.hagukumi-setup'))
    await write('node_modules/.package-lock.json', JSON.stringify({ packages }))
    await steps()
    expect((await setUp()).code).toBe(0)
    expect(await steps()).toEqual(['generate'])
    await rm(path.join(project, 'node_modules/.hagukumi-setup'))
    const other = { 'node_modules/typescript': { version: '6.0.0' } }
    await write('node_modules/.package-lock.json', JSON.stringify({ packages: other }))
    await setUp()
    expect(await steps()).toEqual(['install', 'generate'])
  })

  it('does nothing in a production install', async () => {
    await setUp()
    await rm(path.join(project, 'node_modules/typescript'))
    await rm(path.join(project, 'node_modules/.hagukumi-setup'))
    await steps()
    expect(await setUp()).toEqual({ code: 0, err: '' })
    expect(await steps()).toEqual([])
  })
})

describe('set-up that cannot be done', () => {
  it.each([
    ['code ENOTFOUND', 'ネットワーク'],
    ['code EUSAGE', 'package-lock.json の内容が合っていません'],
    ['code ENOSPC', 'ディスクの空き'],
    ['code EACCES', '書き込めない'],
    ['code E404', '上に示した npm の説明'],
  ])('shows what npm said (%s), then one sentence', async (said, sentence) => {
    const { code, err } = await setUp({ FAIL: said })
    expect(code).toBe(1)
    expect(err).toContain(`npm error ${said}`)
    expect(err.trim().split('\n').at(-1)).toContain(sentence)
    expect(await readdir(project)).not.toContain('dist')
  })

  it('says first that Node is too old', async () => {
    const old = 'Object.defineProperty(process,"versions",{value:{...process.versions,node:"20.18.9"}})'
    const { code, err } = await setUp({}, ['--import', `data:text/javascript,${old}`])
    expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/^Node\.js 20\.18\.9 では.*20\.19 以上.*\n$/) })
    expect(await steps()).toEqual([])
  })

  it.skipIf(process.getuid?.() === 0)('says that the folder cannot be written', async () => {
    await chmod(project, 0o500)
    const { code, err } = await setUp()
    await chmod(project, 0o700)
    expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/^フォルダー .* に書き込めない.*\n$/) })
  })
})

describe('two set-ups at once', () => {
  it('do the work once', async () => {
    const codes = (await Promise.all(Array.from({ length: 4 }, () => setUp()))).map(({ code }) => code)
    expect(codes).toEqual([0, 0, 0, 0])
    expect(await steps()).toEqual(['install', 'generate'])
  })

  it('do not wait for one that was killed, once it stopped to stir', async () => {
    await mkdir(path.join(project, '.setup/lock'), { recursive: true })
    const long = new Date(Date.now() - 60_000)
    await utimes(path.join(project, '.setup/lock'), long, long)
    const codes = (await Promise.all(Array.from({ length: 4 }, () => setUp()))).map(({ code }) => code)
    expect(codes).toEqual([0, 0, 0, 0])
    expect(await steps()).toEqual(['install', 'generate'])
    expect(await readdir(path.join(project, '.setup'))).toEqual(['.gitignore'])
  })

  it('are not held up by one that was stopped with Ctrl-C', async () => {
    const slow = `process.stdout.write('up'); setTimeout(() => undefined, 60_000)`
    await writeFile(path.join(folder, 'slow.js'), slow)
    const env = { ...process.env, npm_execpath: path.join(folder, 'slow.js') }
    const first = spawn(process.execPath, ['setup.mjs'], { cwd: project, env, stdio: 'ignore' })
    await expect
      .poll(() => readdir(path.join(project, '.setup')).catch(() => []), { timeout: 10_000 })
      .toContain('lock')
    first.kill('SIGINT')
    expect(await once(first, 'exit')).toEqual([130, null])
    expect(await readdir(path.join(project, '.setup'))).not.toContain('lock')
    expect((await setUp()).code).toBe(0)
  })
})
