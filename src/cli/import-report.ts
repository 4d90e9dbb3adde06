import { Temporal } from 'temporal-polyfill'
import { type ImportReport, KIND_NAMES } from '../infra/knowledge/import-file.ts'
import { holding, type Version } from '../infra/store/knowledge.ts'

/** What is counted in a report, in the order in which it is told. */
const COUNTED: Readonly<Record<string, string>> = {
  sections: '節',
  passages: '文のまとまり',
  grades: '職位',
  cells: '能力の文',
  awareness: '意識',
  pillars: '柱',
  items: '取組項目',
  measures: '主な取組',
  timeline: '年表',
  courses: '講座',
  sample: 'うちサンプル',
  abilities: '能力の呼び方',
  synonyms: '言い換え',
}

/** Takes the report of an import and today; gives it as lines of Japanese for an operator. */
export function writtenImport(report: ImportReport, today: Temporal.PlainDate): string {
  const { kind, title, version, inForceFrom, outcome } = report
  const what = `${KIND_NAMES[kind]}「${title}」`
  const ahead = Temporal.PlainDate.compare(inForceFrom, today) > 0 ? '有効になります' : '有効です'
  const first = {
    unchanged: `${what}は、第${version}版と同じ内容です。新しい版は作りませんでした。`,
    checked: `${what}は、第${version}版として取り込めます（確かめただけで、書き込んでいません）。`,
    imported: `${what}を、第${version}版として取り込みました。${inForceFrom}から${ahead}。`,
  }[outcome]
  const counts = Object.entries(COUNTED).flatMap(([name, label]) => {
    const count = report.counts[name]
    return count === undefined ? [] : [`${label} ${count}`]
  })
  const notices = report.notices.map((notice) => `ご注意：${notice}`)
  return [first, counts.join('、'), ...notices].filter((line) => line !== '').join('\n')
}

/** Takes versions, today and the form wanted; gives the list, each with whether it is in force today. */
export function writtenVersions(
  versions: readonly Version[],
  today: Temporal.PlainDate,
  form: 'json' | 'text',
): string {
  const held = new Set(holding(versions, today).map(({ id }) => id))
  const rows = versions.map(({ id, ...version }) => ({ ...version, inForce: held.has(id) }))
  // Temporal values write themselves as ISO 8601.
  if (form === 'json') return JSON.stringify(rows, null, 2)
  if (rows.length === 0) return '取り込んだ版は、まだありません。'
  return rows
    .map(({ kind, key, version, title, inForceFrom, sample, inForce }) => {
      const marks = [inForce ? '有効' : '', sample ? 'サンプル' : ''].filter((mark) => mark !== '').join('・')
      return `${kind}\t${key}\t第${version}版\t${inForceFrom}から\t${marks}\t${title}`
    })
    .join('\n')
}
