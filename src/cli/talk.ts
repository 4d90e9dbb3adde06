import { Temporal } from 'temporal-polyfill'
import type { App } from '../app.ts'
import { HagukumiError } from '../bot/errors.ts'
import { CONSOLE, ConsoleTalk, type Desk, type Sitter } from '../channels/console/index.ts'
import { TEXT } from '../channels/console/texts.ts'
import { dayOf, ZONE } from '../domain/calendar/written.ts'
import { TEXT as GREETING } from '../features/home/texts.ts'
import { type Clock, clockFrom, newId } from '../infra/clock/clock.ts'
import type { Io } from '../infra/handover/io.ts'
import { linkAccount } from '../infra/store/people/accounts.ts'
import { peopleCalled } from '../infra/store/people/people.ts'
import { lastButtons } from '../infra/store/talk.ts'
import { faultSentence } from './fault.ts'

/** Somebody at the terminal whom no directory knows. */
const NOBODY: Sitter = { number: 'nobody', name: '名簿にない方' }

/** `talk [--as 名前] [--at ISO]`: each line is one message of that person. Gives the exit code. */
export async function talk(app: App, argv: readonly string[], io: Io): Promise<number> {
  const { as, at } = readArguments(argv)
  const clock = at === undefined ? app.clock : clockFrom(at)
  const desk = deskOf(app, clock)
  const seat = await desk.sit(as ?? (await firstPersona(app, clock)))
  if (seat.kind === 'not_sat' && as !== undefined) throw new HagukumiError('bad_input', seat.why)
  const sitter = seat.kind === 'sat' ? seat.sitter : NOBODY
  const console = new ConsoleTalk(desk, { columns: io.columns }, sitter)
  const usage = `  ${TEXT.now(sitter.name)}\n  ${TEXT.usage}\n`
  io.out(io.columns === undefined ? GREETING.purpose : `${await console.open()}\n${usage}`)
  prompt(io)
  for await (const line of io.lines) {
    io.out(await console.say(line))
    prompt(io)
  }
  if (io.columns !== undefined) io.out(TEXT.bye)
  return 0
}

/** The first persona of the sample city sits down where nobody is named; never a real person of the same name. */
const FIRST = '佐藤 花子'

async function firstPersona(app: App, clock: Clock): Promise<string> {
  const [found] = await peopleCalled(app.db.prisma, FIRST, dayOf(clock.now()))
  return found?.sample ? FIRST : NOBODY.name
}

function prompt(io: Io): void {
  if (io.columns !== undefined) io.err(TEXT.prompt)
}

function deskOf(app: App, clock: Clock): Desk {
  return {
    take: app.take,
    now: () => clock.now(),
    newId,
    pressable: (account, place) => lastButtons(app.db.prisma, { account, place }),
    failed: faultSentence,
    sit: async (called) => {
      if (called === NOBODY.name) return { kind: 'sat', sitter: NOBODY }
      const found = await peopleCalled(app.db.prisma, called, dayOf(clock.now()))
      const [only, other] = found
      if (!only) return { kind: 'not_sat', why: TEXT.unknown }
      if (other) return { kind: 'not_sat', why: TEXT.several(found.map(({ name }) => name).join('、')) }
      await linkAccount(app.db.prisma, { channel: CONSOLE, externalId: only.employeeId }, only.employeeId, clock.now())
      return { kind: 'sat', sitter: { number: only.employeeId, name: only.name } }
    },
  }
}

function readArguments(argv: readonly string[]): { as: string | undefined; at: Temporal.Instant | undefined } {
  const options = new Map<string, string>()
  for (let place = 0; place < argv.length; place += 2) {
    const [name = '', value] = [argv[place], argv[place + 1]]
    if (!['--as', '--at'].includes(name) || value === undefined) {
      throw new HagukumiError(
        'bad_input',
        `「${name}」は使えません。talk [--as 名前] [--at 2027-01-26T09:10] の形でお願いします。`,
      )
    }
    options.set(name, value)
  }
  const at = options.get('--at')
  return { as: options.get('--as'), at: at === undefined ? undefined : instantFrom(at) }
}

/** An ISO time; without a zone it is read as Japan's. */
function instantFrom(text: string): Temporal.Instant {
  try {
    return /(Z|[+-][0-9]{2}:?[0-9]{2})$/i.test(text)
      ? Temporal.Instant.from(text)
      : Temporal.PlainDateTime.from(text).toZonedDateTime(ZONE).toInstant()
  } catch (cause) {
    throw new HagukumiError(
      'bad_input',
      `--at の「${text}」が時刻として読めません。2027-01-26T09:10 の形でお願いします。`,
      { cause },
    )
  }
}
