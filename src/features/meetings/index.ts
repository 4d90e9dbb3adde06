import type { Feature } from '../../bot/feature.ts'
import { dayOf } from '../../domain/calendar/written.ts'
import { addTyped, beginItem, itemFlow, itemForm, readItem, showItems } from './agenda.ts'
import { showComing } from './coming.ts'
import { showCounts } from './counts.ts'
import { askWhom, handTo } from './hand-over.ts'
import { section } from './home.ts'
import { choose, showThemes } from './lead.ts'
import { linesOf } from './lines.ts'
import type { MeetingsPorts } from './ports.ts'
import { readRecord } from './reading/record.ts'
import { finishRecord, mend, mendPart, recordMeeting, recordRead } from './record.ts'
import { recordFlow } from './record-flow.ts'
import { share } from './share.ts'
import { skipOwn, skipThis, unskip } from './skip.ts'

/** 職場ミーティング: whose turn it is, what to talk of, what was decided. Never for 人事評価. */
export const meetings: Feature<MeetingsPorts> = {
  name: 'meetings',
  words: [
    { say: ['職場ミーティング', 'ミーティング', '次の職場ミーティング', '次のミーティング'], run: showComing },
    { say: ['今月は見送り', 'ミーティングは見送り', '職場ミーティングは見送り'], run: skipOwn },
    { say: ['職場ミーティングの状況', 'ミーティングの状況'], run: showCounts },
  ],
  acts: {
    themes: showThemes,
    choose,
    handOver: askWhom,
    handTo,
    items: showItems,
    agenda: beginItem,
    record: recordMeeting,
    mend,
    mendPart,
    share,
    skip: skipThis,
    unskip,
  },
  answer: async (text, turn, ports) => {
    const item = readItem(text)
    if (item) return addTyped(item, turn, ports)
    const record = readRecord(text, dayOf(turn.now))
    return record && recordRead(record, turn, ports)
  },
  flows: [{ flow: recordFlow, finish: finishRecord }, itemFlow],
  forms: [itemForm],
  section,
  lines: linesOf,
}
