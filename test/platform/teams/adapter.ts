import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type Request,
  type TurnContext,
} from 'botbuilder'
import { readBody } from '../http.ts'
import type { Teams } from './client.ts'

type Credentials = Awaited<ReturnType<ConfigurationServiceClientCredentialFactory['createCredentials']>>

/** Gives any token: the platform here asks for one, and cannot know whose it is. */
class AnyToken extends ConfigurationServiceClientCredentialFactory {
  override async createCredentials(): Promise<Credentials> {
    return {
      signRequest: async (request) => {
        request.headers.set('authorization', 'Bearer any')
        return request
      },
    }
  }
}

/** A bot on Microsoft's own adapter that takes requests over HTTP, once it listens; the platform knows its url. */
export async function adapterOf(teams: Teams, turn: (context: TurnContext) => Promise<void>) {
  const { appId, tenantId, metadataUrl } = teams
  const authority = 'https://api.botframework.com'
  const keys = { MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId, MicrosoftAppType: 'SingleTenant' }
  const config = {
    ...keys,
    ...{ ToBotFromChannelOpenIdMetadataUrl: metadataUrl, ToBotFromEmulatorOpenIdMetadataUrl: metadataUrl },
    ...{ ToBotFromChannelTokenIssuer: authority, ToChannelFromBotOAuthScope: authority, OAuthUrl: authority },
    ToChannelFromBotLoginUrl: `https://login.microsoftonline.com/${tenantId}`,
  }
  const factory = new AnyToken({ ...keys, MicrosoftAppPassword: 'unused' })
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(config, factory))
  const server = createServer(async (request, response) => {
    const { method = '', headers } = request
    const asked: Request = { method, headers, body: JSON.parse((await readBody(request)) ?? '') }
    await adapter.process(
      asked,
      {
        socket: response.socket,
        header: (name: string, value: unknown) => response.setHeader(name, String(value)),
        status: (code: number) => {
          response.statusCode = code
        },
        send: (body: unknown) => response.write(typeof body === 'string' ? body : JSON.stringify(body)),
        end: () => response.end(),
      },
      turn,
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`
  await teams.urls([url])
  return { url, close: () => server.close().closeAllConnections() }
}
