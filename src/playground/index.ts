import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TeamsConfig } from '../config.ts'
import { openHttp } from '../infra/http/index.ts'
import { findProgram, type Running, startProgram } from './program.ts'

/** The bot before Microsoft's Playground: a Teams of this machine alone, with people of the sample city. */
export interface Playground {
  /** How the bot knows it: authentication is on, with an issuer of this process. */
  readonly teams: TeamsConfig
  /**
   * Takes the bot's port; gives the address for a browser once it answers there, or undefined where it was closed before.
   * @throws where it does not come up.
   */
  open(botPort: number): Promise<string | undefined>
  /** Ends all of it. Never throws. */
  close(): Promise<void>
}

/** The tenant of the sample city. */
const TENANT = '00000000-0000-4000-8000-00000000a000'

/** Prepares what the bot must know before it starts. undefined where the Playground is not installed. */
export async function preparePlayground(): Promise<Playground | undefined> {
  const program = findProgram()
  if (program === undefined) return undefined
  // It stands on a development tool, too.
  const { openIssuer } = await import('./issuer.ts')
  const [issuer, port] = [await openIssuer(), await freePort()]
  const parties = { appId: randomUUID(), tenantId: TENANT }
  const over = new AbortController()
  const opened: (() => Promise<unknown>)[] = [issuer.close]
  let opening: Promise<unknown> = Promise.resolve()
  const open = async (botPort: number) => {
    const [{ openProxy }, { playgroundCity }] = await Promise.all([import('./proxy.ts'), import('./people.ts')])
    const proxy = await openProxy({ issuer, appId: parties.appId, botPort })
    opened.push(proxy.close)
    const folder = await mkdtemp(path.join(tmpdir(), 'hagukumi-playground-'))
    opened.push(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }))
    // JSON is YAML, too.
    const file = path.join(folder, '.m365agentsplayground.yml')
    await writeFile(file, JSON.stringify(await playgroundCity(parties), null, 2))
    const running: Running = await startProgram({ program, folder, port, proxyPort: proxy.port }, over.signal)
    opened.push(running.stop)
    return `http://127.0.0.1:${port}/`
  }
  return {
    teams: {
      ...parties,
      // Nobody asks for it: the issuer stands for Entra.
      password: randomUUID(),
      hosts: [],
      greets: 'whoever adds it',
      local: { metadataUrl: issuer.metadataUrl, serviceUrls: [`http://localhost:${port}`] },
    },
    open: (botPort) => {
      const address = open(botPort).catch((error: unknown) => {
        if (!over.signal.aborted) throw error
        return undefined
      })
      opening = address.catch(() => undefined)
      return address
    },
    close: async () => {
      over.abort()
      await opening
      // The last first: the Playground's process stands in the folder.
      for (const undo of opened.splice(0).reverse()) await undo().catch(() => undefined)
    },
  }
}

/** A port that nobody listens on; the bot must know it before the Playground takes it. */
async function freePort(): Promise<number> {
  const { port, close } = await openHttp({ port: 0, routes: [], failed: () => undefined })
  await close()
  return port
}
