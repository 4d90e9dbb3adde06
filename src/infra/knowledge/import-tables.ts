import { HagukumiError } from '../../bot/errors.ts'
import { blocksOf } from './markdown.ts'

/**
 * Throws bad_input naming the line of every row that stands outside its table or has more or fewer cells than the
 * heading. Markdown itself accepts both in silence, and a cell would then be read under another grade's heading.
 */
export function refuseBrokenTables(name: string, markdown: string): void {
  const faults = blocksOf(markdown).flatMap((block): string[] => {
    if (block.kind === 'prose') {
      const row = block.text.split('\n').findIndex((line) => line.trimStart().startsWith('|'))
      const says = '表の形になっていません。見出しの行と、その下の「| --- |」の行の列の数をそろえてください。'
      return row < 0 ? [] : [`${block.line + row}行目：${says}`]
    }
    if (block.kind !== 'table') return []
    const width = block.rows[0]?.length ?? 0
    return block.rows.flatMap((row, at) => {
      // The row of dashes under the heading is no row of the table.
      const line = block.line + at + (at > 0 ? 1 : 0)
      const says = `表の列の数（${row.length}）が、見出しの列の数（${width}）と違います。「|」をお確かめください。`
      return row.length === width ? [] : [`${line}行目：${says}`]
    })
  })
  if (faults.length === 0) return
  throw new HagukumiError('bad_input', [`「${name}」を取り込めませんでした。`, ...faults.slice(0, 50)].join('\n'))
}
