import type { Feature } from '../../bot/feature.ts'
import { beginIdea, beginReport, takeIdea } from './begin.ts'
import { beginCorrection, correctFlows } from './correct.ts'
import { dropDraft, keepDraft } from './drafts.ts'
import { ideaFlow, reportFlow } from './flows.ts'
import { askErasure, askWithdrawal, erase, insist, keep, showMine, showOne, withdraw } from './mine.ts'
import type { ProposalsPorts } from './ports.ts'
import { handIn } from './submit.ts'

/** 職員提案, as who has an idea meets it: written down in a talk, received with a number, followed. */
export const proposals: Feature<ProposalsPorts> = {
  name: 'proposals',
  words: [
    { say: ['提案を書く', '職員提案を書く', '職員提案', '提案する', '提案したい'], run: beginIdea },
    { say: ['業務改善報告を書く', '業務改善報告'], run: beginReport },
    { say: ['私の提案', '提案の進み具合', '進み具合'], run: showMine },
  ],
  acts: {
    begin: takeIdea,
    beginReport: (_given, turn, ports) => beginReport(turn, ports),
    mine: (_given, turn, ports) => showMine(turn, ports),
    one: showOne,
    withdraw: askWithdrawal,
    withdrawNow: withdraw,
    keep,
    correct: beginCorrection,
    erase: askErasure,
    eraseNow: erase,
    insist,
    keepDraft,
    dropDraft,
  },
  flows: [
    { flow: ideaFlow, finish: handIn('idea') },
    { flow: reportFlow, finish: handIn('done_report') },
    ...correctFlows,
  ],
  takes: { idea: 'begin' },
}
