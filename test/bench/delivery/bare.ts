/** The queue of the peer. */
export const BARE_QUEUE = 'bare'
