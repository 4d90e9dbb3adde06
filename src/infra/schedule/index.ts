export { openSchedule, type Scan, type Schedule } from './schedule.ts'
