import type { Temporal } from 'temporal-polyfill'
import type { App } from './app.ts'
import type { Scan } from './infra/schedule/index.ts'

/** What looks for work that a day brings. Each may run at any time and any number of times; `posted` hears of new messages. */
export function scansOf(app: App, posted: () => void): Scan[] {
  const remind = async (now: Temporal.Instant) => {
    if ((await app.remind(now)) > 0) posted()
  }
  return [
    { name: 'tidy', cron: '*/10 * * * *', run: (now) => app.tidy(now) },
    { name: 'remind', cron: '*/5 * * * *', run: remind },
  ]
}
