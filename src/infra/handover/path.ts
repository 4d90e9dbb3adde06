import { createHash } from 'node:crypto'
import { chmod, lstat, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { HagukumiError } from '../../bot/errors.ts'

/** The kernel takes 107 bytes on Linux and 103 on macOS (sun_path); longer paths fail or are cut. */
const LONGEST = 100

/**
 * Where the running bot listens for the commands of its owner: a socket in the data folder; where that path is too
 * long, a hashed name in a folder of the owner among the temporary ones; on Windows a named pipe.
 */
export function handoverPath(dataDir: string): string {
  const folder = path.resolve(dataDir)
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  if (process.platform === 'win32') return `\\\\.\\pipe\\hagukumi-${name}`
  const inFolder = path.join(folder, 'socket')
  if (Buffer.byteLength(inFolder) <= LONGEST) return inFolder
  return path.join(tmpdir(), `hagukumi-${process.getuid?.() ?? 0}`, name)
}

/** Makes sure that only the owner reaches the folder of the socket. Throws `storage` where that cannot be had. */
export async function makePrivate(socket: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = path.dirname(socket)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  // Where this fails the folder is somebody else's, which the check says better.
  await chmod(folder, 0o700).catch(() => undefined)
  await checkPrivate(socket)
}

/**
 * Refuses a folder that others can open or that belongs to somebody else: among the temporary folders anybody
 * could have put one there first, to read what is typed. Throws `storage`.
 */
export async function checkPrivate(socket: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = path.dirname(socket)
  const found = await lstat(folder).catch(() => undefined)
  if (!found) return
  if (found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o077) === 0) return
  throw new HagukumiError(
    'storage',
    `フォルダー ${folder} をほかの利用者が開けるため、動いているはぐくみとのやり取りに使えません。所有者を自分にし、権限を 700 にしてから、もう一度お試しください。`,
  )
}
