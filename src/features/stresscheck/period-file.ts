import { Temporal } from 'temporal-polyfill'
import { HagukumiError } from '../../bot/errors.ts'
import { businessDaysBetween } from '../../domain/calendar/business-days.ts'
import type { CivicCalendar } from '../../domain/calendar/civic-calendar.ts'
import { FaultList } from '../../domain/people/faults.ts'
import { planLetters } from '../../domain/stress-check/letters.ts'
import type { Mode, PeriodDraft, PublicFacts } from '../../domain/stress-check/period.ts'
import { type ItemRow, Items } from './period-items.ts'
import { FILE } from './period-texts.ts'

/** What decides about a period beside its file. `keptDays`: days after the end that its list is kept. */
export interface Surroundings {
  readonly calendar: CivicCalendar
  readonly slot: string
  readonly keptDays: number
  readonly today: Temporal.PlainDate
}

const { compare } = Temporal.PlainDate

/**
 * Takes the rows 項目, 値 of a file; gives the period they describe, with its letters. Throws bad_input with one line for
 * each thing to mend: what is missing or cannot be read, days that do not fit, and words that no text about the stress
 * check has.
 */
export function readPeriodFile(rows: readonly ItemRow[], around: Surroundings): PeriodDraft {
  const faults = new FaultList()
  const items = new Items(rows, faults)
  const name = items.line('名前')
  const [from, to] = [items.day('開始'), items.day('終了')]
  const facts = factsOf(items)
  const mode = modeOf(items)
  const request = items.isGiven('申出のお知らせ') ? items.day('申出のお知らせ') : undefined
  checkDays({ from, to, request }, items, around)
  if (faults.total > 0 || !from || !to) {
    const head = `期間の案を保存していません。直すところが${faults.total}件あります。`
    throw new HagukumiError('bad_input', `${head}\n${faults.written()}`)
  }
  return { name, from, to, facts, mode, slot: around.slot, letters: planLetters({ from, to, request }, around) }
}

function factsOf(items: Items): PublicFacts {
  return {
    url: items.address('受検画面'),
    minutes: items.count('所要分', 120),
    workTime: items.choice('勤務時間', { はい: 'counts', いいえ: 'unsaid' }, 'unsaid'),
    conductor: items.line('実施者'),
    office: items.line('問い合わせ先'),
    requestTo: items.line('申出先'),
    requestDays: items.count('申出日数', 365),
    passedTo: items.line('結果の伝達先'),
    consultation: items.isGiven('健康相談') ? items.line('健康相談') : undefined,
  }
}

/** Mode B only with the committee's decision (domain notes §3). */
function modeOf(items: Items): Mode {
  if (items.choice('方式', { A: 'A', B: 'B' }, 'A') === 'A') return { kind: 'A' }
  const [on, ref] = [items.day('委員会決定日'), items.line('委員会決定番号')]
  return on ? { kind: 'B', on, ref } : { kind: 'A' }
}

interface Days {
  readonly from: Temporal.PlainDate | undefined
  readonly to: Temporal.PlainDate | undefined
  readonly request: Temporal.PlainDate | undefined
}

/** Business days of the shortest period, and calendar days of the longest. */
const SHORTEST = 5
const LONGEST = 120

function checkDays({ from, to, request }: Days, items: Items, { calendar, keptDays, today }: Surroundings): void {
  if (!from || !to) return
  if (compare(from, calendar.from) < 0 || compare(to.add({ days: 60 }), calendar.to) > 0) {
    items.fault('終了', FILE.unknownYears)
    return
  }
  if (compare(to, from) < 0) items.fault('終了', FILE.backwards)
  else if (from.until(to).days > LONGEST) items.fault('終了', FILE.tooLong(LONGEST))
  else if (businessDaysBetween(from.subtract({ days: 1 }), to, calendar) < SHORTEST)
    items.fault('終了', FILE.tooShort(SHORTEST))
  if (compare(to, today) < 0) items.fault('終了', FILE.past)
  if (!request) return
  const outside = compare(request, to) <= 0 || compare(request, to.add({ days: keptDays })) > 0
  if (outside) items.fault('申出のお知らせ', FILE.requestDay(keptDays))
  else if (!calendar.isOpen(request)) items.fault('申出のお知らせ', FILE.closed)
}
