import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { EXAMPLE_HOST, EXAMPLE_ID, FILES } from '../../manifests/teams/bundle.ts'
import { SHORTCUTS } from '../../src/channels/slack/wanted.ts'
import { PROMPTS as ASK } from '../../src/features/ask/texts.ts'
import { PROMPTS as HOME } from '../../src/features/home/texts.ts'
import { missingFiles, sideOf } from './teams-files.ts'
import { languageFaults, manifestFaults, VERSIONS } from './teams-schemas.ts'

const FOLDER = new URL('../../manifests/teams/', import.meta.url)
const bytes = (name: string) => readFileSync(new URL(name, FOLDER))
const read = (name: string) => JSON.parse(bytes(name).toString('utf8'))
const manifest = read('manifest.json')

describe('the manifest for Teams', () => {
  it.each(VERSIONS)('keeps the published schema %s', (version) => {
    expect(manifestFaults(manifest, version)).toEqual([])
    expect(languageFaults(read('en.json'), version)).toEqual([])
  })

  it('speaks Japanese, and says the same in English', () => {
    expect(manifest.localizationInfo.defaultLanguageTag).toBe('ja')
    const english = read('en.json')
    for (const part of ['name', 'description']) {
      for (const length of ['short', 'full']) expect(english[`${part}.${length}`]).toMatch(/[a-z]/)
    }
    // The title of a command is what is sent, and the bot reads Japanese: there a translation would be a mistake.
    const described = manifest.bots[0].commandLists.flatMap((list: { commands: readonly object[] }, at: number) =>
      list.commands.map((_, nth) => `bots[0].commandLists[${at}].commands[${nth}].description`),
    )
    const commands = Object.keys(english).filter((key) => key.startsWith('bots'))
    expect(commands).toEqual(described)
  })

  it('is installed for oneself first, and asks for no more than who is who and to write to members', () => {
    expect(manifest.defaultInstallScope).toBe('personal')
    expect(manifest.permissions).toEqual(['identity', 'messageTeamMembers'])
    expect(manifest.bots[0].scopes).toEqual(['personal', 'team', 'groupChat'])
    expect(manifest.bots[0].supportsFiles).toBe(false)
    expect(manifest).not.toHaveProperty('webApplicationInfo')
  })

  it('offers what the features offer', () => {
    const titles = manifest.bots[0].commandLists[0].commands.map(({ title }: { title: string }) => title)
    expect(titles).toEqual(expect.arrayContaining([...ASK, ...HOME].map(({ says }) => says)))
    const fromMessage = SHORTCUTS.find(({ type }) => type === 'message')
    expect(manifest.composeExtensions[0].commands).toMatchObject([
      { id: 'submitProposal', type: 'action', fetchTask: true, title: fromMessage?.name },
    ])
  })

  it('names one bot in each place, and hosts of the example alone', () => {
    expect([manifest.id, manifest.bots[0].botId, manifest.composeExtensions[0].botId]).toEqual(
      Array(3).fill(EXAMPLE_ID),
    )
    const { websiteUrl, privacyUrl, termsOfUseUrl } = manifest.developer
    for (const url of [websiteUrl, privacyUrl, termsOfUseUrl]) expect(new URL(url).host).toBe(EXAMPLE_HOST)
  })

  it('has icons of the sizes that Teams asks for, the small one with nothing behind it', () => {
    expect(missingFiles(manifest, FILES)).toEqual([])
    expect(sideOf(bytes('color.png'))).toEqual({ width: 192, height: 192, transparent: false })
    expect(sideOf(bytes('outline.png'))).toEqual({ width: 32, height: 32, transparent: true })
  })
})

describe('the checks of the manifest', () => {
  const command = { title: 'あ', description: 'い' }
  const mistakes: readonly [string, (copy: typeof manifest) => unknown][] = [
    ['a short name of 31 letters', (m) => Object.assign(m.name, { short: 'あ'.repeat(31) })],
    ['a short description of 81 letters', (m) => Object.assign(m.description, { short: 'あ'.repeat(81) })],
    ['a scope that is none', (m) => m.bots[0].scopes.splice(1, 1, 'channel')],
    ['an eleventh command', (m) => m.bots[0].commandLists[0].commands.push(...Array(11).fill(command))],
    ['a title of 33 letters', (m) => Object.assign(m.bots[0].commandLists[0].commands[0], { title: 'あ'.repeat(33) })],
    ['an id that is no GUID', (m) => Object.assign(m.bots[0], { botId: 'hagukumi' })],
    ['a key that nobody knows', (m) => Object.assign(m.bots[0], { colour: 'green' })],
    ['a permission that is none', (m) => m.permissions.push('everything')],
    ['no icons', (m) => delete m.icons],
    ['no developer', (m) => delete m.developer],
  ]

  it.each(mistakes)('catch %s', (_, change) => {
    const copy = structuredClone(manifest)
    change(copy)
    expect(manifestFaults(copy, '1.19')).not.toEqual([])
  })

  it('catch a translation without the long name, and one of a place that is not there', () => {
    const { 'name.full': _, ...short } = read('en.json')
    expect(languageFaults(short, '1.19')).not.toEqual([])
    expect(languageFaults({ ...read('en.json'), 'bots[3].name': 'x' }, '1.19')).not.toEqual([])
  })

  it('catch a file that is named and not packed', () => {
    expect(missingFiles(manifest, ['manifest.json', 'outline.png'])).toEqual(['color.png', 'en.json'])
  })

  it('catch an icon of another size, and what is no picture', () => {
    const wider = Buffer.from(bytes('outline.png'))
    wider.writeUInt32BE(33, 16)
    expect(sideOf(wider)).toMatchObject({ width: 33 })
    expect(() => sideOf(Buffer.from('<svg></svg>'))).toThrow('no PNG')
  })
})
