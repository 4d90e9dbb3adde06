import iconv from 'iconv-lite'

/** Encodings that the offices' spreadsheets open. Shift_JIS is that of Windows (CP932). */
export const ENCODINGS = ['utf-8', 'shift_jis'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** What stands for a character that is none of the encoding. */
export const GETA = '〓'

/** The same signs, which Unicode has twice and Windows knows by the other number alone. */
const TWINS: Readonly<Record<string, string>> = {
  '\u301c': '\uff5e',
  '\u2212': '\uff0d',
  '\u2014': '\u2015',
  '\u2016': '\u2225',
  '\u00a5': '\uffe5',
}

/** Takes a text and an encoding; gives it with 〓 for each character that does not fit, and those that did not, once each. */
export function fitted(text: string, encoding: Encoding): { readonly text: string; readonly lost: readonly string[] } {
  if (encoding === 'utf-8') return { text, lost: [] }
  const lost = new Set<string>()
  const signs = Array.from(new Intl.Segmenter('ja').segment(text.normalize('NFC')), ({ segment }) => {
    const sign = Array.from(segment, (each) => TWINS[each] ?? each).join('')
    if (iconv.decode(iconv.encode(sign, 'cp932'), 'cp932') === sign) return sign
    lost.add(sign)
    return GETA
  })
  return { text: signs.join(''), lost: [...lost] }
}

/** Takes a text that fits; gives its bytes. UTF-8 begins with a byte order mark, without which Excel reads something else. */
export function encoded(text: string, encoding: Encoding): Uint8Array {
  return encoding === 'utf-8' ? Buffer.from(`\ufeff${text}`) : iconv.encode(text, 'cp932')
}
