import { readdir } from 'node:fs/promises'
import { networkInterfaces, tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Http, openHttp } from '../../src/infra/http/index.ts'
import { type Playground, preparePlayground } from '../../src/playground/index.ts'
import { script, start } from '../support/child.ts'
import { canLook, listeningAt, processesWith } from './processes.ts'

const NAME = 'm365agentsplayground'
const folders = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('hagukumi-playground-')).sort()
const portOf = (address: string) => new URL(address).port
const isUp = (address: string) =>
  fetch(address).then(
    () => true,
    () => false,
  )
const prepared = async (): Promise<Playground> => {
  const playground = await preparePlayground()
  if (!playground) throw new Error('the Playground is not installed')
  return playground
}

describe('the Playground', () => {
  let bot: Http
  let playground: Playground
  let address = ''
  let before: readonly string[] = []

  beforeAll(async () => {
    before = await folders()
    bot = await openHttp({ port: 0, routes: [], failed: () => undefined })
    playground = await prepared()
    address = (await playground.open(bot.port)) ?? ''
  })
  afterAll(async () => {
    await playground.close()
    await bot.close()
  })

  it('answers where it says, on this machine', async () => {
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
    expect(await (await fetch(address)).text()).toContain('<div id="root">')
  })

  it('speaks from the address that the bot was told to trust, and from no other', () => {
    expect(playground.teams.local?.serviceUrls).toEqual([`http://localhost:${portOf(address)}`])
    expect(playground.teams.hosts).toEqual([])
  })

  it.runIf(canLook)('listens on 127.0.0.1 alone', async () => {
    const [pid = 0, ...others] = await processesWith(NAME, portOf(address))
    expect(others).toEqual([])
    const sockets = await listeningAt(pid)
    expect(sockets).toHaveLength(1)
    for (const socket of sockets) expect(socket).toMatch(/^0100007F:/)
  })

  it('is not reached over the other addresses of this machine', async () => {
    const outside = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter(({ internal }) => !internal)
    for (const { family, address: host } of outside) {
      const url = `http://${family === 'IPv6' ? `[${host}]` : host}:${portOf(address)}/`
      expect(await isUp(url), url).toBe(false)
    }
  })

  it('leaves no process and no folder when it is closed', async () => {
    expect((await folders()).length).toBe(before.length + 1)
    await playground.close()
    expect(await isUp(address)).toBe(false)
    if (canLook) expect(await processesWith(NAME, portOf(address))).toEqual([])
    expect(await folders()).toEqual(before)
    await playground.close()
  })
})

describe('a Playground that is not wanted any more', () => {
  it('ends while it is still coming up', async () => {
    const before = await folders()
    const playground = await prepared()
    const opened = playground.open(1)
    await playground.close()
    expect(await opened).toBeUndefined()
    expect(await folders()).toEqual(before)
  })

  it.each(['SIGTERM', 'SIGKILL'] as const)('ends with its bot, also by %s', async (signal) => {
    const before = await folders()
    const keeper = start(process.execPath, script('test/playground/keeper.ts'))
    await vi.waitFor(() => expect(keeper.said.out).toContain('\n'), { timeout: 60_000 })
    const address = keeper.said.out.trim()
    expect(await isUp(address)).toBe(true)
    keeper.process.kill(signal)
    expect(await keeper.ended).toBe(signal === 'SIGKILL' ? 'SIGKILL' : 0)
    await vi.waitFor(async () => expect(await isUp(address)).toBe(false), { timeout: 10_000 })
    await vi.waitFor(async () => expect(await folders()).toEqual(before), { timeout: 10_000 })
    if (canLook) expect(await processesWith(NAME, portOf(address))).toEqual([])
  })
})
