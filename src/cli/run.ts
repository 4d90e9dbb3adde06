import { createRequire } from 'node:module'
import { Command, CommanderError } from 'commander'
import { z } from 'zod'
import type { App } from '../app.ts'
import { exitCodeOf, HagukumiError } from '../bot/errors.ts'
import type { Io } from '../infra/handover/io.ts'
import { askCommand } from './ask.ts'
import { campaignCommands } from './campaign/index.ts'
import { deliveryCommands } from './deliveries/index.ts'
import { doctorCommand } from './doctor/index.ts'
import { doctorSlackCommand } from './doctor/slack.ts'
import { doctorTeamsCommand } from './doctor/teams.ts'
import { faultSentence } from './fault.ts'
import { importCommands } from './import.ts'
import { inboxCommands } from './inbox.ts'
import { meetingCommands } from './meetings.ts'
import { peopleCommands } from './people.ts'
import { roleCommands } from './roles.ts'
import { settingsCommands } from './settings.ts'
import { stressCheckCommands } from './stresscheck/index.ts'
import { talk } from './talk.ts'
import type { Tools } from './tools.ts'

/** What is asked of the bot from outside: a talk, or a command for operators. */
export interface Request {
  readonly command: 'talk' | 'hagukumi'
  readonly argv: readonly string[]
}

/** Runs a request in this process; gives the exit code: 0 done, 1 failed, 2 bad input, 3 locked. Never throws. */
export async function run({ command, argv }: Request, app: App, io: Io): Promise<number> {
  try {
    if (command === 'talk') return await talk(app, argv, io)
    await programFor(app, io).parseAsync([...argv], { from: 'user' })
    return 0
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    io.err(`${faultSentence(error)}\n`)
    return exitCodeOf(error)
  }
}

/** The version of package.json, two folders up from src/cli and from dist/cli alike. */
const VERSION = z.object({ version: z.string() }).parse(createRequire(import.meta.url)('../../package.json')).version

/** Said for every command that cannot be read; the parser's own words are English. */
const MISTYPED = 'コマンドか引数が合いません。hagukumi --help か、hagukumi コマンド名 --help で使い方が出ます。'

/** All commands. Their results go to standard output, everything else beside it. */
export function programFor(app: App, io: Io): Command {
  const program = new Command('hagukumi')
  const tools: Tools = { io, db: app.db, actor: 'operator', now: () => app.clock.now() }
  program
    .description('はぐくみの運用コマンド')
    .version(VERSION, '--version', '版を表示します')
    .helpOption('-h, --help', '使い方を表示します')
    // An option belongs to the command it follows: deliveries and deliveries list both know --json.
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out(text.trimEnd()),
      writeErr: (text) => io.err(text),
      outputError: () => io.err(`${MISTYPED}\n`),
    })
  askCommand(program, app, io)
  importCommands(program, tools)
  peopleCommands(program, tools, () => app.campaigns(tools.now()))
  roleCommands(program, tools)
  settingsCommands(program, tools)
  campaignCommands(program, tools, app)
  deliveryCommands(program, tools, app.queue)
  inboxCommands(program, tools, app.queue)
  meetingCommands(program, tools)
  stressCheckCommands(program, tools, { key: app.options.stressCheckKey, jobs: app.queue })
  const doctor = doctorCommand(program, tools)
  doctorSlackCommand(doctor, tools, { environment: process.env })
  doctorTeamsCommand(doctor, tools, { environment: process.env })
  for (const command of everyOf(program)) command.exitOverride().configureOutput(program.configureOutput())
  program.action(() => {
    throw new HagukumiError('bad_input', 'コマンドがありません。hagukumi --help で一覧が出ます。')
  })
  return program
}

/** All commands below one, at any depth. */
function everyOf(command: Command): Command[] {
  return command.commands.flatMap((each) => [each, ...everyOf(each)])
}
