/** The bot's registration and the city's tenant. There is one of each, so that activities can be written without asking. */
export const APP_ID = '3f1c2a60-7b1e-4d0b-9c55-8a1de0c0ffee'
export const TENANT_ID = '9b6f4e0a-2c1d-4e77-8f3a-5d2b7c9e1a44'
export const BOT = { id: `28:${APP_ID}`, name: 'はぐくみ' } as const

/** The conversation of a person with the bot alone. */
export function directOf({ aadObjectId }: { readonly aadObjectId: string }): string {
  return `a:1${aadObjectId.replaceAll('-', '')}`
}
