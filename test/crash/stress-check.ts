import { BUTTON } from '../../src/features/stresscheck/texts.ts'
import { asked } from './asking.ts'
import type { CourseKind } from './courses.ts'
import { tracesShape } from './endpoint-stress-check.ts'
import { judgeStressCheck } from './stress-check-verdict.ts'

/**
 * Periods whose first letter and whose 申出 notice go out today. Some press 〔今後この知らせを止める〕 below the letter; then
 * another encouragement goes to all who did not.
 */
export const stressCheck: CourseKind = {
  names: 'U0CHECK',
  paths: { begins: '/period', goesOn: '/encourage' },
  button: BUTTON.stop,
  sum: async (url, signal) => {
    const traces = await asked(`${url}/traces`, tracesShape, signal)
    return (taken, evidence) => judgeStressCheck(taken, traces, evidence)
  },
}
