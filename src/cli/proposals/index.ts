import type { Command } from 'commander'
import { writtenDay, writtenTime } from '../../domain/calendar/written.ts'
import { STATE_WORDS } from '../../features/proposals/texts.ts'
import { readRegister } from '../../infra/store/proposals/register.ts'
import { inColumns } from '../deliveries/table.ts'
import type { Tools } from '../tools.ts'
import { exportCommand } from './export.ts'
import { yearIn } from './year.ts'

/** `hagukumi proposals list`, and its neighbours: the register, as the office keeps it. No names: who proposed is seen in the chat. */
export function proposalCommands(program: Command, tools: Tools): void {
  const proposals = program.command('proposals').description('職員提案')
  exportCommand(proposals, tools)
  proposals
    .command('list')
    .description('提案簿（受付番号順。氏名は出ません）')
    .option('--year <年度>', 'この年度だけ（西暦で 2027 のように）')
    .option('--json', 'JSON で')
    .action(async ({ year, json }: { readonly year?: string; readonly json?: true }) => {
      const rows = await readRegister(tools.db.prisma, yearIn(year))
      tools.io.out(json ? JSON.stringify(rows.map(asJson), undefined, 2) : written(rows))
    })
}

type Row = Awaited<ReturnType<typeof readRegister>>[number]

function asJson({ number, kind, state, result, title, submittedAt, promisedOn }: Row) {
  // What is not there yet is said so, and not left out.
  return {
    number,
    kind,
    state,
    result: result ?? null,
    title: title ?? null,
    submittedAt,
    promisedOn: promisedOn ?? null,
  }
}

function written(rows: readonly Row[]): string {
  if (rows.length === 0) return '提案はまだありません。'
  const head = ['番号', '受付', '状態', '次のお知らせ', '標題']
  const lines = rows.map(({ number, submittedAt, state, promisedOn, title = '（本文なし）' }) => [
    number,
    writtenTime(submittedAt),
    STATE_WORDS[state],
    state === 'submitted' && promisedOn ? writtenDay(promisedOn) : '',
    title,
  ])
  return inColumns([head, ...lines])
}
