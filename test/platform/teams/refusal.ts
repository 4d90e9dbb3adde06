import type { Said } from '../manner.ts'

/** The connector's way to say no: a status, and a body that names the reason. */
export class Refusal extends Error {
  readonly status: number
  readonly code: string
  readonly #body: unknown

  /** `body`: where the connector does not say it in its usual shape. */
  constructor(status: number, code: string, message: string, body?: unknown) {
    super(message)
    this.status = status
    this.code = code
    this.#body = body ?? { error: { code, message } }
  }

  get said(): Said {
    return { status: this.status, body: this.#body }
  }
}
