import { startPlatform } from '../platform/client.ts'
import { SLOWEST_MS } from './shapes.ts'
import type { Stage, StageOptions } from './stage.ts'

/** What becomes of sends, by weight. */
const ROUGH = { ok: 63, error_before: 6, error_after: 6, lost: 5, slow: 14, drop: 4, throttle: 2 }

/** Stands for Teams: it speaks a neutral protocol, and cannot be asked. */
export async function teamsStage({ seed }: StageOptions): Promise<Stage> {
  const platform = await startPlatform({ askable: false, seed })
  let urls: readonly string[] = []
  let said = 0
  return {
    reach: { platform: 'teams', url: platform.url },
    askable: false,
    bots: (bots) => {
      urls = bots.map((url) => `${url}/events`)
      return platform.urls(urls)
    },
    say: async (people, text) => {
      const events = people.map((place) => ({ id: `event-${said++}`, place, text }))
      await platform.deliver({ urls: [...urls], events, copies: [1, 3], shuffle: true, giveUpMs: 3_600_000 })
      return people
    },
    admit: async () => undefined,
    inbound: () => platform.inbound(),
    book: async () => (await platform.book()).messages,
    weather: (weather) =>
      platform.faults({ weights: weather === 'rough' ? ROUGH : { ok: 1 }, slowMs: [100, SLOWEST_MS] }),
    stop: () => platform.stop(),
  }
}
