import { readdir, readFile, readlink } from 'node:fs/promises'

/** Linux alone shows what a process listens on. */
export const canLook = process.platform === 'linux'

/** The processes whose command holds all of these words. */
export async function processesWith(...words: readonly string[]): Promise<readonly number[]> {
  const all = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const found = await Promise.all(
    all.map(async (pid) => {
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
      return words.every((word) => command.split('\0').some((part) => part.includes(word))) ? [Number(pid)] : []
    }),
  )
  return found.flat()
}

/** Where a process listens, as the kernel writes it: `0100007F:ABCD` is a port of 127.0.0.1. */
export async function listeningAt(pid: number): Promise<readonly string[]> {
  const links = await readdir(`/proc/${pid}/fd`)
  const own = await Promise.all(links.map((link) => readlink(`/proc/${pid}/fd/${link}`).catch(() => '')))
  const tables = await Promise.all(['tcp', 'tcp6'].map((name) => readFile(`/proc/${pid}/net/${name}`, 'utf8')))
  return tables
    .flatMap((table) => table.trim().split('\n').slice(1))
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , , state, , , , , , inode]) => state === LISTENS && own.includes(`socket:[${inode}]`))
    .map(([, at = '']) => at)
}

/** TCP_LISTEN of the kernel. */
const LISTENS = '0A'
