import { z } from 'zod'
import { HagukumiError } from '../../../bot/errors.ts'
import { LETTER_KINDS, type Mode, type Period } from '../../../domain/stress-check/period.ts'
import type { Prisma, Tx } from '../../db/index.ts'
import { toDay } from '../days.ts'

type PeriodRow = Prisma.StressCheckPeriodGetPayload<object>
type LetterRow = Prisma.StressCheckLetterGetPayload<object>

const facts = z.object({
  url: z.string(),
  minutes: z.number(),
  workTime: z.enum(['counts', 'unsaid']),
  conductor: z.string(),
  office: z.string(),
  requestTo: z.string(),
  requestDays: z.number(),
  passedTo: z.string(),
  consultation: z.string().optional(),
})
const state = z.enum(['draft', 'approved', 'purged'])
const kind = z.enum(LETTER_KINDS)

/** All periods with their letters by day, the oldest first. Throws storage for a row that no longer reads. */
export async function readPeriods(tx: Tx): Promise<Period[]> {
  const periods = await tx.stressCheckPeriod.findMany({ orderBy: [{ fromOn: 'asc' }, { id: 'asc' }] })
  const letters = await tx.stressCheckLetter.findMany({ orderBy: [{ onDay: 'asc' }, { kind: 'asc' }] })
  return periods.map((row) => periodFrom(row, letters))
}

function periodFrom(row: PeriodRow, letters: readonly LetterRow[]): Period {
  const [read, stands] = [facts.safeParse(row.facts), state.safeParse(row.state)]
  if (!read.success || !stands.success) {
    const sentence = `ストレスチェックの期間「${row.name}」が読めません。stresscheck new で入れ直してください。`
    throw new HagukumiError('storage', sentence)
  }
  return {
    id: row.id,
    name: row.name,
    from: toDay(row.fromOn),
    to: toDay(row.toOn),
    facts: { ...read.data, consultation: read.data.consultation },
    slot: row.slot,
    mode: modeOf(row),
    letters: letters
      .filter(({ periodId }) => periodId === row.id)
      .map((each) => ({ kind: kind.parse(each.kind), day: toDay(each.onDay) })),
    state: stands.data,
    author: row.author,
    approver: row.approver ?? undefined,
  }
}

/** Without the committee's decision it is mode A, whatever else stands there. */
function modeOf({ mode, committeeOn, committeeRef }: PeriodRow): Mode {
  return mode === 'B' && committeeOn && committeeRef
    ? { kind: 'B', on: toDay(committeeOn), ref: committeeRef }
    : { kind: 'A' }
}
