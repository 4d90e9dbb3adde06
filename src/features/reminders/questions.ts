import { type Card, type CardBuilder, card } from '../../bot/card/card.ts'
import type { Reply, Turn } from '../../bot/feature.ts'
import { writtenDay } from '../../domain/calendar/written.ts'
import { squash } from '../../domain/text/normalise.ts'
import { personal, stepsOf } from './acts.ts'
import { givenOf, type Same, taskCard } from './cards.ts'
import { titleOf } from './lines.ts'
import type { RemindersPorts } from './ports.ts'
import { BUTTON, TEXT } from './texts.ts'

/** 「自己評価いつまで?」 and its like; the words before are what is asked for. */
const ASKS =
  /^(.*?)(?:の|は|って|を|、)*(?:締め?切り?|期日|期限|提出日)?(?:は|って)?(?:いつ(?:まで)?(?:ですか|でしたっけ|だっけ|なの|に)?|何日(?:まで)?(?:ですか)?)(?:出す|出せばいい|やる|やればいい|です|でしょうか)?[?？。]*$/u

/** 「自己評価の締切は?」 */
const ASKS_DAY = /^(.+?)の(?:締め?切り?|期日|期限|提出日)(?:は|って|を?教えて(?:ください)?)?[?？。]*$/u

/** 自己申告 names two things: what is written for the appraisal, and the wish about transfers. It is always asked back. */
const DECLARATION = '自己申告'
const OF_APPRAISAL = '自己評価'

/** Answers until when something of one's own is due; undefined where the text asks nothing of the kind. */
export async function dueQuestion(text: string, { asker }: Turn, ports: RemindersPorts): Promise<Reply[] | undefined> {
  const said = squash(text)
  const asked = (ASKS_DAY.exec(said) ?? ASKS.exec(said))?.[1]
  if (!asked || asked.length < 2 || !asker.person) return undefined
  const steps = stepsOf(await ports.tasks(asker.person.employeeId))
  if (asked === DECLARATION) return [personal(declarationsCard(steps, (await ports.desk()).name))]
  const found = steps.filter(([{ title }]) => names(asked, title))
  const [same, ...others] = found
  if (!same) return undefined
  return [personal(others.length === 0 ? taskCard(same, asker.person) : whichCard(card(TEXT.which), found))]
}

/** 「自己評価」 names 「自己評価を書く」; a word of two letters (研修) only where the title begins with it. */
function names(asked: string, title: string): boolean {
  const said = squash(title)
  return said.startsWith(asked) || (asked.length > 2 && said.includes(asked)) || asked.includes(said)
}

/** Both of them by name, each with its day where it is open. */
function declarationsCard(steps: readonly Same[], desk: string): Card {
  const own = [
    steps.filter(([{ title }]) => squash(title).includes(OF_APPRAISAL)),
    steps.filter(([{ title }]) => squash(title).includes(DECLARATION)),
  ]
  const missing = TEXT.declarations.filter((_, at) => own[at]?.length === 0)
  const asked = card(TEXT.whichDeclaration).text(
    ...missing.map((what) => TEXT.notOpen(what)),
    missing.length > 0 ? TEXT.askDesk(desk) : '',
  )
  return whichCard(asked, own.flat())
}

function whichCard(asked: CardBuilder, found: readonly Same[]): Card {
  const listed = asked.list(found.map((same) => TEXT.dueIs(titleOf(same[0], same.length), writtenDay(same[0].due))))
  return found
    .reduce((built, same) => built.button(titleOf(same[0], same.length), 'reminders', 'open', givenOf(same)), listed)
    .button(BUTTON.mine, 'reminders', 'mine')
    .build()
}
