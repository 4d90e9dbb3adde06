import type { Command } from 'commander'
import type { Temporal } from 'temporal-polyfill'
import { HagukumiError } from '../bot/errors.ts'
import { dayOf } from '../domain/calendar/written.ts'
import { PEOPLE_COLUMNS } from '../domain/people/columns.ts'
import { type GradeLookup, gradeLookup } from '../domain/people/grade-lookup.ts'
import { writtenReport } from '../domain/people/report.ts'
import { MOST_BYTES, readTable } from '../infra/csv/table.ts'
import { readFramework } from '../infra/knowledge/framework.ts'
import { versionsInForce } from '../infra/store/knowledge.ts'
import { importPeople } from '../infra/store/people/import.ts'
import { logFault } from './fault.ts'
import { readGivenFile } from './given-file.ts'
import type { Tools } from './tools.ts'

/**
 * `hagukumi people import FILE [--dry-run]`: the staff directory from a CSV file. `imported` is called once it is written
 * and told, for what follows people who moved; where that fails, one line says so, and the command has still done its work.
 */
export function peopleCommands(program: Command, tools: Tools, imported: () => Promise<void>): void {
  const people = program.command('people').description('職員の名簿')
  people
    .command('import')
    .description(`名簿の CSV を取り込む（UTF-8 か Shift_JIS、1行に1つの任用）。見出し：${PEOPLE_COLUMNS.join('・')}`)
    .argument('<file>', 'CSV ファイル（- は標準入力）')
    .option('--dry-run', '確かめるだけで、書かない')
    .action(async (file: string, options: { dryRun?: true }) => {
      const rows = readTable(await readGivenFile(tools.io, file, MOST_BYTES), PEOPLE_COLUMNS)
      const now = tools.now()
      const mode = options.dryRun ? 'dry_run' : 'write'
      const by = { actor: tools.actor, now, today: dayOf(now), sample: 'real', mode } as const
      const report = await importPeople(tools.db, rows, by, await gradesInForce(tools.db, now))
      tools.io.out(writtenReport(report))
      if (mode === 'write') await follow(tools.io, imported)
    })
}

/** The directory stands, whatever fails of what follows it: that is done again by itself. */
async function follow({ out }: Tools['io'], imported: () => Promise<void>): Promise<void> {
  try {
    await imported()
  } catch (error) {
    out(
      `△ 異動などに合わせたお知らせの見直しが、一部まだ済んでいません。はぐくみが動いていれば、日中に1時間ごとにもう一度試します。続くときは、campaign list に読めないものがないかを確かめ、ログを番号 ${logFault(error)} でお調べください。`,
    )
  }
}

/** The lookup over the competency framework in force. Throws bad_input where none was imported yet. */
export async function gradesInForce(db: Tools['db'], now: Temporal.Instant): Promise<GradeLookup> {
  const versions = await versionsInForce(db.prisma, dayOf(now))
  const framework = versions.find(({ kind }) => kind === 'competencies')
  if (!framework)
    throw new HagukumiError(
      'bad_input',
      '職位の表がまだありません。先に npm start を一度動かすか、方針を取り込んでください。',
    )
  return gradeLookup(readFramework(framework.body).grades)
}
