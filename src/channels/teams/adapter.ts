import { TeamsAdapter } from '@microsoft/teams-ai'
import type { Activity, InvokeResponse, TurnContext } from 'botbuilder'
import { AppCredentials, type ConnectorClient } from 'botframework-connector'
import { authentication, BOT_FRAMEWORK, credentials, type Key, loginUrl, settings } from './cloud.ts'
import { calmed } from './connector.ts'
import type { Trusted } from './verify.ts'

/** The bot gets no token: its key is wrong or has expired, or Entra is away. Nothing was sent. */
export class NotAdmitted extends Error {
  override readonly name = 'NotAdmitted'
}

/** The vendor's adapter: checks tokens, runs turns, and makes the clients that speak with the Bot Connector. */
export class Adapter extends TeamsAdapter {
  readonly #trusted: Trusted
  readonly #clients = new Map<string, Promise<ConnectorClient>>()

  constructor(trusted: Trusted, key: Key) {
    super(settings(trusted, key), credentials(trusted, key), authentication(trusted))
    this.#trusted = trusted
  }

  /**
   * Runs one turn where the token is right; gives what is answered to an invoke. Throws AuthenticationError where the
   * token is not, and whatever the turn throws. The vendor's own `process` would print and echo both.
   */
  async take(
    header: string,
    activity: Activity,
    turn: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(header, activity, turn)
  }

  /** Gets the token that goes with what is sent, where there is none yet. @throws NotAdmitted */
  async admit(): Promise<void> {
    const { appId } = this.#trusted
    const own = await this.credentialsFactory.createCredentials(appId, BOT_FRAMEWORK, loginUrl(this.#trusted), true)
    if (!(own instanceof AppCredentials)) return
    await own.getToken().catch((cause: unknown) => {
      throw new NotAdmitted('no token for the Bot Connector', { cause })
    })
  }

  /** The client for one address of the Bot Connector; whether it is trusted was asked before. */
  connector(serviceUrl: string): Promise<ConnectorClient> {
    const known = this.#clients.get(serviceUrl) ?? this.#connect(serviceUrl)
    this.#clients.set(serviceUrl, known)
    known.catch(() => this.#clients.delete(serviceUrl))
    return known
  }

  async #connect(serviceUrl: string): Promise<ConnectorClient> {
    const identity = this.createClaimsIdentity(this.#trusted.appId)
    const factory = this.botFrameworkAuthentication.createConnectorFactory(identity)
    return calmed(await factory.create(serviceUrl, BOT_FRAMEWORK))
  }
}
