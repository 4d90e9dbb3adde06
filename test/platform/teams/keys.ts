import type { z } from 'zod'
import { type Issuer, openIssuer } from '../../../src/playground/issuer.ts'
import type { signShape } from './control.ts'
import { APP_ID } from './identity.ts'

/** The tokens of Teams, and those of somebody else whose metadata nobody reads. */
export class Keys {
  readonly #own = openIssuer()
  readonly #serviceUrl: () => string
  #foreign: Promise<Issuer> | undefined

  /** `serviceUrl` is known once the platform listens. */
  constructor(serviceUrl: () => string) {
    this.#serviceUrl = serviceUrl
  }

  async metadataUrl(): Promise<string> {
    return (await this.#own).metadataUrl
  }

  async sign({ claims, key }: z.infer<typeof signShape>): Promise<string> {
    const issuer = await (key === 'own' ? this.#own : this.#stranger())
    return issuer.sign(claims)
  }

  /** The token that belongs to whatever the platform itself posts. */
  right(): Promise<string> {
    return this.sign({ claims: { aud: APP_ID, serviceurl: this.#serviceUrl() }, key: 'own' })
  }

  #stranger(): Promise<Issuer> {
    this.#foreign ??= openIssuer()
    return this.#foreign
  }
}
