import type { Temporal } from 'temporal-polyfill'
import type { App } from './app.ts'
import type { Scan } from './infra/schedule/index.ts'

/** What looks for work that a day brings. Each may run at any time and any number of times; `posted` hears of new messages. */
export function scansOf(app: App, posted: () => void): Scan[] {
  const remind = async (now: Temporal.Instant) => {
    if ((await app.remind(now)) > 0) posted()
  }
  const campaigns = async (now: Temporal.Instant) => {
    await app.campaigns(now)
    posted()
  }
  return [
    // Once before anybody is on duty, then within the hours in which authors may be told.
    { name: 'campaigns', cron: '46 7-16 * * *', run: campaigns },
    { name: 'tidy', cron: '*/10 * * * *', run: (now) => app.tidy(now) },
    { name: 'remind', cron: '*/5 * * * *', run: remind },
  ]
}
