import type { Command } from 'commander'
import { HagukumiError } from '../../bot/errors.ts'
import { dayOf } from '../../domain/calendar/written.ts'
import { type Period, standingOf } from '../../domain/stress-check/period.ts'
import { approve, audit } from '../../infra/store/stress-check/periods.ts'
import { mayGo, purge } from '../../infra/store/stress-check/purge.ts'
import { readPeriods } from '../../infra/store/stress-check/rows.ts'
import { responseFigures } from '../../infra/store/stress-check/taken.ts'
import { readLetterTotals } from '../../infra/store/stress-check/totals.ts'
import type { Tools } from '../tools.ts'
import { AS, actBy, type ByOperator, NAME, periodGiven } from './by.ts'
import { CLI } from './texts.ts'
import { writtenFigures, writtenLetters, writtenNotice, writtenPeriod, writtenTotals } from './written.ts'

/** `show`, `preview`, `approve`, `notice` and `purge`. */
export function runCommands(stresscheck: Command, tools: Tools, key: string | undefined): void {
  const byOperator = (name: string, about: string, run: (options: ByOperator) => Promise<void>) =>
    stresscheck
      .command(name)
      .description(about)
      .option(...AS)
      .option(...NAME)
      .action(run)
  byOperator('show', CLI.showAbout, (options) => show(tools, key, options))
  byOperator('preview', CLI.previewAbout, async ({ as, name }) => {
    await actBy(tools, as)
    const period = await periodGiven(tools, name)
    const count = await tools.db.prisma.stressCheckEligible.count({ where: { periodId: period.id } })
    tools.io.out([CLI.preview(period.name, count), ...writtenLetters(period, 'whole'), CLI.unreached].join('\n'))
  })
  byOperator('approve', CLI.approveAbout, async ({ as, name }) => {
    const act = await actBy(tools, as)
    const period = await periodGiven(tools, name)
    await approve(tools.db, period, act)
    tools.io.out([CLI.approved(period.name), ...writtenLetters(period)].join('\n'))
  })
  byOperator('purge', CLI.purgeAbout, async ({ as, name }) => {
    const act = await actBy(tools, as)
    const period = await periodGiven(tools, name)
    await purgeNow(tools, period, act)
    tools.io.out(CLI.purged(period.name))
  })
  // What everybody may know needs no operator: it is printed for people without an account.
  stresscheck
    .command('notice')
    .description(CLI.noticeAbout)
    .option(...NAME)
    .action(async ({ name }: ByOperator) => tools.io.out(writtenNotice(await periodGiven(tools, name))))
}

/** Without an operator only the public facts; with one also how the letters went, and in mode B how many took it. */
async function show(tools: Tools, key: string | undefined, { as, name }: ByOperator): Promise<void> {
  const { prisma } = tools.db
  const [today, operator] = [dayOf(tools.now()), as === undefined ? undefined : await actBy(tools, as)]
  const seen = (await readPeriods(prisma)).filter((each) => operator || each.state !== 'draft')
  const periods = name === undefined ? seen : seen.filter((each) => each.name === name)
  if (periods.length === 0) return tools.io.out(CLI.nothing)
  const totals = operator ? await readLetterTotals(prisma) : []
  const blocks: string[] = []
  for (const period of periods) {
    const standing = standingOf(period, today)
    blocks.push(writtenPeriod(period, standing))
    if (!operator) continue
    blocks.push(...writtenTotals(totals.filter((each) => each.period === period.id)))
    if (period.mode.kind === 'B') {
      const figures = standing === 'over' ? await responseFigures(prisma, period, key) : undefined
      blocks.push(writtenFigures(figures))
    }
  }
  tools.io.out(blocks.join('\n'))
}

/** Before its day: a draft at any time, else once nobody waits for the 申出 notice. */
function purgeNow({ db }: Tools, period: Period, act: Parameters<typeof audit>[3]): Promise<void> {
  return db.prisma.$transaction(async (tx) => {
    const standing = standingOf(period, dayOf(act.now))
    if (standing === 'purged') throw new HagukumiError('not_allowed', CLI.purgedBefore)
    if (standing === 'approved' || standing === 'running') throw new HagukumiError('not_allowed', CLI.notOver)
    if (!(await mayGo(tx, period))) throw new HagukumiError('not_allowed', CLI.requestFirst)
    await purge(tx, period)
    await audit(tx, 'stresscheck.purge', period.name, act)
  })
}
