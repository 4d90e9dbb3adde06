import type { Io } from '../infra/handover/io.ts'

/** A talk at a terminal into which something else may be said. */
export interface Heard {
  readonly io: Io
  /** The first words stand there: what takes long may begin now. */
  readonly begun: Promise<void>
  /** Says one line: before the prompt that stands there, which is shown again, and never in the middle of an answer. */
  say(text: string): void
}

/** Takes the Io of a talk and its prompt; gives the Io to talk with, and a way to say something beside the talk. */
export function heard(io: Io, prompt: string): Heard {
  let last = ''
  let begin: () => void = () => undefined
  const begun = new Promise<void>((resolve) => {
    begin = resolve
  })
  return {
    begun,
    io: {
      ...io,
      out: (text) => {
        last = text
        io.out(text)
        begin()
      },
      err: (text) => {
        last = text
        io.err(text)
      },
    },
    say: (text) => io.err(last === prompt ? `\r${text}\n${prompt}` : `${text}\n`),
  }
}
