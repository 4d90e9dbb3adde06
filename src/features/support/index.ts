import type { Evidence } from '../../bot/evidence.ts'
import type { Feature, Reply } from '../../bot/feature.ts'
import { comfortCard, contactsCard } from './cards.ts'
import type { SupportPorts } from './ports.ts'
import { asksWhere } from './rules.ts'

/** 相談先: contacts first, whoever asks. Who opened it, and what was told, is kept nowhere. */
export const support: Feature<SupportPorts> = {
  name: 'support',
  words: [
    {
      say: ['相談先', '相談', '相談したい', '相談窓口', '/consult', 'そうだん'],
      run: async (_turn, ports) => contacts(ports),
    },
  ],
  acts: { contacts: async (_given, _turn, ports) => contacts(ports) },
  answer: async (text, _turn, ports) => {
    if (!asksWhere(text)) return undefined
    const [reply] = await contacts(ports)
    const passages = [...ports.passages('health'), ...ports.passages('harassment')]
    const pieces = passages.map((passage) => ({ text: passage.text, ref: passage.ref, gradeIds: passage.gradeIds }))
    const outcome = (await ports.contacts()).length > 0 ? 'answered' : 'related'
    return reply && [{ ...reply, evidence: { outcome, passages: pieces, courses: [] } }]
  },
  comfort: async (about, { asker }, ports) => {
    const passages = ports.passages(about)
    const card = comfortCard(about, await ports.contacts(), {
      passages,
      deleting: ports.deleting(asker.account.channel),
    })
    const pieces = passages.map(({ text, ref, gradeIds }) => ({ text, ref, gradeIds }))
    return [{ card, evidence: evidence(pieces) }]
  },
}

async function contacts(ports: SupportPorts): Promise<Reply[]> {
  return [{ card: contactsCard(await ports.contacts()), evidence: evidence([]) }]
}

function evidence(passages: Evidence['passages']): Evidence {
  return { outcome: 'support', passages, courses: [] }
}
