const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' })

/** The longest cluster that is kept whole: the longest flags and families have 30 units; a hundred marks on a letter are none. */
const LONGEST_CLUSTER = 64

/** Takes a text and a limit of at least two UTF-16 units; gives the two parts, the first at most that long, no visible letter cut in two. */
export function cutAt(text: string, limit: number): readonly [string, string] {
  if (text.length <= limit) return [text, '']
  const at = letterEnd(text, limit)
  return [text.slice(0, at), text.slice(at)]
}

/** The end of a line or a sentence, with the brackets that close it. */
const END = /\n|[。！？](?![。！？」』）\n])|[。！？][」』）]+/gu

/** As `cutAt`, but after a whole line or sentence where one ends in the second half of what fits. */
export function cutAtSentence(text: string, limit: number): readonly [string, string] {
  if (text.length <= limit) return [text, '']
  // One unit more, so that a bracket that closes the last sentence is seen.
  const ends = [...text.slice(0, limit + 1).matchAll(END)].map((end) => end.index + end[0].length)
  const at = ends.findLast((end) => end <= limit && end >= limit / 2)
  return at === undefined ? cutAt(text, limit) : [text.slice(0, at), text.slice(at)]
}

/** Takes a text and a limit in UTF-16 units; gives the text in parts of at most that length; together they are the text. */
export function parted(text: string, limit: number): string[] {
  const parts: string[] = []
  let rest = text
  while (rest.length > limit) {
    const [part, after] = cutAt(rest, limit)
    parts.push(part)
    rest = after
  }
  return rest === '' ? parts : [...parts, rest]
}

/** Takes a text and a limit in UTF-16 units; gives it whole, or its beginning with 「…」, at most that long together. */
export function clipped(text: string, limit: number): string {
  return text.length <= limit ? text : `${cutAt(text, limit - 1)[0]}…`
}

/** Two of these are always two letters: nothing in this range joins what stands before it (UAX #29, GB999). */
const PLAIN = /^[ -~、。「」ぁ-ゖァ-ヺ一-鿿]{2}$/u

/** The last end of a letter at or before `limit`; where one letter is longer than any is, a surrogate pair still stays whole. */
function letterEnd(text: string, limit: number): number {
  if (PLAIN.test(text.slice(limit - 1, limit + 1))) return limit
  const from = Math.max(0, limit - LONGEST_CLUSTER)
  const begin = from > 0 && isPairCut(text, from) ? from + 1 : from
  let end = 0
  for (const { index, segment } of graphemes.segment(text.slice(begin, limit + LONGEST_CLUSTER))) {
    const after = begin + index + segment.length
    if (after > limit) break
    end = after
  }
  if (end > begin) return end
  return isPairCut(text, limit) ? limit - 1 : limit
}

function isPairCut(text: string, at: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(at - 1, at + 1))
}
