import { describe, expect, it } from 'vitest'
import { type Act, ARROWS } from '../../src/domain/proposal/arrows.ts'
import { move, possible, type Refusal, type Standing } from '../../src/domain/proposal/move.ts'
import { ACTORS, type Actor, KINDS, RESULTS, STATES, type State } from '../../src/domain/proposal/proposal.ts'
import { everything, GROUNDS, NARROWEST, WIDEST } from './support.ts'

/** What may be done to an idea that was adopted where that matters: by whom, and where it leads. Written by hand. */
const ALLOWED: Readonly<Record<State, string>> = {
  draft: 'proposer submit>submitted',
  submitted:
    'proposer correct>submitted withdraw>withdrawn office accept>accepted return>returned refuse>not_accepted redirect>redirected',
  returned: 'proposer correct>submitted withdraw>withdrawn office refuse>not_accepted',
  redirected: 'proposer withdraw>withdrawn erase>void insist>submitted office close>closed',
  void: '',
  withdrawn: '',
  not_accepted: 'office close>closed',
  accepted: 'proposer withdraw>withdrawn office ask_opinion>opinion_requested',
  forwarded: 'office close>closed',
  opinion_requested:
    'proposer withdraw>withdrawn office pass_on>opinion_requested go_without>opinion_received clock pass_on>opinion_requested unit give_opinion>opinion_received',
  opinion_received:
    'proposer withdraw>withdrawn office open_comments>open_comment screen>screening begin_review>in_review',
  open_comment: 'proposer withdraw>withdrawn office screen>screening begin_review>in_review',
  screening: 'proposer withdraw>withdrawn office begin_review>in_review',
  in_review: 'proposer withdraw>withdrawn office recommend>recommended reviewer review>in_review',
  recommended: 'proposer withdraw>withdrawn office decide>decided',
  decided: 'office notify>notified',
  notified: 'office plan>planned unit plan>planned',
  on_hold: 'office decide>decided review_again>in_review',
  planned:
    'office start>in_progress give_up>not_implementable unit start>in_progress report>planned give_up>not_implementable',
  in_progress:
    'office implement>implemented give_up>not_implementable unit implement>implemented report>in_progress give_up>not_implementable',
  implemented: 'unit report_effect>effect_reported',
  not_implementable: 'office close>closed',
  effect_reported: 'office close>closed',
  closed: '',
}

const ACTS: readonly Act[] = [...new Set(ARROWS.map(({ act }) => act))]

describe('a proposal of everybody’s kind', () => {
  it.each(STATES)('moves from %s only as the rules say, by whom they say', (state) => {
    const found: string[] = []
    for (const by of ACTORS) {
      for (const act of ACTS) {
        const moved = move(
          idea(state),
          { act, by, given: everything(state === 'on_hold' ? 'rejected' : 'adopted') },
          WIDEST,
        )
        if (!('refused' in moved)) found.push(`${by} ${act}>${moved.state}`)
        else expect(moved.refused).toBe(whyNot(state, act))
      }
    }
    expect(found.sort()).toEqual(listed(ALLOWED[state]).sort())
  })

  it.each(STATES)('offers in %s just what can be done', (state) => {
    for (const by of ACTORS) {
      const can = listed(ALLOWED[state]).filter((each) => each.startsWith(`${by} `))
      const named = can.map((each) => each.slice(by.length + 1).split('>')[0])
      expect([...possible(idea(state), by, WIDEST)].sort()).toEqual(named.sort())
    }
  })
})

describe('what a decision needs', () => {
  const recommended = idea('recommended')

  it('is its 決裁番号, whatever the result', () => {
    for (const result of RESULTS) {
      const { approval: _, ...given } = everything(result)
      expect(move(recommended, { act: 'decide', by: 'office', given }, WIDEST)).toEqual(missing('approval'))
    }
  })

  it('is a reason of forty characters for all but full adoption', () => {
    const short = [...GROUNDS].slice(0, 39).join('')
    for (const result of RESULTS) {
      const given = { ...everything(result), grounds: ` ${short}\n` }
      const moved = move(recommended, { act: 'decide', by: 'office', given }, WIDEST)
      expect(moved).toEqual(result === 'adopted' ? { kind: 'idea', state: 'decided', result } : missing('grounds'))
      const enough = { ...given, grounds: [...GROUNDS].slice(0, 40).join('') }
      expect(move(recommended, { act: 'decide', by: 'office', given: enough }, WIDEST)).toMatchObject({ result })
    }
  })

  it('is a day on which it is looked at again, where it is put on hold', () => {
    const { due: _, ...given } = everything('on_hold')
    expect(move(recommended, { act: 'decide', by: 'office', given }, WIDEST)).toEqual(missing('due'))
  })

  it('is a result that the city knows', () => {
    const book = { ...WIDEST, results: { adopted: '実施要請', rejected: '内容報告' } }
    const given = everything('on_hold')
    expect(move(recommended, { act: 'decide', by: 'office', given }, book)).toEqual({ refused: 'not_in_rules' })
  })

  it('leads on by the result: put on hold it waits, not adopted it ends, adopted it is carried out', () => {
    const after = RESULTS.map((result) => [result, ...possible(told(result), 'office', WIDEST)])
    expect(after).toEqual([
      ['adopted', 'plan'],
      ['partially_adopted', 'plan'],
      ['adopted_in_spirit', 'plan'],
      ['on_hold', 'decide', 'review_again'],
      ['study', 'plan'],
      ['rejected', 'close'],
    ])
  })

  it('is only a no, where what was put on hold is decided without another review', () => {
    const held: Standing = { kind: 'idea', state: 'on_hold', result: 'on_hold' }
    const decide = (result: (typeof RESULTS)[number]) =>
      move(held, { act: 'decide', by: 'office', given: everything(result) }, WIDEST)
    expect(decide('rejected')).toEqual({ kind: 'idea', state: 'decided', result: 'rejected' })
    expect(decide('adopted')).toEqual({ refused: 'not_now' })
  })
})

describe('rules that a city leaves out', () => {
  it('are stages that nobody can enter', () => {
    expect(possible(idea('accepted'), 'office', NARROWEST)).toEqual(['begin_review'])
    expect(possible(idea('opinion_received'), 'office', NARROWEST)).toEqual(['begin_review'])
    const asked = move(idea('accepted'), { act: 'ask_opinion', by: 'office', given: everything('adopted') }, NARROWEST)
    expect(asked).toEqual({ refused: 'not_in_rules' })
  })

  it('are ways of each kind: a report of work done is reviewed at once, a tip goes on unjudged', () => {
    const ways = KINDS.map((kind) => [kind, ...possible({ kind, state: 'accepted' }, 'office', WIDEST)])
    expect(ways).toEqual([
      ['idea', 'ask_opinion'],
      ['call', 'ask_opinion'],
      ['done_report', 'begin_review'],
      ['tip', 'forward'],
    ])
    expect(possible({ kind: 'done_report', state: 'notified', result: 'adopted' }, 'office', WIDEST)).toEqual(['close'])
  })
})

function idea(state: State): Standing {
  return { kind: 'idea', state, result: state === 'on_hold' ? 'on_hold' : 'adopted' }
}

function told(result: (typeof RESULTS)[number]): Standing {
  const decided: Standing = { kind: 'idea', state: 'decided', result }
  const moved = move(decided, { act: 'notify', by: 'office' }, WIDEST)
  if ('refused' in moved) throw new Error(`nobody is told of ${result}`)
  return moved
}

function missing(need: string): Refusal {
  return { refused: 'missing', need } as Refusal
}

/** An accepted idea is neither passed on as a tip is, nor reviewed without an opinion where the city asks for one. */
const OF_OTHER_RULES = ['forward', 'begin_review']

function whyNot(state: State, act: Act): string {
  if (listed(ALLOWED[state]).some((each) => each.includes(` ${act}>`))) return 'not_yours'
  return state === 'accepted' && OF_OTHER_RULES.includes(act) ? 'not_in_rules' : 'not_now'
}

/** 'office a>b c>d unit e>f' as 'office a>b', 'office c>d', 'unit e>f'. */
function listed(text: string): string[] {
  let by: Actor = 'proposer'
  return text.split(' ').flatMap((word) => {
    const actor = ACTORS.find((each) => each === word)
    if (actor) by = actor
    return actor || word === '' ? [] : [`${by} ${word}`]
  })
}
