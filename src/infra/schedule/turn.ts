/** One piece of work at a time, and a way to wait for the last. */
export interface Turn {
  /** True: the turn is the caller's until it calls `end`. False: another has it, or it is closed. */
  begin(): boolean
  end(): void
  /** Gives no further turn; settles when the running one has ended. */
  close(): Promise<void>
}

/** A turn that nobody has yet. */
export function openTurn(): Turn {
  let free: (() => void) | undefined
  let ended = Promise.resolve()
  let closed = false
  return {
    begin: () => {
      if (free || closed) return false
      ended = new Promise((resolve) => {
        free = resolve
      })
      return true
    },
    end: () => {
      free?.()
      free = undefined
    },
    close: () => {
      closed = true
      return ended
    },
  }
}
