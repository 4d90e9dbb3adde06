import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FILES } from '../../manifests/teams/bundle.ts'
import { script, start } from '../support/child.ts'
import { manifestFaults } from './teams-schemas.ts'

const ID = '0f3a1b52-8e0d-4a44-9c8e-3b9b5f6d7a10'

describe('npm run teams:package', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'はぐくみ 試験 '))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  const make = async (args: readonly string[], more: NodeJS.ProcessEnv = {}) => {
    const env = { TEAMS_APP_ID: '', INIT_CWD: folder, ...more }
    const child = start(process.execPath, script('manifests/teams/package.ts', ...args), { env })
    return { code: await child.ended, ...child.said }
  }
  const written = (name = 'hagukumi-teams.zip') => readFile(path.join(folder, name))

  it('writes what an administrator uploads: these files with the id and the host filled in, and no other', async () => {
    const { code, out, err } = await make(['--host', 'hagukumi.sample-city.invalid'], { TEAMS_APP_ID: ID })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain(path.join(folder, 'hagukumi-teams.zip'))
    const files = unzipSync(await written())
    expect(Object.keys(files).sort()).toEqual([...FILES].sort())
    const manifest = JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString('utf8'))
    expect(manifestFaults(manifest, '1.19')).toEqual([])
    expect([manifest.id, manifest.bots[0].botId, manifest.composeExtensions[0].botId]).toEqual([ID, ID, ID])
    expect(manifest.developer.privacyUrl).toBe('https://hagukumi.sample-city.invalid/privacy')
    for (const name of FILES.filter((each) => each !== 'manifest.json')) {
      const own = await readFile(new URL(`../../manifests/teams/${name}`, import.meta.url))
      expect(Buffer.from(files[name] ?? []).equals(own), name).toBe(true)
    }
  })

  it('writes the same bytes again, in whatever zone and however the id is written', async () => {
    await make(['--id', ID, '--out', 'one.zip'], { TZ: 'Asia/Tokyo' })
    await make(['--id', ID.toUpperCase(), '--out', 'two.zip'], { TZ: 'America/New_York' })
    expect((await written('one.zip')).equals(await written('two.zip'))).toBe(true)
  })

  it('says that the pages about the app are still those of the example', async () => {
    const { code, err } = await make(['--id', ID])
    expect(code).toBe(0)
    expect(err).toContain('--host')
  })

  const wrong: readonly [string, readonly string[], RegExp][] = [
    ['no id', [], /TEAMS_APP_ID/],
    ['an id that is no GUID', ['--id', 'hagukumi'], /形が違います/],
    ['the id of the example', ['--id', '00000000-0000-0000-0000-000000000000'], /形が違います/],
    ['an address for a host', ['--id', ID, '--host', 'https://hagukumi.example.lg.jp/'], /ホスト名だけ/],
    ['a host that ends the line of the manifest', ['--id', ID, '--host', 'a.jp", "x": "'], /ホスト名だけ/],
    ['a place that cannot be written', ['--id', ID, '--out', 'a folder'], /書けませんでした/],
    ['an option that is none', ['--key', 'x'], /--id/],
  ]
  it.each(wrong)('ends with 2 and one sentence for %s, and writes nothing', async (_, args, says) => {
    await mkdir(path.join(folder, 'a folder'))
    const { code, out, err } = await make(args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(says)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).toMatch(/。$/m)
    expect(await readdir(folder)).toEqual(['a folder'])
  })
})
