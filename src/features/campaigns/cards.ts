import type { Temporal } from 'temporal-polyfill'
import { type Card, type CardBuilder, card } from '../../bot/card/card.ts'
import { writtenFrom } from '../../domain/calendar/written.ts'
import { STATE_WORDS } from '../../domain/campaign/state-words.ts'
import type { Deed, Due, DueAhead, DueOutcome, Listed, Rehearsed, StepStanding } from './ports.ts'
import { BUTTON, DEEDS, POSSIBLE, TEXT } from './texts.ts'

/** Up to so many of a list have a button each. */
const PRESSABLE = 12

/** All campaigns, the newest first. */
export function listCard(campaigns: readonly Listed[], unreadable: number, today: Temporal.PlainDate): Card {
  const said = card(campaigns.length === 0 ? TEXT.none : TEXT.list(campaigns.length)).list(
    campaigns.map((each) => TEXT.item(titleOf(each), STATE_WORDS[each.state], writtenFrom(each.startsOn, today))),
  )
  return campaigns
    .slice(0, PRESSABLE)
    .reduce((built, each) => built.button(titleOf(each), 'campaigns', 'open', { id: each.id }), said)
    .text(unreadable > 0 ? TEXT.unreadable(unreadable) : '')
    .button(BUTTON.new, 'campaigns', 'new')
    .build()
}

/** One campaign: how far its steps are, and what can be done. */
export function campaignCard(campaign: Listed, steps: readonly StepStanding[], today: Temporal.PlainDate): Card {
  const { title, state, startsOn } = campaign
  const said = card(TEXT.item(titleOf({ ...campaign, title }), STATE_WORDS[state], writtenFrom(startsOn, today))).list(
    steps.map(({ title: step, dueOn, done, open, excluded }) =>
      TEXT.standing(step, writtenFrom(dueOn, today), done, open, excluded),
    ),
  )
  return withDeeds(state === 'running' ? said.note(TEXT.csv) : said, campaign).build()
}

/** The steps with their days, each to be pressed for another one. */
export function duesCard(campaign: Listed, dues: readonly Due[], today: Temporal.PlainDate): Card {
  return dues
    .reduce(
      (built, { key, title, day }) =>
        built.button(TEXT.due(title, writtenFrom(day, today)), 'campaigns', 'due', { id: campaign.id, step: key }),
      card(TEXT.dues(titleOf(campaign))),
    )
    .button(BUTTON.list, 'campaigns', 'list')
    .build()
}

/** What another day will do: asked before people are told. */
export function sureDueCard(
  { id, key }: { readonly id: string; readonly key: string },
  { title, asked, to, told, approval }: Extract<DueAhead, { kind: 'ahead' }>,
  today: Temporal.PlainDate,
): Card {
  const day = writtenFrom(to, today)
  return card(TEXT.sureDue(title, day))
    .text(
      asked.equals(to) ? '' : TEXT.sureClosed(writtenFrom(asked, today), day),
      told > 0 ? TEXT.sureTold(told) : TEXT.dueUntold,
      approval === 'taken_back' ? TEXT.sureApproval : '',
    )
    .button(BUTTON.changeDue, 'campaigns', 'change_due', { id, step: key, day: asked.toString() })
    .button(BUTTON.otherDay, 'campaigns', 'due', { id, step: key })
    .button(BUTTON.list, 'campaigns', 'list')
    .build()
}

/** A day that cannot be taken: why, and the way to another. */
export function notDueCard({ id, key }: { readonly id: string; readonly key: string }, says: string): Card {
  return card(says)
    .button(BUTTON.otherDay, 'campaigns', 'due', { id, step: key })
    .button(BUTTON.list, 'campaigns', 'list')
    .build()
}

export function dueDoneCard(
  { campaign, title, to, told, approval }: Extract<DueOutcome, { kind: 'done' }>,
  today: Temporal.PlainDate,
): Card {
  const said = card(TEXT.dueDone(title, writtenFrom(to, today))).text(
    told > 0 ? TEXT.dueTold(told) : TEXT.dueUntold,
    approval === 'taken_back' ? TEXT.approvalBack : '',
  )
  return withDeeds(said, campaign).build()
}

/** What a campaign would do: who by count, when, and each text as it will look. */
export function rehearsalCard(campaign: Listed, rehearsed: Rehearsed): Card {
  const { actors, members, excluded, unreachable, steps, findings, approval } = rehearsed
  const said = card(titleOf(campaign))
    .text(
      TEXT.rehearsed(actors, members),
      excluded > 0 ? TEXT.excluded(excluded) : '',
      unreachable > 0 ? TEXT.unreachable(unreachable) : '',
      approval === 'needed' ? TEXT.approval : '',
      ...findings,
    )
    .list(
      steps.map(({ line, text, days }) => [line, text ?? '', TEXT.days(days.join('、'))].filter(Boolean).join('\n')),
    )
  return withDeeds(said, campaign).build()
}

function withDeeds(said: CardBuilder, { id, state }: Listed): CardBuilder {
  const looked = POSSIBLE[state].length > 0 ? said.button(BUTTON.look, 'campaigns', 'look', { id }) : said
  const dated = POSSIBLE[state].length > 0 ? looked.button(BUTTON.dues, 'campaigns', 'dues', { id }) : looked
  return POSSIBLE[state]
    .reduce(
      (built, deed) => built.button(DEEDS[deed], 'campaigns', deed === 'cancel' ? 'sure' : 'act', { id, deed }),
      dated,
    )
    .button(BUTTON.list, 'campaigns', 'list')
}

/** Asked before what cannot be undone. */
export function sureCard({ id, title }: Listed): Card {
  return card(TEXT.sure(title))
    .button(DEEDS.cancel, 'campaigns', 'act', { id, deed: 'cancel' })
    .button(BUTTON.list, 'campaigns', 'list')
    .build()
}

/** What was done, and what can be done next. */
export function doneCard(campaign: Listed, deed: Deed | 'draft'): Card {
  const says = deed === 'draft' ? TEXT.drafted : TEXT.deeds[deed]
  return withDeeds(card(TEXT.did(titleOf(campaign), STATE_WORDS[campaign.state])).text(says), campaign).build()
}

/** The templates to make a draft from, for the year that begins next or has begun. */
export function newCard(
  templates: readonly { name: string; title: string }[],
  year: { name: string; of: number },
): Card {
  return templates
    .reduce(
      (built, { name, title }) => built.button(title, 'campaigns', 'draft', { template: name, year: year.of }),
      card(TEXT.new(year.name)).text(TEXT.newHow),
    )
    .build()
}

function titleOf({ title, sample }: Listed): string {
  return sample ? TEXT.sample(title) : title
}
