import type { Command } from 'commander'
import type { Temporal } from 'temporal-polyfill'
import { HagukumiError } from '../../bot/errors.ts'
import { ZONE } from '../../domain/calendar/written.ts'
import type { RuleBook } from '../../domain/proposal/rule-book.ts'
import { STATE_WORDS } from '../../features/proposals/texts.ts'
import { ENCODINGS, type Encoding, encoded, fitted, GETA } from '../../infra/csv/encode.ts'
import { csvOf } from '../../infra/csv/write.ts'
import { rulesIn } from '../../infra/store/proposals/ports.ts'
import { readRegister } from '../../infra/store/proposals/register.ts'
import { writeNewFile } from '../new-file.ts'
import type { Tools } from '../tools.ts'
import { CLI, KIND_WORDS, RESULT_WORDS } from './texts.ts'
import { yearIn } from './year.ts'

interface ExportOptions {
  readonly to: string
  readonly year?: string
  readonly encoding: string
  readonly force?: true
}

/** `hagukumi proposals export`: the register (提案簿) as an office opens it. No names. */
export function exportCommand(proposals: Command, { db, io }: Tools): void {
  proposals
    .command('export')
    .description(CLI.exportAbout)
    .requiredOption('--to <ファイル>', CLI.to)
    .option('--year <年度>', CLI.year)
    .option('--encoding <文字コード>', CLI.encoding, 'utf-8')
    .option('--force', CLI.force)
    .action(async ({ to, year, encoding: named, force }: ExportOptions) => {
      const encoding = encodingIn(named)
      const book = (await rulesIn(db.prisma))?.book
      const rows = (await readRegister(db.prisma, yearIn(year))).map((row) => cellsOf(row, book))
      const kept = rows.map((cells) => cells.map((cell) => fitted(cell, encoding)))
      const table = [CLI.columns, ...kept.map((cells) => cells.map(({ text }) => text))]
      await writeNewFile(io, to, encoded(csvOf(table), encoding), force ? 'replace' : 'keep')
      for (const [at, cells] of kept.entries())
        for (const [column, { lost }] of cells.entries())
          for (const sign of lost) io.out(CLI.replaced(rows[at]?.[0] ?? '', CLI.columns[column] ?? '', sign, GETA))
      io.out(CLI.exported(rows.length))
    })
}

function encodingIn(text: string): Encoding {
  const known = ENCODINGS.find((each) => each === text.toLowerCase())
  if (!known) throw new HagukumiError('bad_input', CLI.unknownEncoding)
  return known
}

type Row = Awaited<ReturnType<typeof readRegister>>[number]

function cellsOf(row: Row, book: RuleBook | undefined): readonly string[] {
  return [
    row.number,
    book?.kinds[row.kind] ?? KIND_WORDS[row.kind],
    row.title ?? CLI.noText,
    minuteOf(row.submittedAt),
    STATE_WORDS[row.state],
    row.result ? (book?.results[row.result] ?? RESULT_WORDS[row.result]) : '',
    row.promisedOn ? row.promisedOn.toString().replaceAll('-', '/') : '',
  ]
}

/** 「2027/01/26 09:30」, which a spreadsheet reads as a time and sorts. */
function minuteOf(at: Temporal.Instant): string {
  const local = at.toZonedDateTimeISO(ZONE).toPlainDateTime()
  return local.toString({ smallestUnit: 'minute' }).replace('T', ' ').replaceAll('-', '/')
}
