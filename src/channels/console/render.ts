import type { Card } from '../../bot/card/card.ts'
import { plainText } from '../../bot/card/plain.ts'
import { wrapped } from './wrap.ts'

/** How much a terminal can show; without one nothing is wrapped, padded or coloured. */
export interface Screen {
  readonly columns: number | undefined
}

/** Longer lines are hard to follow, however wide the window. */
const WIDEST = 88

/** Takes a card; gives its lines with the buttons as choices, numbered where a number presses them. */
export function render(card: Card, { columns }: Screen, choosing: 'numbered' | 'plain' = 'numbered'): string {
  const text = plainText(card)
  const choices = choicesOf(card, choosing)
  if (columns === undefined) return [text, ...(choices.length > 0 ? [choices.join('　')] : [])].join('\n')
  const width = Math.min(columns, WIDEST) - 2
  const [first, ...rest] = text.split('\n').flatMap((line) => wrapped(line, width))
  const lines = [card.title === undefined ? (first ?? '') : bold(first ?? ''), ...rest.map(toned)]
  const offered = choices.length === 0 ? [] : ['', ...rows(choices, width).map(dim)]
  return ['', ...lines, ...offered, ''].map((line) => (line === '' ? line : `  ${line}`)).join('\n')
}

/** The choices by their places among all buttons; the pair that asks for feedback would clutter a terminal. */
function choicesOf({ buttons }: Card, choosing: 'numbered' | 'plain'): string[] {
  return buttons.flatMap(({ label, feedback }, at) =>
    feedback === undefined ? [`${choosing === 'numbered' ? at + 1 : ''}〔${label}〕`] : [],
  )
}

/** Choices side by side, as many as fit in a line. */
function rows(choices: readonly string[], width: number): string[] {
  return wrapped(choices.join('　'), width)
}

/** The source line is quieter than the words. */
function toned(line: string): string {
  return line.startsWith('―') ? dim(line) : line
}

function bold(line: string): string {
  return `\u001B[1m${line}\u001B[22m`
}

function dim(line: string): string {
  return `\u001B[2m${line}\u001B[22m`
}
