import type { Employee } from './employee.ts'
import type { Plan } from './plan.ts'

/** What an import did, or would do. Counts of people, but for `withoutTable`. */
export interface ImportReport {
  readonly mode: 'write' | 'dry_run'
  readonly added: number
  readonly changed: number
  readonly left: number
  readonly unchanged: number
  readonly absent: number
  /** 職種 and 職位 of the file for which the framework has no table, the most frequent first. */
  readonly withoutTable: readonly { readonly jobFamily: string; readonly gradeName: string; readonly people: number }[]
  readonly sampleRemoved: { readonly people: number; readonly units: number } | undefined
}

const SHOWN = 10

/** Takes the plan and the people of the file; gives the report. */
export function reportOf(
  plan: Plan,
  people: readonly Employee[],
  mode: ImportReport['mode'],
  sampleRemoved: ImportReport['sampleRemoved'],
): ImportReport {
  return {
    mode,
    added: plan.added.length,
    changed: plan.changed.length - plan.left,
    left: plan.left,
    unchanged: plan.unchanged,
    absent: plan.absent.length,
    withoutTable: withoutTable(people),
    sampleRemoved,
  }
}

/** Takes a report; gives it as lines of Japanese for an operator. */
export function writtenReport(report: ImportReport): string {
  const { added, changed, unchanged, left, absent, sampleRemoved } = report
  const tables = report.withoutTable.map((each) => `${each.jobFamily}・${each.gradeName} ${each.people}人`)
  const more = tables.length > SHOWN ? `、ほか${tables.length - SHOWN}種` : ''
  return [
    report.mode === 'dry_run' ? '確かめただけです。まだ何も書いていません。' : '名簿を取り込みました。',
    `新規 ${added}人／変更 ${changed}人／変更なし ${unchanged}人／退職 ${left}人`,
    ...(absent > 0 ? [`名簿にない職員 ${absent}人。退職は退職日でお知らせください。`] : []),
    ...(tables.length > 0
      ? [`方針に職位の表がない職種・職位（そのまま取り込みます）：${tables.slice(0, SHOWN).join('、')}${more}`]
      : []),
    ...(sampleRemoved ? [writtenRemoval(sampleRemoved, report.mode)] : []),
  ].join('\n')
}

function writtenRemoval({ people, units }: { people: number; units: number }, mode: ImportReport['mode']): string {
  const what = `サンプルの市の職員 ${people}人と所属 ${units}件`
  return mode === 'dry_run' ? `${what}は、取り込むと消えます。` : `${what}を消しました。`
}

function withoutTable(people: readonly Employee[]): ImportReport['withoutTable'] {
  const kinds = new Map<string, { jobFamily: string; gradeName: string; numbers: Set<string> }>()
  for (const { number, appointments } of people)
    for (const { gradeId, jobFamily, gradeName } of appointments) {
      if (gradeId !== undefined) continue
      const kind = kinds.get(`${jobFamily}\n${gradeName}`) ?? { jobFamily, gradeName, numbers: new Set<string>() }
      kind.numbers.add(number)
      kinds.set(`${jobFamily}\n${gradeName}`, kind)
    }
  return [...kinds.values()]
    .map(({ jobFamily, gradeName, numbers }) => ({ jobFamily, gradeName, people: numbers.size }))
    .sort((one, other) => other.people - one.people)
}
