/** What a command reads and writes, so that it runs the same at a terminal and behind the local socket. */
export interface Io {
  /** The lines of standard input; the next one is read only when it is asked for. */
  readonly lines: AsyncIterable<string>
  /** The result, and nothing else. A line end is added. */
  out(text: string): void
  /** Everything that is said beside the result, as it is: no line end is added. */
  err(text: string): void
  /** Columns of the terminal; undefined where output goes to a file or a pipe. */
  readonly columns: number | undefined
  /** The folder that relative paths of the command belong to. */
  readonly cwd: string
}
