import type { Answers, Flow } from '../../bot/flow/flow.ts'
import { proposedTitle, type Written } from '../../domain/proposal/written.ts'
import { alike, confirmation, question, readWords, said, type Whose } from './steps.ts'
import { TEXT } from './texts.ts'

export const IDEA_FLOW = 'proposals_idea'
export const REPORT_FLOW = 'proposals_report'

const IDEA: Whose = { flow: IDEA_FLOW, what: TEXT.idea }
const REPORT: Whose = { flow: REPORT_FLOW, what: TEXT.report }

const unsure = { skip: 'allowed', choices: () => [alike(TEXT.unknown)] } as const

/** An idea: seven questions, each answer kept at once (domain notes §5.4). */
export const ideaFlow: Flow = {
  name: IDEA_FLOW,
  feature: 'proposals',
  version: 1,
  keeps: 'draft',
  steps: [
    question('problem', TEXT.problem, IDEA),
    question('amount', TEXT.amount, IDEA, unsure),
    question('idea', TEXT.ideaAsk, IDEA),
    titled(IDEA),
    question('benefit', TEXT.benefit, IDEA),
    question('together', TEXT.together, IDEA, { choices: () => [alike(TEXT.alone)] }),
    question('units', TEXT.units, IDEA, unsure),
    question('cost', TEXT.cost, IDEA, { prepared: () => TEXT.unknown }),
    confirmation((answers) =>
      shown(answers, ['title', 'problem', 'amount', 'idea', 'benefit', 'cost', 'units', 'together']),
    ),
  ],
}

/** A report of work already improved: three questions and the confirmation. */
export const reportFlow: Flow = {
  name: REPORT_FLOW,
  feature: 'proposals',
  version: 1,
  keeps: 'draft',
  steps: [
    question('problem', TEXT.before, REPORT),
    question('idea', TEXT.changed, REPORT),
    titled(REPORT),
    question('benefit', TEXT.better, REPORT),
    confirmation((answers) => shown(answers, ['title', 'problem', 'idea', 'benefit'])),
  ],
}

/** Takes the answers of either talk; gives what stands under each heading of the form, none of them empty. */
export function writtenFrom(answers: Answers): Written {
  const title = answers.title ?? proposedTitle(said(answers, 'idea'))
  return {
    title: String(title),
    problem: said(answers, 'problem'),
    amount: said(answers, 'amount'),
    idea: said(answers, 'idea'),
    benefit: said(answers, 'benefit'),
    together: said(answers, 'together'),
    cost: said(answers, 'cost'),
    units: said(answers, 'units'),
  }
}

function titled(whose: Whose) {
  return question('title', TEXT.title, whose, {
    prepared: (answers) => proposedTitle(said(answers, 'idea')),
    read: (text) => {
      const reading = readWords('title', text, whose.flow)
      return 'answer' in reading ? { answer: proposedTitle(String(reading.answer)) } : reading
    },
  })
}

function shown(answers: Answers, keys: readonly (keyof Written)[]) {
  const written = writtenFrom(answers)
  return keys.map((key) => ({ name: TEXT.headings[key], value: written[key] }))
}
