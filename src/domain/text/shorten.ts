const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' })

/** Takes a text and a limit in user-perceived characters; gives it whole, or cut at the limit with 「…」. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text
  let kept = ''
  let count = 0
  for (const { segment } of graphemes.segment(text.slice(0, limit * 4))) {
    if (count === limit - 1) return `${kept}…`
    kept += segment
    count += 1
  }
  return kept.length < text.length ? `${kept}…` : kept
}
