import { card } from '../../../bot/card/card.ts'
import type { Citation } from '../../../domain/passage.ts'
import { squash } from '../../../domain/text/normalise.ts'
import { type Answer, evidence } from '../answer.ts'
import type { Measures, Moment, Pillar } from '../ports.ts'
import type { Question } from '../reading/question.ts'
import { BUTTON, TEXT } from '../texts.ts'

/** Asking for the pillars as such, or for what one of them holds. */
const PILLARS =
  /^(主な)?取組(は|の一覧|を?(全部|すべて|全て|教えて|一覧))?[?？。]?(教えて)?$|取組の?一覧|柱|それぞれの目標|各取組の目標|4つの目標/
const ITEMS = /柱|項目|取組|取り組み|何が|何を|一覧|中身|内訳/
/** Asking what happened when. */
const HISTORY = /年表|沿革|経緯|これまでの(流れ|歩み|経過)|歴史|出来事|できごと|何があった/
const YEAR = /(平成|令和)([0-9]+|元)年|(20[0-9]{2})年/

/** Questions to the structure of the measures: the pillars, one pillar's items, what happened when. */
export function measuresAnswer(question: Question, measures: Measures | undefined): Answer | undefined {
  if (question.fact || question.grades.length > 0 || !measures) return undefined
  const asked = squash(question.query)
  if (HISTORY.test(asked)) return historyAnswer(measures, asked)
  const named = measures.pillars.filter(({ name }) => asked.includes(squash(name)))
  const [pillar] = named
  if (pillar && named.length === 1 && ITEMS.test(asked) && !namesItem(pillar, asked)) return pillarAnswer(pillar)
  return named.length === 0 && PILLARS.test(asked) ? pillarsAnswer(measures) : undefined
}

function pillarsAnswer({ pillars }: Measures): Answer {
  const first = card(TEXT.pillars(pillars.length)).facts(
    pillars.map(({ name, goal }) => ({ name, value: `「${goal}」` })),
  )
  const built = pillars.reduce((each, { name, ref }) => each.button(name, 'ask', 'read', { place: ref }), first)
  return {
    card: built.cite(...pillars.map(({ goal, ref }) => fromPolicy(goal, ref))).build(),
    evidence: evidence('answered', [
      {
        text: pillars.map(({ name, goal }) => `${name}　⇒　${goal}`).join('\n'),
        ref: pillars[0]?.ref ?? '',
        gradeIds: [],
      },
    ]),
    subject: nothing,
  }
}

function pillarAnswer({ name, goal, ref, items }: Pillar): Answer {
  const names = items.map((item) => item.name)
  return {
    card: card(TEXT.pillar(name, items.length))
      .text(TEXT.goal(goal))
      .list(items.map((item) => `${item.ref.replace(ref, '')}　${item.name}`))
      .cite(fromPolicy(goal, ref), ...items.map((item) => fromPolicy(item.name, item.ref)))
      .button(BUTTON.read, 'ask', 'read', { place: ref })
      .build(),
    evidence: evidence('answered', [
      { text: names.map((each) => `○　${each}`).join('\n'), ref, gradeIds: [] },
      ...items.map((item) => ({ text: `${item.name}\n${item.lead}`, ref: item.ref, gradeIds: [] })),
    ]),
    subject: nothing,
  }
}

function historyAnswer({ timeline }: Measures, asked: string): Answer | undefined {
  const year = yearIn(asked)
  const moments = timeline.filter(
    ({ kind, from }) => kind === 'event' && (year === undefined || from?.startsWith(year)),
  )
  if (moments.length === 0) return undefined
  return {
    card: card(TEXT.history)
      .facts(moments.map(({ when, event }) => ({ name: when, value: event })))
      .cite(...moments.map(({ quotes }) => fromPolicy(quotes[0]?.text ?? '', '')))
      .build(),
    evidence: evidence('answered', moments.map(pieceOf)),
    subject: nothing,
  }
}

function pieceOf({ quotes }: Moment) {
  return { text: quotes[0]?.text ?? '', ref: '', gradeIds: [] }
}

/** 「令和3年」 as 2021. */
function yearIn(asked: string): string | undefined {
  const [, era, number, western] = YEAR.exec(asked) ?? []
  if (western !== undefined) return western
  if (era === undefined || number === undefined) return undefined
  return String((era === '令和' ? 2018 : 1988) + (number === '元' ? 1 : Number(number)))
}

function namesItem({ items }: Pillar, asked: string): boolean {
  return items.some(({ name }) => asked.includes(squash(name)))
}

function fromPolicy(quote: string, ref: string): Citation {
  return { quote, source: 'policy', ref }
}

const nothing = { about: 'documents', gradeIds: [], abilityIds: [], sectionIds: [] } as const
