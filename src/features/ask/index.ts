import { CardBuilder } from '../../bot/card/card.ts'
import type { Feature, Turn } from '../../bot/feature.ts'
import { dayOf } from '../../domain/calendar/written.ts'
import { acts } from './acts.ts'
import { type Answer, asReply } from './answer.ts'
import { answerTo } from './ask.ts'
import { emptyReply, pageCard, refusedReply, tooLongReply } from './cards.ts'
import type { AskPorts, Desk } from './ports.ts'
import { redirects } from './reading/guard.ts'
import { QuestionReader } from './reading/reader.ts'
import { splitQuestions } from './reading/split.ts'
import { placeAnswer, sourceAnswer } from './source.ts'
import { PROMPTS, TEXT } from './texts.ts'

/** Longer messages are not read: nobody asks in more, and nobody would know what was answered. */
const LONGEST = 2_000

/** Questions on abilities, training and the city's documents. Takes every text that nobody else claims. */
export const ask: Feature<AskPorts> = {
  name: 'ask',
  acts,
  prompts: PROMPTS,
  section: async ({ asker }) => [{ card: pageCard(asker.person) }],
  answer: async (text, turn, ports) => {
    if (text === '') return emptyReply()
    if (text.length > LONGEST) return tooLongReply(LONGEST)
    if (redirects(text)) return refusedReply()
    const answers = await answersTo(text, turn, ports)
    const last = answers.at(-1)
    // What was not found is nothing to follow up: the talk goes on where it was.
    if (last && last.evidence.outcome !== 'not_found') await ports.remember(turn, last.subject)
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
    desk: await namedDesk(ports),
    today: dayOf(turn.now),
  }
  const { asked, left } = splitQuestions(text, (part) => reader.read(part))
  const answers = asked.map(
    (question) => sourceAnswer(question, desktop) ?? placeAnswer(question, desktop) ?? answerTo(question, desktop),
  )
  return left === 0 ? answers : [...answers.slice(0, -1), ...answers.slice(-1).map((last) => leavingSome(last, left))]
}

/** Whom to ask, an invented name of the sample city marked as such. */
async function namedDesk(ports: AskPorts): Promise<Desk> {
  const desk = await ports.desk()
  return { ...desk, name: desk.sample ? TEXT.sampleDesk(desk.name) : desk.name }
}

/** Says on the last answer that some questions wait. */
function leavingSome(answer: Answer, left: number): Answer {
  return { ...answer, card: new CardBuilder(answer.card).note(TEXT.left(left)).build() }
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
