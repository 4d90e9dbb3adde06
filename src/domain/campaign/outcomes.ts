import { Temporal } from 'temporal-polyfill'
import type { FaultList } from '../people/faults.ts'
import { readNumber } from '../people/read-cells.ts'
import { readDate } from '../people/read-date.ts'
import { nearestWord } from '../settings.ts'

/** The headings of a file that says what is done, in any order. One row is one person and one step. */
export const OUTCOME_COLUMNS = ['職員番号', '手順', '済んだ日', '対象'] as const

export interface OutcomeRow {
  readonly line: number
  readonly cells: Readonly<Record<(typeof OUTCOME_COLUMNS)[number], string>>
}

/** What a row says: done on a day, 対象外, or 対象 again. */
export interface Outcome {
  readonly line: number
  readonly number: string
  readonly step: string
  readonly becomes: 'done' | 'excluded' | 'open'
  readonly doneOn: Temporal.PlainDate | undefined
}

/** Takes rows, the steps by key and title, and today; gives what they say, telling `faults` of each that cannot be read. */
export function readOutcomes(
  rows: readonly OutcomeRow[],
  steps: readonly { readonly key: string; readonly title: string }[],
  today: Temporal.PlainDate,
  faults: FaultList,
): Outcome[] {
  const lines = new Map<string, number>()
  return rows.flatMap((row) => {
    const outcome = readOutcome(row, steps, today, faults)
    if (!outcome) return []
    const twin = lines.get(`${outcome.number}\n${outcome.step}`)
    if (twin !== undefined) {
      faults.add(row.line, '職員番号', `${twin}行目と同じ職員の同じ手順です。片方を消してください。`)
      return []
    }
    lines.set(`${outcome.number}\n${outcome.step}`, row.line)
    return [outcome]
  })
}

function readOutcome(
  { line, cells }: OutcomeRow,
  steps: readonly { readonly key: string; readonly title: string }[],
  today: Temporal.PlainDate,
  faults: FaultList,
): Outcome | undefined {
  const before = faults.total
  const number = readNumber(cells.職員番号)
  if (number === undefined) faults.add(line, '職員番号', '半角の英数字とハイフン20字までで書いてください。')
  const step = steps.find(({ key, title }) => [key, title].includes(cells.手順))
  if (!step) faults.add(line, '手順', noStep(cells.手順, steps))
  const becomes = WORDS[cells.対象]
  if (becomes === undefined) faults.add(line, '対象', '空か、「対象外」か「対象」と書いてください。')
  const doneOn = cells.済んだ日 === '' ? undefined : readDate(cells.済んだ日)
  if (cells.済んだ日 !== '' && !doneOn)
    faults.add(line, '済んだ日', '日付として読めません。2027-02-05、2027/2/5、令和9年2月5日のどれかで書いてください。')
  if (doneOn && Temporal.PlainDate.compare(doneOn, today) > 0)
    faults.add(line, '済んだ日', '今日より後の日です。済んでから取り込んでください。')
  if (becomes === 'done' && cells.済んだ日 === '')
    faults.add(line, '済んだ日', '空です。済んだ日か、「対象」の列に「対象外」を書いてください。')
  if (becomes !== 'done' && becomes !== undefined && cells.済んだ日 !== '')
    faults.add(line, '済んだ日', '「対象」の列と、どちらか一方にしてください。')
  if (faults.total > before || number === undefined || !step || becomes === undefined) return undefined
  return { line, number, step: step.key, becomes, doneOn }
}

const WORDS: Readonly<Record<string, Outcome['becomes']>> = { '': 'done', 対象外: 'excluded', 対象: 'open' }

function noStep(word: string, steps: readonly { readonly key: string; readonly title: string }[]): string {
  const near = nearestWord(
    word,
    steps.flatMap(({ key, title }) => [key, title]),
  )
  const hint =
    near === undefined ? `使えるのは ${steps.map(({ key }) => key).join('・')} です。` : `「${near}」のことでしょうか。`
  return `その手順はありません。${hint}`
}
