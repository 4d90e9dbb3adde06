import { HagukumiError } from '../../bot/errors.ts'

/** Takes what an operator typed as a number; gives the beginning of an id. Throws bad_input below eight letters. */
export function beginningOf(typed: string): string {
  const text = typed.trim().toLowerCase()
  if (/^[0-9a-f]{8}[0-9a-f-]{0,28}$/.test(text)) return text
  throw new HagukumiError('bad_input', '番号は、先頭の8文字か、全体をお書きください。')
}

/**
 * Takes the ids that begin as typed; gives the only one. Throws not_found with `none` where there is none, bad_input
 * with the whole ids where there are several.
 */
export function onlyOne(beginning: string, ids: readonly string[], none: string): string {
  const [first] = ids
  if (first === undefined) throw new HagukumiError('not_found', none)
  if (ids.length === 1) return first
  const shown = `${ids.slice(0, SHOWN).join('、')}${ids.length > SHOWN ? ' など' : ''}`
  throw new HagukumiError(
    'bad_input',
    `番号 ${beginning} で始まるものが複数あります。番号の続きまでお書きください：${shown}`,
  )
}

/** Whole ids that a sentence names at most. */
const SHOWN = 3
