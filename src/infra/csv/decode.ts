import { HagukumiError } from '../../bot/errors.ts'

/** What other programs write at the start of files that are no text. */
const SIGNATURES = [
  { starts: [0x50, 0x4b, 0x03, 0x04], is: 'Excel のブック' },
  { starts: [0xd0, 0xcf, 0x11, 0xe0], is: 'Excel のブック（古い形式）' },
  { starts: [0x25, 0x50, 0x44, 0x46], is: 'PDF' },
] as const

/**
 * Takes the bytes of a file; gives its text, without a byte order mark: UTF-8 where it is valid UTF-8, else Shift_JIS
 * (as Windows writes it). `kind` names the wanted kind of file in a refusal. Throws bad_input for anything else.
 */
export function decodeText(bytes: Uint8Array, kind = ' CSV（コンマ区切り）'): string {
  const refusal = (what: string) =>
    new HagukumiError('bad_input', `${what}UTF-8 か Shift_JIS の${kind}で保存して、もう一度お試しください。`)
  if (bytes.length === 0) throw refusal('ファイルが空です。')
  const known = SIGNATURES.find(({ starts }) => starts.every((byte, at) => bytes[at] === byte))
  if (known) throw refusal(`ファイルは${known.is}です。`)
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    throw refusal('文字コードが UTF-16 です。')
  if (bytes.includes(0)) throw refusal('文字ではないもの（NUL）が入っています。')
  const text = decodeAs('utf-8', bytes) ?? decodeAs('shift_jis', bytes)
  if (text === undefined)
    throw refusal(
      decodeAs('euc-jp', bytes) === undefined ? '文字コードを読み取れません。' : '文字コードが EUC-JP のようです。',
    )
  if (text.includes('\u001b$')) throw refusal('文字コードが JIS（ISO-2022-JP）です。')
  if (text.trim() === '') throw refusal('ファイルが空です。')
  return text
}

/** Whether the bytes would read as EUC-JP with one of these words in them. */
export function looksLikeEuc(bytes: Uint8Array, words: readonly string[]): boolean {
  const text = decodeAs('euc-jp', bytes.subarray(0, 4096), 'lenient')
  return text !== undefined && words.some((word) => text.includes(word))
}

function decodeAs(encoding: string, bytes: Uint8Array, mode: 'strict' | 'lenient' = 'strict'): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: mode === 'strict' }).decode(bytes)
  } catch {
    // Not this encoding: the caller tries the next one and says so in the end.
    return undefined
  }
}
