import type { Feature, Reply, Turn } from '../../bot/feature.ts'
import { dayOf } from '../../domain/calendar/written.ts'
import { acts } from './acts.ts'
import type { Answer } from './answer.ts'
import { answerTo } from './ask.ts'
import { emptyReply, refusedReply, tooLongReply } from './cards.ts'
import type { AskPorts } from './ports.ts'
import { redirects } from './reading/guard.ts'
import { QuestionReader } from './reading/reader.ts'
import { splitQuestions } from './reading/split.ts'
import { sourceAnswer } from './source.ts'

/** Longer messages are not read: nobody asks in more, and nobody would know what was answered. */
const LONGEST = 2_000

/** Questions on abilities, training and the city's documents. Takes every text that nobody else claims. */
export const ask: Feature<AskPorts> = {
  name: 'ask',
  acts,
  answer: async (text, turn, ports) => {
    if (text === '') return emptyReply()
    if (text.length > LONGEST) return tooLongReply(LONGEST)
    if (redirects(text)) return refusedReply()
    const answers = await answersTo(text, turn, ports)
    const last = answers.at(-1)
    if (last) await ports.remember(turn, last.subject)
    return answers.map(asReply)
  },
}

async function answersTo(text: string, turn: Turn, ports: AskPorts): Promise<Answer[]> {
  const reader = readerFor(ports)
  const desktop = {
    knowledge: ports.knowledge,
    person: turn.asker.person,
    subject: await ports.subject(turn),
    cityFacts: await ports.cityFacts(),
    desk: await ports.desk(),
    today: dayOf(turn.now),
  }
  return splitQuestions(text, (part) => reader.read(part)).map(
    (question) => sourceAnswer(question, desktop) ?? answerTo(question, desktop),
  )
}

const readers = new WeakMap<AskPorts['knowledge'], QuestionReader>()

/** The reader of a knowledge; made once, for it sorts all names. */
function readerFor({ knowledge }: AskPorts): QuestionReader {
  const known = readers.get(knowledge)
  if (known) return known
  const made = new QuestionReader(knowledge.framework, knowledge.wording)
  readers.set(knowledge, made)
  return made
}

function asReply({ card, evidence }: Answer): Reply {
  return { card, evidence }
}
