import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { zipSync } from 'fflate'

/** The host in the manifest, to be replaced by the city's own. */
export const EXAMPLE_HOST = 'hagukumi.example.lg.jp'

/** Stands in the manifest where the id of the city's own registration belongs. */
export const EXAMPLE_ID = '00000000-0000-0000-0000-000000000000'

/** What Teams takes for one app: these files side by side, and no other. */
export const FILES = ['manifest.json', 'en.json', 'color.png', 'outline.png'] as const

/** What a city fills in. */
export interface Own {
  /** The application id of the bot's registration, a GUID. */
  readonly id: string
  /** Where the pages about the app are, where not at the example. */
  readonly host?: string | undefined
}

/** Gives the bytes of the zip that an administrator uploads: the same input makes the same bytes. */
export async function bundle({ id, host = EXAMPLE_HOST }: Own): Promise<Uint8Array> {
  const entries = await Promise.all(FILES.map(async (name) => [name, await read(name)] as const))
  const files = Object.fromEntries(entries)
  const manifest = Buffer.from(files['manifest.json'] ?? '').toString('utf8')
  const filled = manifest.replaceAll(EXAMPLE_ID, id.toLowerCase()).replaceAll(EXAMPLE_HOST, host)
  return zipSync({ ...files, 'manifest.json': Buffer.from(filled) }, { level: 9, mtime: EARLIEST })
}

/** The first day that a zip can name; in local time, for that is what is written, so it is the same in every zone. */
const EARLIEST = new Date(1980, 0, 1)

async function read(name: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(path.join(import.meta.dirname, name)))
}
