import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type TurnContext,
} from 'botbuilder'
import { AuthenticationError } from 'botframework-connector'
import { readBody, reply } from '../http.ts'
import type { Teams } from './client.ts'

type Turn = (context: TurnContext) => Promise<void>

/** A bot on Microsoft's own adapter that takes requests over HTTP, once it listens; the platform knows its url. */
export async function adapterOf(teams: Teams, turn: Turn) {
  const { appId, tenantId, metadataUrl } = teams
  const authority = 'https://api.botframework.com'
  const keys = { MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId, MicrosoftAppType: 'SingleTenant' }
  const config = {
    ...keys,
    ...{ ToBotFromChannelOpenIdMetadataUrl: metadataUrl, ToBotFromEmulatorOpenIdMetadataUrl: metadataUrl },
    ...{ ToBotFromChannelTokenIssuer: authority, ToChannelFromBotOAuthScope: authority, OAuthUrl: authority },
    ToChannelFromBotLoginUrl: `https://login.microsoftonline.com/${tenantId}`,
  }
  const factory = new ConfigurationServiceClientCredentialFactory({ ...keys, MicrosoftAppPassword: 'unused' })
  const adapter = new Adapter(new ConfigurationBotFrameworkAuthentication(config, factory))
  const server = createServer(async (request, response) => {
    const activity = JSON.parse((await readBody(request)) ?? '') as Activity
    try {
      const { status, body } = await adapter.take(request.headers.authorization ?? '', activity, turn)
      reply(response, status, body ?? null)
    } catch (error) {
      reply(response, error instanceof AuthenticationError ? error.statusCode : 500, null)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`
  await teams.urls([url])
  return { url, close: () => server.close().closeAllConnections() }
}

/** Its own `process` prints what it refuses. */
class Adapter extends CloudAdapter {
  async take(header: string, activity: Activity, turn: Turn): Promise<{ status: number; body?: unknown }> {
    return (await this.processActivity(header, activity, turn)) ?? { status: 200 }
  }
}
