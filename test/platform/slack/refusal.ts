/** Slack's way to say no: it is answered as `{ok: false, error: code}` with whatever `more` holds. */
export class Refusal extends Error {
  readonly code: string
  readonly more: Readonly<Record<string, unknown>>

  constructor(code: string, more: Readonly<Record<string, unknown>> = {}) {
    super(code)
    this.code = code
    this.more = more
  }
}

/** A refusal that names what is wrong with the arguments, as Slack does for developers to read. */
export function refusedFor(code: string, messages: readonly string[]): Refusal {
  return new Refusal(code, { response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) } })
}
