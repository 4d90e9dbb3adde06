import type { Said } from '../manner.ts'

/** The connector's way to say no: a status, and a body that names the reason. */
export class Refusal extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }

  get said(): Said {
    return { status: this.status, body: { error: { code: this.code, message: this.message } } }
  }
}
