import { describe, expect, it } from 'vitest'
import { plainText } from '../../src/bot/card/plain.ts'
import type { Flow, FlowInput, Move } from '../../src/bot/flow/flow.ts'
import { advance, begin, resume } from '../../src/bot/flow/machine.ts'
import { pressOf } from '../../src/bot/flow/press.ts'
import { first, free, VERSIONS } from './sample.ts'

/** Types one message after another; gives the last move. */
function type(from: Move, ...texts: readonly string[]): Move {
  return texts.reduce((move, text) => advance(first, move.state, { kind: 'said', text }), from)
}

/** Presses the button with this label on the cards of a move, against a state that may have gone on since. */
function press(shown: Move, label: string, now: Move = shown, flow: Flow = first): Move {
  const button = shown.say.flatMap((card) => card.buttons).find((each) => each.label === label)
  expect(button, `〔${label}〕`).toMatchObject({ feature: 'sample', act: 'flow' })
  return advance(flow, now.state, pressOf(button?.given ?? {}) as FlowInput)
}

const read = (move: Move) => move.say.map(plainText).join('\n')
const started = begin(first)

describe('a flow', () => {
  it('asks one thing after another and ends with all answers', () => {
    const end = type(started, '窓口が混む', '番号札を置く', '100', '市民課、総務課', '提出する')
    expect(end).toMatchObject({ done: 'finished', say: [] })
    expect(end.state.answers).toEqual({
      ...{ problem: '窓口が混む', idea: '番号札を置く', cost: 100 },
      ...{ units: ['市民課', '総務課'], confirm: true },
    })
  })

  it('asks again, kindly, where it cannot read the answer', () => {
    const move = type(started, 'a', 'b', '高い')
    expect(move.state.step).toBe('cost')
    expect(read(move)).toContain('数字で書いてください。')
  })

  it('takes a press and a typed word for the same', () => {
    const asked = type(started, 'a', 'b')
    expect(press(asked, '1万円')).toEqual(type(asked, '10000'))
    expect(press(asked, '飛ばす')).toEqual(type(asked, '飛ばす'))
    expect(press(asked, '戻る')).toEqual(type(asked, 'もどる。'))
  })

  it('heeds a word only when it stands alone', () => {
    expect(type(started, '列に戻る人が多い').state.answers).toEqual({ problem: '列に戻る人が多い' })
    expect(type(started, 'a', '「戻る」').state.step).toBe('problem')
    expect(type(started, 'a', '戻る！').state.step).toBe('problem')
  })
})

describe('「戻る」', () => {
  it('asks the question before again, shows its answer and can leave it', () => {
    const back = type(started, 'a', 'b', '戻る')
    expect(back.state).toMatchObject({ step: 'idea', answers: { problem: 'a', idea: 'b' } })
    expect(read(back)).toContain('いまの答え：b')
    expect(press(back, 'このままにする').state).toMatchObject({ step: 'cost', answers: { idea: 'b' } })
    expect(type(back, 'c').state).toMatchObject({ step: 'cost', answers: { idea: 'c' } })
  })

  it('says so at the first question', () => {
    expect(read(type(started, '戻る'))).toContain('ここが最初の質問です。')
  })
})

describe('「直す」', () => {
  it('lets choose an answer by number or name, and goes on where it was', () => {
    const asked = type(started, 'a', 'b', '飛ばす', '直す')
    expect(read(asked)).toContain('2 内容：b')
    expect(read(asked)).toContain('3 経費：（飛ばしました）')
    expect(type(asked, '内容').state.step).toBe('idea')
    expect(press(asked, '2 内容')).toEqual(type(asked, '２'))
    expect(type(asked, '2', 'c').state).toMatchObject({
      step: 'units',
      answers: { problem: 'a', idea: 'c', cost: null },
    })
    expect(type(asked, '戻る').state.step).toBe('units')
  })

  it('goes straight there where there is one answer, and says so where there is none', () => {
    expect(type(started, 'a', '直す').state.step).toBe('problem')
    expect(read(type(started, '直す'))).toContain('まだ直す答えがありません。')
  })
})

describe('「飛ばす」', () => {
  it('leaves out what may be left out, and nothing else', () => {
    expect(type(started, 'a', 'b', '飛ばす').state).toMatchObject({ step: 'units', answers: { cost: null } })
    const must = type(started, '飛ばす')
    expect(must.state).toMatchObject({ step: 'problem', answers: {} })
    expect(read(must)).toContain('この質問は飛ばせません。')
  })
})

describe('「あとで」', () => {
  it('keeps everything, and the talk goes on from there a month later', () => {
    const paused = type(started, 'a', 'あとで')
    expect(paused).toMatchObject({ done: 'later', state: { step: 'idea', answers: { problem: 'a' } } })
    const back = resume(first, JSON.parse(JSON.stringify(paused.state)))
    expect(back.state).toEqual(paused.state)
    expect(read(back)).toMatch(/続きからです。[\s\S]*内容は何ですか。/)
  })
})

describe('「やめる」', () => {
  it('asks before it discards, and discards on a plain yes alone', () => {
    const asked = type(started, 'a', 'やめる')
    expect(read(asked)).toContain('ここまでの答えが1つあります。')
    expect(press(asked, '消してやめる')).toMatchObject({ done: 'discarded' })
    expect(type(asked, 'はい')).toMatchObject({ done: 'discarded' })
    for (const text of ['やめる', 'うーん', '直す']) expect(type(asked, text).state).toEqual(asked.state)
    expect(type(asked, '続ける').state).toMatchObject({ step: 'idea', answers: { problem: 'a' } })
    expect(press(asked, '下書きに残す')).toMatchObject({ done: 'later', state: { answers: { problem: 'a' } } })
  })

  it('does not ask where nothing was written', () => {
    expect(type(started, 'やめる')).toMatchObject({ done: 'discarded' })
  })
})

describe('「ヘルプ」', () => {
  it('names the words and asks the same question again', () => {
    const helped = type(started, 'a', 'ヘルプ')
    expect(read(helped)).toMatch(/直す：前の答えを選んで直します[\s\S]*内容は何ですか。/)
    expect(helped.state.step).toBe('idea')
  })
})

describe('a late press', () => {
  it('of an answer, or of a yes to a question long gone, changes nothing', () => {
    const asked = type(started, 'a', 'b')
    const gone = type(asked, '0')
    expect(press(asked, '1万円', gone)).toMatchObject({ state: gone.state })
    expect(read(press(asked, '1万円', gone))).toContain('その質問は先に進んでいます。')
    const stopping = type(asked, 'やめる')
    const goneOn = type(stopping, '続ける')
    expect(press(stopping, '消してやめる', goneOn).state).toEqual(goneOn.state)
  })

  it('of 「あとで」 still pauses', () => {
    expect(press(started, 'あとで', type(started, 'a', 'b'))).toMatchObject({ done: 'later' })
  })
})

describe('a deploy in the middle of a talk', () => {
  const [, renamed, withoutCarry] = VERSIONS as [Flow, Flow, Flow]

  it('carries the answers forward, and keeps as a draft what has no question any more', () => {
    const old = type(started, 'a', 'b', '100')
    const move = resume(renamed, old.state)
    expect(move.state).toMatchObject({ version: 2, answers: { problem: 'a', content: 'b' }, draft: { cost: 100 } })
    expect(read(move)).toMatch(/質問の内容が新しくなりました[\s\S]*下書きに残しています[\s\S]*・100/)
  })

  it('takes the answer to a question that is still asked', () => {
    const old = type(started, 'a', 'b', '100')
    expect(advance(renamed, old.state, { kind: 'said', text: '市民課' }).state.answers).toMatchObject({
      units: ['市民課'],
    })
  })

  it('never takes the answer to a dropped question for that of another, and keeps it', () => {
    const old = type(started, 'a')
    const move = advance(withoutCarry, old.state, { kind: 'said', text: '番号札を置く' })
    expect(move.state).toMatchObject({ step: 'content', answers: {}, draft: { problem: 'a', idea: '番号札を置く' } })
    expect(read(move)).toContain('・番号札を置く')
  })

  it('carries back to an older version as well', () => {
    const old = type(started, 'a', 'b', '100')
    const back = resume(first, resume(renamed, old.state).state)
    expect(back.state.answers).toEqual({ problem: 'a' })
    expect(back.state.draft).toEqual({ cost: 100, content: 'b' })
  })

  it('does not trust a carry that fails', () => {
    const failing: Flow = {
      ...withoutCarry,
      carry: () => {
        throw new Error('fault')
      },
    }
    expect(resume(failing, type(started, 'a', 'b', '100').state).state).toMatchObject({
      ...{ answers: { cost: 100 }, draft: { problem: 'a', idea: 'b' } },
    })
  })

  it('keeps the words of a person where carry makes something else of them', () => {
    const rounding: Flow = { ...first, version: 9, carry: (answers) => ({ ...answers, cost: 0 }) }
    expect(resume(rounding, type(started, 'a', 'b', '100').state).state).toMatchObject({
      ...{ answers: { problem: 'a', idea: 'b', cost: 0 }, draft: { cost: 100 } },
    })
  })

  it('knows an answer again whose keys the database has put in another order', () => {
    const span = free('span', '期間', {
      read: (text) => ({ answer: { from: text.slice(0, 4), to: text.slice(5) } }),
      show: (answer) =>
        Object.values(answer ?? {})
          .sort()
          .join('-'),
    })
    const flow: Flow = { ...first, version: 9, steps: [span, ...first.steps] }
    const saved = { flow: 'sample', version: 8, step: 'problem', answers: { span: { to: '2030', from: '2026' } } }
    expect(resume(flow, saved).state).toEqual({ ...saved, version: 9 })
  })
})

describe('a finished flow', () => {
  it('says so, whatever is typed, and stays finished', () => {
    const end = type(started, 'a', 'b', '飛ばす', '飛ばす', '提出する')
    for (const text of ['もう一度', 'やめる', '戻る']) {
      const after = advance(first, { ...end.state, aside: 'stop' }, { kind: 'said', text })
      expect(after).toMatchObject({ done: 'finished', state: end.state })
      expect(read(after)).toBe('この内容は、もう最後まで答えが済んでいます。')
    }
  })
})
