import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chown, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A PostgreSQL server of its own in a temporary folder, reached on 127.0.0.1 by a password. */
interface Cluster {
  readonly url: string
  /** Takes the server away, as in a crash of its machine; `resume` brings it back on the same port. */
  halt(): Promise<void>
  resume(): Promise<void>
  stop(): Promise<void>
}

/** Ends the server when our end of its standard input closes, so that it does not outlive a killed test run. */
const keeper = '"$@" & server=$!; cat >/dev/null; kill -INT $server; wait $server'

/** Starts a cluster from the installed programs; undefined where there are none. Takes about a second. */
export async function startCluster(): Promise<Cluster | undefined> {
  const programs = await findPrograms()
  if (!programs) return undefined
  const folder = await mkdtemp(path.join(tmpdir(), 'hagukumi-pg-'))
  const account = await serverAccount()
  const password = randomBytes(12).toString('hex')
  await writeFile(path.join(folder, 'password'), password)
  if (account.uid !== undefined) {
    for (const each of [folder, path.join(folder, 'password')])
      await chown(each, account.uid, account.gid ?? account.uid)
  }
  const options = { ...account, cwd: folder, env: { ...process.env, LC_ALL: 'C.UTF-8' } }
  const files = path.join(folder, 'files')
  await run(
    path.join(programs, 'initdb'),
    // biome-ignore format: one option with its value a line reads worse
    ['-D', files, '-U', 'app', '-A', 'scram-sha-256', '--pwfile', path.join(folder, 'password'), '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    options,
  )
  const port = await freePort()
  const settings = ['unix_socket_directories=', 'fsync=off', 'full_page_writes=off', 'max_connections=60']
  const launch = () => {
    const server = spawn(
      'sh',
      // biome-ignore format: as above
      ['-c', keeper, 'sh', path.join(programs, 'postgres'), '-D', files, '-h', '127.0.0.1', '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
      { ...options, stdio: ['pipe', 'ignore', 'ignore'], detached: true },
    )
    return { server, ended: once(server, 'exit') }
  }
  let running = launch()
  const halt = async (): Promise<void> => {
    running.server.stdin?.end()
    await running.ended
  }
  const stop = async (): Promise<void> => {
    await halt()
    await rm(folder, { recursive: true, force: true })
  }
  const isReady = () => ready(path.join(programs, 'pg_isready'), port)
  await isReady().catch(async (error: unknown) => {
    await stop()
    throw error
  })
  const resume = async (): Promise<void> => {
    running = launch()
    await isReady()
  }
  return { url: `postgresql://app:${password}@127.0.0.1:${port}/postgres`, halt, resume, stop }
}

/** Debian and Ubuntu keep the programs beside the PATH, one folder a version; the newest is taken. */
async function findPrograms(): Promise<string | undefined> {
  const root = '/usr/lib/postgresql'
  const versions = await readdir(root).catch(() => [])
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0]
  return newest === undefined ? undefined : path.join(root, newest, 'bin')
}

/** initdb and postgres refuse root: as root they run as `postgres` or `nobody`. */
async function serverAccount(): Promise<{ uid?: number; gid?: number }> {
  if (process.getuid?.() !== 0) return {}
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  const account = lines.find(([name]) => name === 'postgres') ?? lines.find(([name]) => name === 'nobody')
  return account ? { uid: Number(account[2]), gid: Number(account[3]) } : {}
}

/** A port of 127.0.0.1 that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (!address || typeof address === 'string') throw new Error('no free port')
  return address.port
}

async function ready(program: string, port: number): Promise<void> {
  for (let attempt = 0; attempt < 150; attempt++) {
    const up = await run(program, ['-h', '127.0.0.1', '-p', String(port)]).then(
      () => true,
      () => false,
    )
    if (up) return
    await sleep(100)
  }
  throw new Error('PostgreSQL did not become ready within 15 seconds')
}
