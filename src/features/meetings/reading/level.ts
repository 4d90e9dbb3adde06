/** Takes typed text; gives digits, slashes, colons and spaces in half width. ① and all else stay as they were typed. */
export function level(text: string): string {
  return text
    .replace(/[０-９／：．]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/[\t\u3000\u00a0]/g, ' ')
    .replace(/\r\n?/g, '\n')
    .trim()
}

const KANJI = '〇一二三四五六七八九'

/** Takes 「12」 or 「十二」 (up to 99); gives the number, or undefined when it is none. */
export function readNumber(text: string): number | undefined {
  if (/^\d{1,3}$/.test(text)) return Number(text)
  const found = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(text)
  if (!found || text === '') return undefined
  const [, tens = '', ten = '', ones = ''] = found
  if (ten === '') return tens !== '' && ones !== '' ? undefined : KANJI.indexOf(tens || ones)
  return (tens === '' ? 1 : KANJI.indexOf(tens)) * 10 + Math.max(0, KANJI.indexOf(ones || '〇'))
}
