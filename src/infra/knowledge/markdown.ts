import type { ListItem, Nodes, RootContent, Table } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'

/** A block of a document, its text free of Markdown marks but otherwise to the letter, with its line in the file. */
export type Block =
  | { kind: 'heading'; depth: number; text: string; line: number }
  | { kind: 'prose'; text: string; line: number }
  | { kind: 'quote'; text: string; line: number }
  | { kind: 'list'; items: readonly string[]; line: number }
  | { kind: 'table'; rows: readonly (readonly string[])[]; line: number }
  | { kind: 'unknown'; name: string; line: number }

/** Takes Markdown text; gives its blocks in order. */
export function blocksOf(markdown: string): Block[] {
  const tree = fromMarkdown(markdown, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] })
  return tree.children.map(blockOf)
}

function blockOf(node: RootContent): Block {
  const line = node.position?.start.line ?? 0
  switch (node.type) {
    case 'heading':
      return { kind: 'heading', depth: node.depth, text: textOf(node), line }
    case 'paragraph':
      return { kind: 'prose', text: textOf(node), line }
    case 'blockquote':
      return { kind: 'quote', text: node.children.map(textOf).join('\n'), line }
    case 'list':
      return { kind: 'list', items: node.children.flatMap((item) => itemsOf(item, 0)), line }
    case 'table':
      return { kind: 'table', rows: rowsOf(node), line }
    default:
      return { kind: 'unknown', name: node.type, line }
  }
}

/** An item and the items below it, each indented with full-width blanks. */
function itemsOf(item: ListItem, depth: number): string[] {
  return item.children.flatMap((child) =>
    child.type === 'list'
      ? child.children.flatMap((below) => itemsOf(below, depth + 1))
      : [`${'　'.repeat(depth)}${textOf(child)}`],
  )
}

function rowsOf(table: Table): string[][] {
  return table.children.map((row) => row.children.map((cell) => textOf(cell)))
}

function textOf(node: Nodes): string {
  if (node.type === 'break' || (node.type === 'html' && /^<br\s*\/?>$/i.test(node.value))) return '\n'
  if ('value' in node) return node.value
  if ('children' in node) return node.children.map(textOf).join('')
  return ''
}
