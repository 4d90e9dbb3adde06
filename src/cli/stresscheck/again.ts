import type { Command } from 'commander'
import type { Queue } from '../../infra/queue/queue.ts'
import { sendRequestAgain } from '../../infra/store/stress-check/again.ts'
import type { Tools } from '../tools.ts'
import { AS, actBy, type ByOperator, NAME, periodGiven } from './by.ts'
import { CLI } from './texts.ts'

/** `again`: the 申出 notice protects a right, so an outage of the platform must not be the end of it. */
export function againCommand(stresscheck: Command, tools: Tools, jobs: Queue): void {
  stresscheck
    .command('again')
    .description(CLI.againAbout)
    .option(...AS)
    .option(...NAME)
    .action(async ({ as, name }: ByOperator) => {
      const act = await actBy(tools, as)
      await sendRequestAgain(tools.db, await periodGiven(tools, name), jobs, act)
      tools.io.out(CLI.again)
    })
}
