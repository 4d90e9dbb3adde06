import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Command } from 'commander'
import type { Temporal } from 'temporal-polyfill'
import { HagukumiError } from '../bot/errors.ts'
import { dayOf } from '../domain/calendar/written.ts'
import { readDate } from '../domain/people/read-date.ts'
import { importKnowledge } from '../infra/knowledge/import.ts'
import { KIND_NAMES, KINDS, type Kind } from '../infra/knowledge/import-file.ts'
import { refuseIfTooLarge } from '../infra/knowledge/import-text.ts'
import { listVersions } from '../infra/store/knowledge.ts'
import { writtenImport, writtenVersions } from './import-report.ts'
import type { Tools } from './tools.ts'

interface ImportOptions {
  readonly key?: string
  readonly title?: string
  readonly from?: string
  readonly dryRun?: true
}

/** Adds `import KIND FILE` and `versions`. Bad input ends in a HagukumiError; the result goes to standard output. */
export function importCommands(program: Command, tools: Tools): void {
  program
    .command('import')
    .description('方針・能力の枠組み・取組・研修・言い回し・市の文書を、新しい版として取り込みます')
    .argument('<kind>', KINDS.map((kind) => `${kind}（${KIND_NAMES[kind]}）`).join('、'))
    .argument('<file>', '取り込むファイル')
    .option('--key <name>', '市の文書の名前（版が変わっても同じもの）')
    .option('--title <title>', '出典として示す題名')
    .option('--from <date>', '有効になる日（2027-04-01、令和9年4月1日）。省くと今日')
    .option('--dry-run', '確かめるだけで、書き込みません')
    .action((kind: string, file: string, options: ImportOptions) => runImport(tools, kind, file, options))
  program
    .command('versions')
    .description('取り込んだ版の一覧を表示します')
    .option('--json', 'JSON で表示します')
    .action((options: { readonly json?: true }) => showVersions(tools, options.json ? 'json' : 'text'))
}

async function runImport(tools: Tools, kind: string, file: string, options: ImportOptions): Promise<void> {
  const report = await importKnowledge(
    tools.db,
    {
      kind: kindOf(kind),
      key: options.key,
      title: options.title,
      name: path.basename(file),
      bytes: await bytesOf(path.resolve(tools.io.cwd, file), file),
      inForceFrom: options.from === undefined ? undefined : dayFrom(options.from),
      sample: 'real',
    },
    { actor: tools.actor, now: tools.now(), mode: options.dryRun ? 'dry_run' : 'write' },
  )
  tools.io.out(writtenImport(report, dayOf(tools.now())))
}

async function showVersions(tools: Tools, form: 'json' | 'text'): Promise<void> {
  const versions = await listVersions(tools.db.prisma)
  tools.io.out(writtenVersions(versions, dayOf(tools.now()), form))
}

function kindOf(word: string): Kind {
  const kind = KINDS.find((each) => each === word)
  if (kind) return kind
  const known = KINDS.map((each) => `${each}（${KIND_NAMES[each]}）`).join('、')
  throw new HagukumiError('bad_input', `取り込むものの種類は、次のどれかで指定してください：${known}。`)
}

function dayFrom(written: string): Temporal.PlainDate {
  const day = readDate(written)
  if (day) return day
  throw new HagukumiError('bad_input', '--from は、2027-04-01 か 令和9年4月1日 のように書いてください。')
}

/** Asks for the size first, so that a mistaken path never fills the memory. `shown` is the path as it was typed. */
async function bytesOf(file: string, shown: string): Promise<Uint8Array> {
  try {
    const found = await stat(file)
    if (!found.isFile())
      throw new HagukumiError('bad_input', `「${shown}」はファイルではありません。ファイルを指定してください。`)
    refuseIfTooLarge(path.basename(file), found.size)
    return await readFile(file)
  } catch (cause) {
    if (cause instanceof HagukumiError) throw cause
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
    const says = missing
      ? 'が見つかりません。場所と名前をお確かめください。'
      : 'を読めません。読み取りの権限をお確かめください。'
    throw new HagukumiError('bad_input', `ファイル「${shown}」${says}`, { cause })
  }
}
