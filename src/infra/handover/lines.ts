/** The lines of a stream of bytes in UTF-8, without their line ends; a next chunk is read only when it is needed. */
export async function* splitLines(stream: AsyncIterable<unknown>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of stream) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError('lines are split from bytes')
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line
  }
  rest += decoder.decode()
  if (rest !== '') yield rest
}
