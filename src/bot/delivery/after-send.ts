import type { Finding, Outcome } from './courier.ts'
import { after, BACKOFF, END, type Entry, type Held, type Next } from './ledger.ts'
import type { Patience } from './patience.ts'

/** What the row says from now on, and when the job comes back. Without an entry the row stays as it is. */
export type Turnout = readonly [Entry | undefined, Next]

/** Takes what became of a send; gives what follows from it. `askable`: the platform can be asked for the message later. */
export function afterSend(
  outcome: Outcome,
  { claim: by, tries, message }: Held,
  { patience, askable }: { readonly patience: Patience; readonly askable: boolean },
): Turnout {
  if (message.replaces && outcome.kind === 'refused') {
    return [{ by, state: 'queued', reason: outcome.reason, anew: true, uncounted: true, settled: false }, after(0)]
  }
  switch (outcome.kind) {
    case 'sent':
      return [{ by, state: 'sent', receipt: outcome.receipt, settled: true }, END]
    case 'refused':
      return [{ by, state: 'failed', reason: outcome.reason, settled: true }, END]
    case 'unreachable':
      return [{ by, state: 'skipped', reason: outcome.reason, settled: true }, END]
    case 'throttled': {
      const entry = { by, state: 'queued', reason: 'throttled', uncounted: true, settled: false } as const
      return [entry, after(outcome.retryAfterMs)]
    }
    case 'unsent':
      return tries < patience.tries
        ? [{ by, state: 'queued', reason: outcome.reason, settled: false }, BACKOFF]
        : [{ by, state: 'failed', reason: outcome.reason, settled: true }, END]
    case 'unknown': {
      const entry = { by, state: 'unknown', reason: outcome.reason, settled: false } as const
      return [entry, askable ? after(patience.askAfterMs) : BACKOFF]
    }
  }
}

/** Takes what the platform says of a doubtful message; gives what follows, or how it is sent once more. */
export function afterAsking(
  finding: Finding,
  { claim: by, tries }: Held,
  { tries: most }: Patience,
): Turnout | 'as_before' | 'again' {
  switch (finding.kind) {
    case 'found':
      return [{ by, state: 'sent', reason: 'found', receipt: finding.receipt, settled: true }, END]
    case 'throttled':
      return [undefined, after(finding.retryAfterMs)]
    case 'no_answer':
      return [{ by, state: 'unknown', reason: finding.reason, settled: false }, BACKOFF]
    case 'absent':
      return tries < most ? 'as_before' : [{ by, state: 'failed', reason: 'gave_up', settled: true }, END]
    case 'not_askable':
      return tries < most ? 'again' : [{ by, state: 'unknown', reason: 'gave_up', settled: true }, END]
  }
}
