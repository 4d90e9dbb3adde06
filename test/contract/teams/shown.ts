import type { Element } from '../../../src/channels/teams/card.ts'

/** Takes elements of a card; gives what a reader sees, line by line: words, and buttons as 「〔…〕〔…〕」. */
export function shownLines(elements: readonly Element[]): string[] {
  return elements.flatMap((element) => {
    switch (element.type) {
      case 'RichTextBlock':
        return [element.inlines.map(({ text }) => text).join('')]
      case 'Container':
        return shownLines(element.items)
      case 'ActionSet':
        return [element.actions.map(({ title }) => `〔${title}〕`).join('')]
      default:
        return [element.label]
    }
  })
}
