import type { AccountRef, Event } from '../event.ts'

/** Who has which account, as a platform vouches for it. */
export interface Directory {
  readonly channel: string
  /** The e-mail address of an account; undefined where it has none. Throws where the platform does not answer. */
  emailOf(externalId: string, signal: AbortSignal): Promise<string | undefined>
}

/** What is known of accounts. */
export interface AccountStore {
  isLinked(account: AccountRef): Promise<boolean>
  /** Links an account to the employee with this e-mail address; false where there is none. */
  link(account: AccountRef, email: string, at: Event['at']): Promise<boolean>
}

/** Milliseconds that a platform has to answer: somebody waits. */
const PATIENCE_MS = 3_000

/** Somebody the directory did not know may be entered later today; until then each message would ask again. */
const AGAIN_AFTER = { minutes: 10 }

const SILENT_FOR = { seconds: 30 }

/** Strangers remembered at most. */
const MOST = 10_000

/** Links accounts to employees at first contact, before their first words are answered. */
export class Acquaintance {
  readonly #directories: readonly Directory[]
  readonly #store: AccountStore
  readonly #strangers = new Map<string, Event['at']>()
  /** Platforms that did not answer: everybody behind would wait, each as long. */
  readonly #silent = new Map<string, Event['at']>()

  constructor(directories: readonly Directory[], store: AccountStore) {
    this.#directories = directories
    this.#store = store
  }

  /** Gets to know who did something. A platform that does not answer leaves them a stranger for this time. */
  async meet({ account, kind, at }: Event): Promise<void> {
    const directory = this.#directories.find(({ channel }) => channel === account.channel)
    if (!directory || kind === 'left' || isBefore(at, this.#silent.get(account.channel))) return
    if (isBefore(at, this.#strangers.get(nameOf(account))) || (await this.#store.isLinked(account))) return
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const email = await directory.emailOf(account.externalId, signal).catch(() => 'no answer' as const)
    if (email === 'no answer') return void this.#silent.set(account.channel, at.add(SILENT_FOR))
    if (email !== undefined && (await this.#store.link(account, email, at))) return
    if (this.#strangers.size >= MOST) this.#strangers.clear()
    this.#strangers.set(nameOf(account), at.add(AGAIN_AFTER))
  }
}

function isBefore(at: Event['at'], until: Event['at'] | undefined): boolean {
  return until !== undefined && at.epochMilliseconds < until.epochMilliseconds
}

function nameOf({ channel, externalId }: AccountRef): string {
  return `${channel}\n${externalId}`
}
