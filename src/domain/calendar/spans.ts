/** Minutes of a local day, 0 to 1440: `from` included, `to` not. */
export interface Span {
  readonly from: number
  readonly to: number
}

export const WHOLE_DAY: Span = { from: 0, to: 24 * 60 }

/** Takes a local time 'HH:MM'; gives its minute of the day. */
export function minuteOf(clock: string): number {
  const [hour, minute] = clock.split(':')
  return Number(hour) * 60 + Number(minute)
}

/** What is left of `spans` where nothing of `taken` lies; in the order of the day if `spans` were. */
export function without(spans: readonly Span[], taken: readonly Span[]): Span[] {
  return taken.reduce<Span[]>(
    (left, { from, to }) =>
      left
        .flatMap((span) => [
          { from: span.from, to: Math.min(span.to, from) },
          { from: Math.max(span.from, to), to: span.to },
        ])
        .filter((span) => span.from < span.to),
    [...spans],
  )
}
