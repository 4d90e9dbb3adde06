import { BUTTON } from '../../src/features/reminders/texts.ts'
import { asked } from './asking.ts'
import type { CourseKind } from './courses.ts'
import { remindedShape } from './endpoint-reminders.ts'
import { judgeReminders } from './reminders-verdict.ts'

/**
 * Campaigns whose day has come. The bot tells everybody in a digest; some press 〔終わった〕; then the due day is put off,
 * of which all must hear who were told and still have it open.
 */
export const reminders: CourseKind = {
  names: 'U0TASK',
  paths: { begins: '/campaign', goesOn: '/put-off' },
  button: BUTTON.done,
  sum: async (url, signal) => {
    const reminded = await asked(`${url}/reminded`, remindedShape, signal)
    return (taken, evidence) => judgeReminders(taken, reminded, evidence)
  },
}
