// Loaded into the Playground's process before its own code. It would listen on all addresses of the machine, and has no
// option for that; and it would outlive a bot that was killed.
import { rmSync } from 'node:fs'
import { Server } from 'node:net'

const LOOPBACK = '127.0.0.1'
const { listen } = Server.prototype

/** Every server of this process listens on this machine's own address alone, whatever it asks for. */
Server.prototype.listen = function (...given) {
  return listen.apply(this, confined(given))
}

/** Takes what `listen` may be given: (port, host, backlog, callback), (options, callback), (path, callback), (callback). */
function confined(given) {
  const callback = given.filter((each) => typeof each === 'function').slice(-1)
  const [first] = given
  if (typeof first === 'object' && first !== null) {
    return 'port' in first ? [{ ...first, host: LOOPBACK }, ...callback] : given
  }
  const isPath = typeof first === 'string' && !/^\d+$/.test(first)
  return isPath ? given : [{ port: typeof first === 'function' ? 0 : (first ?? 0), host: LOOPBACK }, ...callback]
}

// The channel to the bot closes when the bot ends, in whatever way. The folder was made for this process alone.
process.once('disconnect', () => {
  rmSync(process.cwd(), { recursive: true, force: true })
  process.exit(0)
})
