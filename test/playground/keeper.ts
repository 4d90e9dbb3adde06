import { once } from 'node:events'
import { openHttp } from '../../src/infra/http/index.ts'
import { preparePlayground } from '../../src/playground/index.ts'

// A bot with a Playground, to be killed: says the Playground's address and then waits.
const bot = await openHttp({ port: 0, routes: [], failed: () => undefined })
const playground = await preparePlayground()
process.stdout.write(`${await playground?.open(bot.port)}\n`)
await once(process, 'SIGTERM')
await Promise.all([playground?.close(), bot.close()])
