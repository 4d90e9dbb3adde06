/** The workspace, the app and its bot. There is one of each, so that the payloads of tests can be written without asking. */
export const TEAM = { id: 'T0CITYHALL', domain: 'city-hall' } as const
export const APP_ID = 'A0HAGUKUMI'
export const BOT = { user: 'U0BOT', bot: 'B0BOT', name: 'hagukumi' } as const
/** The legacy token in every payload, which a bot must not trust. */
export const LEGACY_TOKEN = 'legacy-verification-token'

/** The direct conversation of a person with the bot. */
export function directOf(user: string): string {
  return `D${user.slice(1)}`
}
