import { pino } from 'pino'

/** What may be logged: codes, counts and ids. Never a text of a person, a name or a message. */
export interface Log {
  warn(facts: Readonly<Record<string, string | number>>, message: string): void
  error(facts: Readonly<Record<string, string | number>>, message: string): void
  debug(facts: Readonly<Record<string, string | number>>, message: string): void
  info(facts: Readonly<Record<string, string | number>>, message: string): void
}

/** A log of JSON lines on standard error, where results never go. */
export function openLog(level: string): Log {
  return pino({ level, base: null }, pino.destination({ dest: 2, sync: true }))
}
