import {
  AuthenticationConfiguration,
  AuthenticationError,
  type Claim,
  PasswordServiceClientCredentialFactory,
  type ServiceClientCredentialsFactory,
} from 'botframework-connector'
import { isOurs, type Trusted } from './verify.ts'

/** The bot's own key, or an issuer on this machine that stands for Entra and the Bot Framework. */
export type Key =
  | { readonly kind: 'secret'; readonly password: string }
  | { readonly kind: 'local'; readonly metadataUrl: string }

/** What tokens are asked for, and who makes those that come in. */
export const BOT_FRAMEWORK = 'https://api.botframework.com'

/** Where the Bot Framework publishes the keys that it signs with. */
export const METADATA = 'https://login.botframework.com/v1/.well-known/openidconfiguration'

/** Where the bot's own token comes from. */
export function loginUrl({ tenantId }: Trusted): string {
  return `https://login.microsoftonline.com/${tenantId}`
}

/** Where the keys are published that tokens are checked with. */
export function metadataUrlOf(key: Key): string {
  return key.kind === 'local' ? key.metadataUrl : METADATA
}

/** The Bot Framework, as its adapter is told. Where any of these is set, all are taken as they are. */
export function settings(trusted: Trusted, key: Key) {
  const metadata = metadataUrlOf(key)
  return {
    MicrosoftAppId: trusted.appId,
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: trusted.tenantId,
    CallerId: '',
    ToChannelFromBotLoginUrl: loginUrl(trusted),
    ToChannelFromBotOAuthScope: BOT_FRAMEWORK,
    ToBotFromChannelTokenIssuer: BOT_FRAMEWORK,
    OAuthUrl: BOT_FRAMEWORK,
    ToBotFromChannelOpenIdMetadataUrl: metadata,
    // Tokens of the Emulator are refused before; were one to slip through, these keys would not fit it.
    ToBotFromEmulatorOpenIdMetadataUrl: metadata,
  }
}

/** The token that goes with what is sent: Entra's, or where an issuer on this machine stands for it, any. */
export function credentials({ appId, tenantId }: Trusted, key: Key): ServiceClientCredentialsFactory {
  return key.kind === 'secret'
    ? new PasswordServiceClientCredentialFactory(appId, key.password, tenantId)
    : new LocalCredentials(appId, '', tenantId)
}

class LocalCredentials extends PasswordServiceClientCredentialFactory {
  override async createCredentials() {
    return { getToken: async () => 'local', signRequest: async (request: Signed) => withToken(request) }
  }
}

type Signed = Parameters<Awaited<ReturnType<ServiceClientCredentialsFactory['createCredentials']>>['signRequest']>[0]

function withToken(request: Signed): Signed {
  request.headers.set('authorization', 'Bearer local')
  return request
}

/** Keys must be endorsed for Teams, and tokens made by the Bot Connector itself: the library alone would take more. */
export function authentication(trusted: Trusted): AuthenticationConfiguration {
  return new AuthenticationConfiguration(['msteams'], async (claims: Claim[]) => {
    const claim = (name: string) => claims.find(({ type }) => type === name)?.value
    if (!isOurs(claim, trusted)) throw new AuthenticationError('not of the Bot Connector', 401)
  })
}
