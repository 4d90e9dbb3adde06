/** One thing said, what the answer must hold in this order, and what it must never hold. */
export interface Exchange {
  readonly said: string
  readonly expected: string[]
  readonly never: string[]
}

export interface Talk {
  readonly file: string
  readonly title: string
  readonly as: string
  readonly exchanges: readonly Exchange[]
}

/**
 * Reads a talk: the first line is its title, 「@名前」 says who talks, 「> 」 begins what they say, 「! 」 what the answer
 * must not hold; every other line stands in the answer, in this order.
 */
export function readTalk(file: string, text: string): Talk {
  const [title = '', ...lines] = text.split('\n').filter((line) => line.trim() !== '')
  let as = ''
  const exchanges: Exchange[] = []
  for (const line of lines) {
    const last = exchanges.at(-1)
    if (line.startsWith('@')) as = line.slice(1)
    else if (line.startsWith('> ')) exchanges.push({ said: line.slice(2), expected: [], never: [] })
    else if (!last) throw new Error(`${file}: 「${line}」 stands before anything was said`)
    else if (line.startsWith('! ')) last.never.push(line.slice(2))
    else last.expected.push(line)
  }
  return { file, title, as, exchanges }
}
