/** Shown where a character could not be kept. */
const REPLACEMENT = '\uFFFD'

/**
 * Takes any string; gives one that every database and JSON encoder accepts.
 * NUL and lone surrogates are refused by PostgreSQL, and a refused event would come back for ever.
 */
export function mend(text: string): string {
  return text.toWellFormed().replaceAll('\0', REPLACEMENT)
}

/** Takes mended text; gives it without characters that move or hide other text (bidirectional marks, control characters). */
export function visible(text: string): string {
  return text
    .replace(/[\u202A-\u202E\u2066-\u2069\u200B\u200E\u200F\u2060\uFEFF]/g, '')
    .replace(/[\u0001-\u0008\u000B-\u001F\u007F-\u009F]/g, ' ')
    .trim()
}
