import { TEXT } from '../../src/bot/texts.ts'

/** Whether what is shown says of itself that it may be a repeat: its text, or any text in its blocks or cards. */
export function saysAgain(text: string, parts: unknown): boolean {
  return [text, ...wordsOf(parts)].some((each) => each.replace(/^[\s*_~#]+/, '').startsWith(TEXT.again))
}

/** Every text at any depth. */
export function wordsOf(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([name, value]) =>
    name === 'text' && typeof value === 'string' ? [value] : wordsOf(value),
  )
}
