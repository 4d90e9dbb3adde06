import { z } from 'zod'

// Control characters and lone surrogates are valid JSON; the database refuses them, and no text of a city needs them.

/** Words of at most so many UTF-16 units, without space around them. */
export function words(most: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((text) => text.isWellFormed())
}

/** The same in one line. */
export function line(most: number) {
  return words(most).regex(/^[^\u0000-\u001f\u007f]*$/)
}

/** Takes the place of something in a file; gives it as it is read: contacts, 1, phone → contacts[1].phone. */
export function writtenPath(path: readonly PropertyKey[]): string {
  return path
    .map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at > 0 ? '.' : ''}${String(part)}`))
    .join('')
}
