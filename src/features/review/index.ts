import { type Card, card } from '../../bot/card/card.ts'
import type { Act, Feature, Given, Reply, Turn } from '../../bot/feature.ts'
import { dayOf } from '../../domain/calendar/written.ts'
import { type Asking, beginDeed } from './begin.ts'
import { caseCard, listCard } from './cards.ts'
import { deedFlows } from './flows.ts'
import type { Case, ReviewPorts } from './ports.ts'
import { TEXT } from './texts.ts'

/** Carrying 職員提案 through, for the office, units in charge and the committee, each in their own direct chat. */
export const review: Feature<ReviewPorts> = {
  name: 'review',
  words: [
    {
      say: ['提案の手続き', '提案の受付', '提案事務', '提案の審査', '審査する提案'],
      run: (turn, ports) => inPart(turn, ports, (asking) => list(asking, 0, ports)),
    },
  ],
  acts: {
    list: ({ from }, turn, ports) => inPart(turn, ports, (asking) => list(asking, Number(from ?? 0), ports)),
    open: on(async (found, _given, { book, turn }) => {
      return caseCard(found, book, dayOf(turn.now))
    }),
    deed: on(beginDeed),
  },
  flows: deedFlows,
}

type Page = (found: Case, given: Given, asking: Asking, ports: ReviewPorts) => Promise<Card | Reply>

/** An act on one proposal, for whoever has a part in it. */
function on(page: Page): Act<ReviewPorts> {
  return (given, turn, ports) =>
    inPart(turn, ports, async (asking) => {
      const found = await ports.find(String(given.id), asking.person, turn.now)
      return found ? page(found, given, asking, ports) : card(TEXT.gone).build()
    })
}

async function list({ person, turn }: Asking, from: number, ports: ReviewPorts): Promise<Card> {
  const listed = await ports.waiting(person, turn.now)
  const helps = person.roles.some((role) => role === 'proposal_office' || role === 'reviewer' || role === 'superior')
  if (listed.length === 0 && !helps) return card(TEXT.notYours).build()
  return listCard(listed, Number.isInteger(from) && from > 0 && from < listed.length ? from : 0, dayOf(turn.now))
}

async function inPart(
  turn: Turn,
  ports: ReviewPorts,
  page: (asking: Asking) => Promise<Card | Reply>,
): Promise<Reply[]> {
  const { person } = turn.asker
  const rules = await ports.rules()
  if (!person) return [{ card: card(TEXT.notYours).build(), personal: true }]
  if (!rules) return [{ card: card(TEXT.noRules).build(), personal: true }]
  const shown = await page({ person, book: rules.book, turn })
  return ['card' in shown ? shown : { card: shown, personal: true }]
}
