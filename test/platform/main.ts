import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createPlatform } from './platform.ts'
import { optionsShape } from './shapes.ts'

// A fake chat platform on 127.0.0.1. Its argument is its options as JSON; it says its port and its seed in one line,
// and ends with its standard input, so that it does not outlive a test run that was killed.
const options = optionsShape.parse(JSON.parse(process.argv[2] ?? '{}'))
const seed = options.seed ?? randomInt(2 ** 31)
const server = createPlatform({ ...options, seed }).listen(0, '127.0.0.1')
await once(server, 'listening')
const address = server.address()
const port = address && typeof address === 'object' ? address.port : 0
process.stdout.write(`${JSON.stringify({ port, seed })}\n`)
for await (const _chunk of process.stdin);
// Sends that are slow, lost or being retried would keep the process: nothing of it is to be kept.
server.closeAllConnections()
process.exit(0)
