import { leave } from '../../infra/handover/process.ts'
import { start } from '../start.ts'

leave(await start('talk', process.argv.slice(2)))
