import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { findProgram } from '../../src/playground/program.ts'
import { playgroundFor, showPlayground } from '../../src/playground/wanted.ts'
import { root, start } from '../support/child.ts'

const SLACK = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }
const GUID = '0f3a1b52-8e0d-4a44-9c8e-3b9b5f6d7a10'
const TEAMS = { TEAMS_APP_ID: GUID, TEAMS_APP_PASSWORD: 'secret', TEAMS_TENANT_ID: GUID }
const TERMINAL = { isTTY: true }
const SERVICE = {}

const isWanted = async (environment: NodeJS.ProcessEnv, input: { readonly isTTY?: boolean }) => {
  const playground = await playgroundFor(readConfig(environment, '/'), input)
  await playground?.close()
  return playground !== undefined
}

describe('the Playground is prepared', () => {
  it('at a terminal without any account, and where it is asked for', async () => {
    expect(findProgram()).toBeDefined()
    expect(await isWanted({}, TERMINAL)).toBe(true)
    expect(await isWanted({ HAGUKUMI_PLAYGROUND: 'on' }, SERVICE)).toBe(true)
    expect(await isWanted({ ...SLACK, HAGUKUMI_PLAYGROUND: 'on' }, TERMINAL)).toBe(true)
  })

  it('nowhere else', async () => {
    expect(await isWanted({}, SERVICE)).toBe(false)
    expect(await isWanted(SLACK, TERMINAL)).toBe(false)
    expect(await isWanted(TEAMS, TERMINAL)).toBe(false)
    expect(await isWanted({ DATABASE_URL: 'postgresql://db/city' }, TERMINAL)).toBe(false)
    expect(await isWanted({ HAGUKUMI_PLAYGROUND: 'off' }, TERMINAL)).toBe(false)
  })

  it('never in place of the real Teams, and by no other word than on and off', () => {
    const environments: NodeJS.ProcessEnv[] = [
      { ...TEAMS, HAGUKUMI_PLAYGROUND: 'on' },
      { DATABASE_URL: 'postgresql://db/city', HAGUKUMI_PLAYGROUND: 'on' },
      { HAGUKUMI_PLAYGROUND: 'yes' },
    ]
    for (const environment of environments) expect(() => readConfig(environment, '/')).toThrow('HAGUKUMI_PLAYGROUND')
  })
})

describe('where the Playground is not installed, as in a production install', () => {
  it('nothing is found, and nothing said', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'hagukumi-elsewhere-'))
    await copyFile(path.join(root, 'src/playground/program.ts'), path.join(folder, 'program.mts'))
    await writeFile(
      path.join(folder, 'look.mts'),
      "import { findProgram } from './program.mts'; console.log(findProgram())",
    )
    const tsx = pathToFileURL(path.join(root, 'node_modules/tsx/dist/loader.mjs')).href
    const child = start(process.execPath, ['--import', tsx, path.join(folder, 'look.mts')], { cwd: folder })
    expect(await child.ended, child.said.err).toBe(0)
    expect(child.said).toEqual({ out: 'undefined\n', err: '' })
    await rm(folder, { recursive: true })
  })
})

describe('whoever sits there', () => {
  const shown = async (open: () => Promise<string | undefined>) => {
    const said: string[] = []
    const playground = { teams: {} as never, open, close: async () => undefined }
    await showPlayground(playground, 1, { say: (line) => said.push(line) })
    return said
  }

  it('is told the address in one line', async () => {
    expect(await shown(async () => 'http://127.0.0.1:5/')).toEqual([
      expect.stringMatching(/http:\/\/127\.0\.0\.1:5\/$/),
    ])
  })

  it('is told where it does not come up, and nothing where the bot ended before', async () => {
    expect(await shown(() => Promise.reject(new Error('away')))).toEqual([expect.stringContaining('開けませんでした')])
    expect(await shown(async () => undefined)).toEqual([])
  })
})
