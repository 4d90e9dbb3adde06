import { start } from '../start.ts'

process.exitCode = await start('talk', process.argv.slice(2))
