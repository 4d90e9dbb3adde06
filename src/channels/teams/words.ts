import { clipped } from '../../bot/card/cut.ts'
import { mend, visible } from '../../domain/text/mend.ts'

/** Takes any text; gives it without what breaks, moves or hides other text, lines parted by 「\n」 alone. */
export function shown(text: string): string {
  return mend(text)
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[\u0001-\u0008\u000B-\u001F\u007F-\u009F]/g, ' ')
    .replace(/[\u202A-\u202E\u2066-\u2069]/g, '')
}

/** Takes any text and a limit in UTF-16 units; gives one line of at most that length, or undefined where it would show nothing. */
export function oneLine(text: string, limit: number): string | undefined {
  // Beyond twice the limit nothing can be shown; a text may be very long.
  const line = shown(text.trimStart().slice(0, 2 * limit + 1))
    .replace(/\s*\n\s*/g, ' ')
    .trim()
  return isBlank(line) ? undefined : clipped(line, limit)
}

export function isBlank(text: string): boolean {
  return visible(text) === ''
}
