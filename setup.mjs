// Makes a checkout ready to run: installs, generates, builds; each only when its input changed. Called by `npm start`,
// `npm test` and the others, because with ignore-scripts npm runs no `pre…` scripts. Needs nothing but Node; writes to
// standard error only, so that a command's standard output is its result. Does nothing in a production install.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdir, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const OLDEST_NODE = [20, 19]
const root = path.dirname(fileURLToPath(import.meta.url))
const at = (...parts) => path.join(root, ...parts)
const stampFile = at('node_modules', '.hagukumi-setup')
const workFolder = at('.setup')

/** What a person can mend: printed as one sentence. */
class Stop extends Error {}

const say = (text) => process.stderr.write(`${text}\n`)
const codeOf = (error) => (error instanceof Error && 'code' in error ? String(error.code) : '')
const readText = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')
const hash = (...texts) => createHash('sha256').update(texts.join('\0')).digest('hex')

// ---- what is there, what is needed ----

/** Development tools are gone and the build is there: `npm ci && npm run build && npm prune --omit=dev`. */
function isProduction() {
  return (
    existsSync(at('dist', 'main.js')) && existsSync(at('node_modules')) && !existsSync(at('node_modules/typescript'))
  )
}

/** Hashes of the input of each step. A step depends on those before it. */
function wanted() {
  const major = process.versions.node.split('.')[0]
  const install = hash(readText(at('package-lock.json')), `node${major}-${process.platform}-${process.arch}`)
  const generate = hash(install, readText(at('prisma/schema.prisma')), readText(at('prisma.config.ts')))
  const sources = filesIn(at('src')).map((file) => `${file}\0${readFileSync(at('src', file))}`)
  const configs = ['tsconfig.json', 'tsconfig.build.json'].map((file) => readText(at(file)))
  return { install, generate, build: hash(generate, ...configs, ...sources) }
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((file) => !file.startsWith(path.join('infra', 'db', 'generated')))
    .filter((file) => statSync(path.join(folder, file)).isFile())
    .sort()
}

/** What was done last; a part whose output is gone counts as not done. */
function done() {
  const stamp = parse(readText(stampFile)) ?? {}
  return {
    install: stamp.install,
    generate: existsSync(at('src/infra/db/generated/client.ts')) ? stamp.generate : undefined,
    build: existsSync(at('dist/main.js')) ? stamp.build : undefined,
  }
}

function parse(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** An `npm ci` by hand leaves no stamp of ours, but npm's own list of what it installed. */
function installedByHand() {
  const have = parse(readText(at('node_modules/.package-lock.json')))?.packages
  const lock = parse(readText(at('package-lock.json')))?.packages
  if (!have || !lock) return false
  const asked = Object.entries(lock).filter(([name, entry]) => name !== '' && !entry.optional && !entry.link)
  const complete = asked.every(([name, entry]) => have[name]?.version === entry.version)
  return complete && Object.entries(have).every(([name, entry]) => lock[name]?.version === entry.version)
}

// ---- the steps ----

async function setUp() {
  const need = wanted()
  let have = done()
  const record = async (step) => {
    have = { ...have, [step]: need[step] }
    await writeFile(stampFile, JSON.stringify(have))
  }
  if (have.install !== need.install) {
    if (!installedByHand()) await install()
    await record('install')
  }
  if (have.generate !== need.generate) {
    await tool('データベースの定義からコードを作れませんでした', ['prisma/build/index.js', 'generate'])
    await record('generate')
  }
  if (have.build !== need.build) {
    await build()
    await record('build')
  }
}

async function install() {
  say('必要な部品を取り込んでいます（初回は数分かかることがあります）。')
  const npm = process.env.npm_execpath
  const [program, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : [windows ? 'npm.cmd' : 'npm', []]
  const { code, output } = await run(program, [...first, 'ci', ...installOptions()], {
    shell: !first.length && windows,
  })
  if (code === 0) return
  say(output.trim().split('\n').slice(-15).join('\n'))
  throw new Stop(whyInstallFailed(output))
}

const windows = process.platform === 'win32'

/** Everything the lock file names, whatever NODE_ENV says; an unreachable registry ends in seconds and not in minutes. */
function installOptions() {
  const options = [
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--no-progress',
  ]
  options.push('--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000')
  // A service account often has no home that npm could keep its cache in.
  if (!existsSync(homedir())) options.push('--cache', path.join(tmpdir(), `hagukumi-npm-${process.getuid?.() ?? ''}`))
  return options
}

function whyInstallFailed(output) {
  if (/EUSAGE/.test(output)) {
    return 'package.json と package-lock.json の内容が合っていません。npm install を行ってから、もう一度お試しください。'
  }
  if (/ENOSPC/.test(output)) return full
  if (/EACCES|EPERM|EROFS/.test(output)) return noRight
  if (/ENOTFOUND|EAI_AGAIN|ECONNRE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ERR_SOCKET|network/i.test(output)) {
    return '部品の配布元に接続できませんでした。ネットワークとプロキシの設定を確かめてから、もう一度お試しください。'
  }
  return '部品を取り込めませんでした。上に示した npm の説明を確かめてから、もう一度お試しください。'
}

const full = 'ディスクの空きが足りず、準備ができません。空きを増やしてから、もう一度お試しください。'
const noRight = `フォルダー ${root} に書き込めないため、準備ができません。権限を直すか、書き込める場所に複製してから、もう一度お試しください。`

/** Builds beside `dist` and swaps, so that outputs of removed sources go and a failed build leaves the old one. */
async function build() {
  const [draft, old] = ['dist', 'old'].map((name) => path.join(workFolder, name))
  for (const folder of [draft, old]) await rm(folder, { recursive: true, force: true })
  const options = ['-p', at('tsconfig.build.json'), '--outDir', draft]
  await tool('ソースを組み立てられませんでした', ['typescript/bin/tsc', ...options])
  if (existsSync(at('dist'))) await rename(at('dist'), old)
  await rename(draft, at('dist'))
  await rm(old, { recursive: true, force: true })
}

/** Runs a program of node_modules; shows what it said only where it failed. */
async function tool(failure, [script, ...rest]) {
  const { code, output } = await run(process.execPath, [at('node_modules', script), ...rest], {})
  if (code === 0) return
  say(output.trim())
  throw new Stop(`${failure}。上に示した説明を確かめて直してから、もう一度お試しください。`)
}

let child

async function run(program, args, options) {
  const output = []
  child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options })
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(chunk))
  const code = await new Promise((resolve) => {
    child.once('close', resolve)
    child.once('error', (error) => {
      output.push(Buffer.from(String(error)))
      resolve(1)
    })
  })
  child = undefined
  return { code, output: Buffer.concat(output).toString() }
}

// ---- one set-up at a time ----

const lock = path.join(workFolder, 'lock')
const BEAT_MS = 1_000
/** A live holder touches the folder every second; one that did not for this long is gone (kill -9, power). */
const STALE_MS = 8_000

async function withLock(act) {
  await mkdir(workFolder, { recursive: true })
  await writeFile(path.join(workFolder, '.gitignore'), '*\n')
  for (let told = false; !(await takeLock()); told = true) {
    if (!told) say('別の準備が進んでいるため、終わるのを待っています。')
    await sleep(200)
  }
  const beat = setInterval(() => utimes(lock, new Date(), new Date()).catch(() => undefined), BEAT_MS)
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      child?.kill()
      rm(lock, { recursive: true, force: true }).finally(() => process.exit(130))
    })
  }
  try {
    await act()
  } finally {
    clearInterval(beat)
    await rm(lock, { recursive: true, force: true })
  }
}

/** Of several who find a dead holder's lock only one can move it away; one caught by mistake is put back. */
async function takeLock() {
  const made = await mkdir(lock).catch((error) => error)
  if (made === undefined) return true
  if (codeOf(made) !== 'EEXIST') throw made
  if (!isStale(lock)) return false
  const aside = path.join(workFolder, `stale-${process.pid}`)
  await rename(lock, aside).catch(() => undefined)
  if (existsSync(aside) && !isStale(aside)) await rename(aside, lock)
  await rm(aside, { recursive: true, force: true })
  return false
}

const isStale = (folder) => (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) < Date.now() - STALE_MS

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return
  throw new Stop(
    `Node.js ${process.versions.node} では動きません。Node.js ${OLDEST_NODE.join('.')} 以上を入れてから、もう一度お試しください。`,
  )
}

try {
  checkNode()
  const ready = () => JSON.stringify(done()) === JSON.stringify(wanted())
  if (!isProduction() && !ready()) await withLock(setUp)
} catch (error) {
  if (error instanceof Stop) say(error.message)
  else if (['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error))) say(noRight)
  else if (codeOf(error) === 'ENOSPC') say(full)
  else
    say(`準備の途中で問題が起きました（${error instanceof Error ? error.message : error}）。もう一度お試しください。`)
  process.exitCode = 1
}
