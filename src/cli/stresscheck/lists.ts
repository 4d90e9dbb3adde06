import type { Command } from 'commander'
import { MOST_BYTES, readTable } from '../../infra/csv/table.ts'
import { importEligible, type Numbered } from '../../infra/store/stress-check/lists.ts'
import { importTaken } from '../../infra/store/stress-check/taken.ts'
import { readGivenFile } from '../given-file.ts'
import type { Tools } from '../tools.ts'
import { AS, actBy, type ByOperator, NAME, periodGiven } from './by.ts'
import { CLI } from './texts.ts'

/** `eligible FILE` and `taken FILE`: lists of 職員番号, from the 実施事務従事者. */
export function listCommands(stresscheck: Command, tools: Tools, key: string | undefined): void {
  stresscheck
    .command('eligible')
    .description(CLI.eligibleAbout)
    .argument('<file>', CLI.numbers)
    .option(...AS)
    .option(...NAME)
    .action(async (file: string, { as, name }: ByOperator) => {
      const act = await actBy(tools, as)
      const period = await periodGiven(tools, name)
      const count = await importEligible(tools.db, period, await numbersIn(tools, file), act)
      tools.io.out(CLI.eligible(count, period.state === 'draft' ? 'draft' : 'approved'))
    })
  stresscheck
    .command('taken')
    .description(CLI.takenAbout)
    .argument('<file>', CLI.numbers)
    .option(...AS)
    .option(...NAME)
    .action(async (file: string, { as, name }: ByOperator) => {
      const act = await actBy(tools, as)
      const period = await periodGiven(tools, name)
      await importTaken(tools.db, period, { rows: await numbersIn(tools, file), key }, act)
      tools.io.out(CLI.taken)
    })
}

async function numbersIn({ io }: Tools, file: string): Promise<Numbered[]> {
  const rows = readTable(await readGivenFile(io, file, MOST_BYTES), ['職員番号'])
  return rows.map(({ line, cells }) => ({ line, number: cells.職員番号 }))
}
