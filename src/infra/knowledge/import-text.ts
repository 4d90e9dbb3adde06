import { HagukumiError } from '../../bot/errors.ts'

const MB = 1024 * 1024
/** Bytes of the largest file of any kind; it is held in memory whole. */
export const MOST_BYTES = 10 * MB
/** Bytes of Markdown: the policy has 0.2 MB, and 10 MB take the parser over half a minute in which no one is answered. */
export const MOST_MARKDOWN = 2 * MB

/** Characters that no document shows: control characters, and what a failed conversion leaves behind. */
const UNSHOWN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]/

/** UTF-8 alone, or Shift_JIS too, which spreadsheets on Windows write as CSV. */
export type Encoding = 'utf8' | 'utf8_or_shift_jis'

/** Throws bad_input when a file of so many bytes is not read. Callers ask before they load it. */
export function refuseIfTooLarge(name: string, size: number, most: number = MOST_BYTES): void {
  if (size <= most) return
  throw refusal(`ファイル「${name}」が大きすぎます（${most / MB}MBまで）。分けるか、小さくしてください。`)
}

/**
 * Takes a file's bytes; gives its text without a byte order mark.
 * Throws bad_input with one sentence: too large, empty, no text, another encoding, characters that cannot be shown.
 */
export function readText(name: string, bytes: Uint8Array, encoding: Encoding): string {
  refuseIfTooLarge(name, bytes.length)
  if (bytes.length === 0) throw refusal(`ファイル「${name}」は空です。中身のあるファイルを指定してください。`)
  if (bytes.includes(0)) {
    throw refusal(
      `ファイル「${name}」は文字だけのファイルではありません（NUL があります）。Excel、Word、PDF のままなら、文字のファイルで保存し直してください。`,
    )
  }
  const text = decodeAs('utf-8', bytes) ?? (encoding === 'utf8' ? undefined : decodeAs('shift_jis', bytes))
  if (text === undefined) throw wrongEncoding(name, bytes, encoding)
  if (text.trim() === '') throw refusal(`ファイル「${name}」は空です。中身のあるファイルを指定してください。`)
  const at = text.search(UNSHOWN)
  if (at < 0) return text
  throw refusal(
    `ファイル「${name}」の${lineAt(text, at)}行目に、目に見えない文字か、読めなかった文字（�）があります。元の字に直してください。`,
  )
}

/** The line (from 1) of a place in a text. */
export function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length
}

function wrongEncoding(name: string, bytes: Uint8Array, encoding: Encoding): HagukumiError {
  if (encoding === 'utf8_or_shift_jis') {
    return refusal(`ファイル「${name}」の文字コードを読み取れません。UTF-8 か Shift_JIS で保存し直してください。`)
  }
  const like = decodeAs('shift_jis', bytes) === undefined ? '' : '（Shift_JIS のようです）'
  return refusal(
    `ファイル「${name}」の${brokenLine(bytes)}行目が UTF-8 ではありません${like}。文字コード UTF-8 で保存し直してください。`,
  )
}

/** The first line that is no UTF-8. No byte of a longer character is a line feed, so lines can be cut first. */
function brokenLine(bytes: Uint8Array): number {
  let line = 1
  for (let from = 0; from < bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, from)
    const to = end < 0 ? bytes.length : end + 1
    if (decodeAs('utf-8', bytes.subarray(from, to)) === undefined) return line
    from = to
  }
  return line
}

function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    // Not this encoding; the caller says so in the end.
    return undefined
  }
}

function refusal(says: string): HagukumiError {
  return new HagukumiError('bad_input', says)
}
