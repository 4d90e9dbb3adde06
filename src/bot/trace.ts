/** The steps of a message's way at which a process can die. Named for the log and for the test that kills it there. */
export const STEPS = [
  /** The event is in the inbox, the platform not yet told. */
  'stored',
  /** A run has the event in hand. */
  'handling',
  /** Its effect, the answers and their jobs are written, not yet committed. */
  'answered',
  /** All that is committed. */
  'handled',
  /** A run has a message in hand. */
  'fetched',
  /** It is marked as being sent, nothing has left the house. */
  'claimed',
  /** The platform took it or failed; not yet written. */
  'delivered',
  /** What happened is written. */
  'recorded',
] as const
export type Step = (typeof STEPS)[number]

/** Told at each step, with the id of the event or message. */
export type Trace = (step: Step, id: string) => void

/** Hears of something that is left aside while the work goes on: what it is, and the id of whose it is. Never a text. */
export type Warn = (what: string, id: string) => void
