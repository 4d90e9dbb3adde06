import { leave } from '../../infra/handover/process.ts'
import { start } from '../start.ts'

leave(await start('hagukumi', process.argv.slice(2)))
