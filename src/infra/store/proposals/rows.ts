import { Temporal } from 'temporal-polyfill'
import { HagukumiError } from '../../../bot/errors.ts'
import type { Standing } from '../../../domain/proposal/move.ts'
import { writtenNumber } from '../../../domain/proposal/number.ts'
import { KINDS, RESULTS, STATES } from '../../../domain/proposal/proposal.ts'
import type { Written } from '../../../domain/proposal/written.ts'
import type { Proposal } from '../../db/generated/client.ts'
import { toDay } from '../days.ts'

/** Takes a row; gives how it stands. Throws storage where a word of it is none of this version. */
export function standingOf({ kind, state, result }: Pick<Proposal, 'kind' | 'state' | 'result'>): Standing {
  const known = {
    kind: KINDS.find((each) => each === kind),
    state: STATES.find((each) => each === state),
    result: RESULTS.find((each) => each === result),
  }
  if (!known.kind || !known.state)
    throw new HagukumiError('storage', '提案の記録に、この版で読めない状態があります。はぐくみの版をお確かめください。')
  return { kind: known.kind, state: known.state, result: known.result }
}

/** Takes a row; gives it as its proposer sees it. */
export function ownFrom(row: Proposal) {
  const { title } = row.text as unknown as Partial<Written>
  return {
    ...standingOf(row),
    id: row.id,
    number: writtenNumber(row.fiscalYear, row.place),
    title,
    sample: row.sample,
    submittedAt: Temporal.Instant.fromEpochMilliseconds(row.submittedAt.getTime()),
    promisedOn: toDay(row.promisedOn),
  }
}
