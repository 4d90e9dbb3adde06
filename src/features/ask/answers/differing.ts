const words = new Intl.Segmenter('ja', { granularity: 'word' })

/**
 * Takes statements; gives of each the part in which it differs: common beginnings and endings are cut at words.
 * Gives undefined when nothing worth reading is common, so that the whole texts are shown.
 */
export function differing(texts: readonly string[]): string[] | undefined {
  const split = texts.map((text) => [...words.segment(text)].map(({ segment }) => segment))
  const shortest = Math.min(...split.map((each) => each.length))
  let head = 0
  while (head < shortest && split.every((each) => each[head] === split[0]?.[head])) head += 1
  let tail = 0
  while (tail < shortest - head && split.every((each) => each.at(-1 - tail) === split[0]?.at(-1 - tail))) tail += 1
  const common = (split[0] ?? []).slice(0, head).join('').length + tail
  if (common < 8) return undefined
  return split.map((each) => {
    const middle = each.slice(head, each.length - tail).join('')
    return `${head > 0 ? '…' : ''}${middle}${tail > 0 ? '…' : ''}`
  })
}
