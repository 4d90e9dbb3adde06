import { describe, expect, it } from 'vitest'
import { type Card, card } from '../../../src/bot/card/card.ts'
import { carried } from '../../../src/channels/teams/presses.ts'
import { renderMessage, type TeamsMessage } from '../../../src/channels/teams/render.ts'
import { renderNotice } from '../../../src/channels/teams/told.ts'
import { faultsOfCard, faultsOfMessage } from './checker.ts'
import { shownLines } from './shown.ts'

const ID = '01890a5d-ac96-774b-bcce-b302099a8057'
const CITATION = { quote: '提案する能力', source: 'policy', ref: '第２章６⑶', page: 11 } as const

const words = card('主査級の「企画立案能力」')
  .quote('提案する能力')
  .text('主任主査級と共通の文です。', 'くわしくは原文をご覧ください。')
  .list(['折衝', '① 調整'])
  .facts([{ name: '級', value: '主査級' }])
  .note('サンプルの市の設定です。')
  .button('原文を読む', 'ask', 'section', { id: 's1' })
  .button('くらべる', 'ask', 'compare')
const answer = words.cite(CITATION).build()

function contentOf(message: TeamsMessage) {
  return message.attachments[0].content
}

describe('a card on Teams', () => {
  it('is one Adaptive Card of version 1.5, in Japanese, as wide as there is room', () => {
    const { type, attachments } = renderMessage(ID, answer)
    expect([type, attachments.length]).toEqual(['message', 1])
    expect(attachments[0]).toMatchObject({
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: { type: 'AdaptiveCard', version: '1.5', lang: 'ja', msteams: { width: 'Full' } },
    })
    expect(JSON.stringify(attachments)).not.toContain('refresh')
  })

  it('shows title, words, note and buttons in this order, a line each', () => {
    const { body } = contentOf(renderMessage(ID, words.build()))
    expect(shownLines(body)).toEqual([
      '主査級の「企画立案能力」',
      '「提案する能力」',
      '主任主査級と共通の文です。',
      'くわしくは原文をご覧ください。',
      '・折衝',
      '① 調整',
      '級：主査級',
      'サンプルの市の設定です。',
      '〔原文を読む〕〔くらべる〕',
    ])
  })

  it('shows the title larger and bold, a quote apart, names of facts bold, notes small', () => {
    const { body } = contentOf(renderMessage(ID, words.build()))
    expect(body[0]).toMatchObject({ inlines: [{ weight: 'Bolder', size: 'Medium' }] })
    expect(body[1]).toMatchObject({ type: 'Container', style: 'emphasis', items: [{ type: 'RichTextBlock' }] })
    expect(body[6]).toMatchObject({
      inlines: [
        { text: '級', weight: 'Bolder' },
        { type: 'TextRun', text: '：主査級' },
      ],
    })
    expect(body[7]).toMatchObject({ inlines: [{ size: 'Small', isSubtle: true }] })
  })

  it('keeps lines that belong together close', () => {
    const text = card().text('一行目\n二行目\n\n次の段落').list(['a', 'b']).quote('引用の\n\n続き').build()
    const { body } = contentOf(renderMessage(ID, text))
    expect(body).toMatchObject([
      { spacing: 'Small', inlines: [{ text: '一行目' }] },
      { spacing: 'None', inlines: [{ text: '二行目' }] },
      { spacing: 'Small', inlines: [{ text: '次の段落' }] },
      { spacing: 'Small', inlines: [{ text: '・a' }] },
      { spacing: 'None', inlines: [{ text: '・b' }] },
      { type: 'Container', items: [{ inlines: [{ text: '「引用の' }] }, { inlines: [{ text: '続き」' }] }] },
    ])
  })

  it('shows each quote by itself', () => {
    const { body } = contentOf(renderMessage(ID, card().quote('一').quote('二').build()))
    expect(body.map(({ type }) => type)).toEqual(['Container', 'Container'])
  })

  it('gives a button nothing but the message and the index, and a way for clients that know no Execute', () => {
    const sets = contentOf(renderMessage(ID, answer)).body.filter(({ type }) => type === 'ActionSet')
    expect(sets).toEqual([
      {
        type: 'ActionSet',
        actions: ['原文を読む', 'くらべる'].map((title, index) => {
          const same = { title, data: { verb: 'press', message: ID, index }, associatedInputs: 'none' }
          return { type: 'Action.Execute', verb: 'press', ...same, fallback: { type: 'Action.Submit', ...same } }
        }),
      },
    ])
  })

  it('puts at most five buttons side by side', () => {
    const many = Array.from({ length: 12 }).reduce<typeof words>((all, _, at) => all.button(`${at}`, 'f', 'a'), card())
    const { body } = contentOf(renderMessage(ID, many.build()))
    expect(body.map((row) => (row.type === 'ActionSet' ? row.actions.length : 0))).toEqual([5, 5, 2])
  })

  it('asks by the means of Teams whether it was of use, and not by buttons', () => {
    const message = renderMessage(ID, words.feedback('ask', 'rate').build())
    expect(message.channelData).toEqual({ feedbackLoop: { type: 'default' } })
    expect(shownLines(contentOf(message).body).at(-1)).toBe('〔原文を読む〕〔くらべる〕')
    expect(renderMessage(ID, answer).channelData).toBeUndefined()
  })

  it('shows half a pair as a button like others', () => {
    const { buttons } = card().feedback('ask', 'rate').build()
    const message = renderMessage(ID, { ...answer, buttons: buttons.slice(1) })
    expect(message.channelData).toBeUndefined()
    expect(shownLines(contentOf(message).body).at(-1)).toBe('〔違っていた〕')
  })

  it('tells a notification and a lock screen the first line alone', () => {
    expect(renderMessage(ID, answer).summary).toBe('主査級の「企画立案能力」')
    expect(renderMessage(ID, card().text('\n一行目\n二行目').build()).summary).toBe('一行目')
    expect(renderMessage(ID, card('あ'.repeat(300)).build()).summary).toBe(`${'あ'.repeat(199)}…`)
  })

  it('says so where it is too long to be shown whole', () => {
    const message = renderMessage(
      ID,
      card('長い').text('あ'.repeat(30_000)).cite(CITATION).button('戻る', 'f', 'a').build(),
    )
    expect(faultsOfMessage(message)).toEqual([])
    const lines = shownLines(contentOf(message).body)
    expect(lines.slice(2)).toEqual([
      '（長いため、ここまでを表示しています）',
      '― 方針本文　第２章６⑶（11ページ）',
      '〔戻る〕〔引用した文〕',
    ])
    expect(lines[1]?.length).toBeGreaterThan(6_000)
  })

  it('says so where there are more buttons than fit, and keeps room for words', () => {
    const buttons = Array.from({ length: 90 }, () => ({ label: '窓'.repeat(75), feature: 'f', act: 'a', given: {} }))
    const message = renderMessage(ID, { ...answer, buttons })
    expect(faultsOfMessage(message)).toEqual([])
    const lines = shownLines(contentOf(message).body)
    expect(lines.at(-1)).toContain('選択肢が多い')
    expect(lines.slice(0, 2)).toEqual(['主査級の「企画立案能力」', '「提案する能力」'])
    expect(lines).not.toContain('（長いため、ここまでを表示しています）')
  })

  it('says something even where it shows nothing', () => {
    const blank: Card = { title: ' ', blocks: [{ kind: 'text', text: '\u200B' }], citations: [], buttons: [] }
    const message = renderMessage(ID, blank)
    expect(message.summary).toBe('お知らせです。')
    expect(shownLines(contentOf(message).body)).toEqual(['お知らせです。'])
  })

  it('refuses an id that a press could not bring back', () => {
    for (const id of ['', 'a:1', 'あ', 'x'.repeat(101), 'a\n'])
      for (const each of [answer, { ...answer, buttons: [] }]) expect(() => renderMessage(id, each)).toThrow(RangeError)
  })
})

describe('a press on Teams', () => {
  it('brings back the message and the index, whatever else a client sends along', () => {
    expect(carried({ verb: 'press', message: ID, index: 0, 'field.title': 'x', msteams: {} })).toEqual({
      kind: 'press',
      messageId: ID,
      index: 0,
    })
  })

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a word', 'press'],
    ['another verb', { verb: 'open', message: ID, index: 0 }],
    ['no message', { verb: 'press', index: 0 }],
    ['an id that is none', { verb: 'press', message: 'a:1', index: 0 }],
    ['an id too long', { verb: 'press', message: 'x'.repeat(101), index: 0 }],
    ['a number as an id', { verb: 'press', message: 1, index: 0 }],
    ['no index', { verb: 'press', message: ID }],
    ['an index in words', { verb: 'press', message: ID, index: '0' }],
    ['half an index', { verb: 'press', message: ID, index: 0.5 }],
    ['an index below none', { verb: 'press', message: ID, index: -1 }],
    ['an index beyond all', { verb: 'press', message: ID, index: 10_000 }],
    ['a form without a name', { verb: 'form', message: ID, index: 0 }],
    ['a form of half a button', { verb: 'form', form: 'f', message: ID }],
    ['a form with an id that is none', { verb: 'form', form: 'f', message: 'a:1', index: 0 }],
  ])('is none for %s', (_, data) => {
    expect(carried(data)).toBeUndefined()
  })
})

describe('a notice on Teams', () => {
  it('says one sentence', () => {
    const notice = renderNotice('受け付けました。')
    expect(shownLines(notice.body)).toEqual(['受け付けました。'])
    expect(faultsOfCard(notice)).toEqual([])
  })

  it('says something even where it was given nothing', () => {
    expect(shownLines(renderNotice(' ').body)).toEqual(['お知らせです。'])
  })
})
