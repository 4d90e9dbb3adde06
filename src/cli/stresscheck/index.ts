import type { Command } from 'commander'
import { HagukumiError } from '../../bot/errors.ts'
import { civicCalendar } from '../../domain/calendar/civic-calendar.ts'
import { SLOTS } from '../../domain/calendar/reach.ts'
import { dayOf } from '../../domain/calendar/written.ts'
import { readPeriodFile } from '../../features/stresscheck/period-file.ts'
import { ITEM_COLUMNS, ITEMS } from '../../features/stresscheck/period-items.ts'
import { EXAMPLES } from '../../features/stresscheck/period-texts.ts'
import { nationalHolidays } from '../../infra/calendar/national-holidays.ts'
import { newId } from '../../infra/clock/clock.ts'
import { MOST_BYTES, readTable } from '../../infra/csv/table.ts'
import type { Queue } from '../../infra/queue/queue.ts'
import { readSettings } from '../../infra/store/settings/settings.ts'
import { keepPledge, operatorCalled } from '../../infra/store/stress-check/operators.ts'
import { saveDraft } from '../../infra/store/stress-check/periods.ts'
import { keptDays } from '../../infra/store/stress-check/purge.ts'
import { readPeriods } from '../../infra/store/stress-check/rows.ts'
import { refuseWithoutKey } from '../../infra/store/stress-check/taken.ts'
import { readGivenFile } from '../given-file.ts'
import type { Tools } from '../tools.ts'
import { againCommand } from './again.ts'
import { AS, actBy, asGiven, NAME_OPTION } from './by.ts'
import { listCommands } from './lists.ts'
import { runCommands } from './run.ts'
import { CLI } from './texts.ts'
import { writtenLetters } from './written.ts'

/** `hagukumi stresscheck …`: the operator's side of the stress check. `key` seals the list of mode B. */
export function stressCheckCommands(
  program: Command,
  tools: Tools,
  { key, jobs }: { readonly key: string | undefined; readonly jobs: Queue },
): void {
  const stresscheck = program.command('stresscheck').description(CLI.about)
  pledgeCommand(stresscheck, tools)
  newCommand(stresscheck, tools, key)
  listCommands(stresscheck, tools, key)
  runCommands(stresscheck, tools, key)
  againCommand(stresscheck, tools, jobs)
}

function pledgeCommand(stresscheck: Command, tools: Tools): void {
  stresscheck
    .command('pledge')
    .description(CLI.pledgeAbout)
    .option(...AS)
    .option('--yes', CLI.yes)
    .action(async ({ as, yes }: { as?: string; yes?: true }) => {
      const operator = await operatorCalled(tools.db.prisma, asGiven(as), dayOf(tools.now()))
      if (!yes) return tools.io.out(CLI.pledge(operator.name, operator.number))
      const isNew = await keepPledge(tools.db, operator, tools.now())
      tools.io.out(isNew ? CLI.pledged(operator.name) : CLI.pledgedBefore(operator.name))
    })
}

function newCommand(stresscheck: Command, tools: Tools, key: string | undefined): void {
  stresscheck
    .command('new')
    .description(CLI.newAbout)
    .argument('[file]', CLI.file)
    .option(...AS)
    .option('--template', CLI.template)
    .action(async (file: string | undefined, { as, template }: { as?: string; template?: true }) => {
      if (template) return tools.io.out(emptyFile())
      if (file === undefined) throw new HagukumiError('bad_input', CLI.noFile)
      const act = await actBy(tools, as)
      const rows = readTable(await readGivenFile(tools.io, file, MOST_BYTES), ITEM_COLUMNS)
      const draft = readPeriodFile(rows, await surroundings(tools))
      if (draft.mode.kind === 'B') refuseWithoutKey(key)
      await saveDraft(tools.db, newId(), draft, act)
      const saved = (await readPeriods(tools.db.prisma)).find(({ name }) => name === draft.name)
      tools.io.out([CLI.saved(draft.name), ...(saved ? writtenLetters(saved) : []), CLI.next(NAME_OPTION)].join('\n'))
    })
}

async function surroundings({ db, now }: Tools) {
  const { settings } = await readSettings(db.prisma)
  return {
    calendar: civicCalendar(nationalHolidays(), settings.closed_days),
    slot: (settings.nudge_slots ?? SLOTS).digest,
    keptDays: await keptDays(db.prisma),
    today: dayOf(now()),
  }
}

function emptyFile(): string {
  const rows = ITEMS.map((item) => `${item},${EXAMPLES[item] ?? ''}`)
  return [ITEM_COLUMNS.join(','), ...rows].join('\n')
}
