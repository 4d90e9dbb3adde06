import type { Temporal } from 'temporal-polyfill'

/** What the rows of a month of meetings are called. */
export const TEXT = {
  campaign: (month: Temporal.PlainYearMonth) => `職場ミーティング ${month.year}年${month.month}月`,
  lead: '職場ミーティングの進行',
} as const
