/** A lock that this process holds. */
export interface Held {
  release(): Promise<void>
}
