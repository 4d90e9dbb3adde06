import { start } from '../start.ts'

process.exitCode = await start('hagukumi', process.argv.slice(2))
