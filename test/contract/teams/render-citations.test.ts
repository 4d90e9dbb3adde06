import { describe, expect, it } from 'vitest'
import { type Card, card } from '../../../src/bot/card/card.ts'
import { renderMessage } from '../../../src/channels/teams/render.ts'
import type { Citation } from '../../../src/domain/passage.ts'
import { faultsOfMessage } from './checker.ts'
import { shownLines } from './shown.ts'

const CITATION: Citation = { quote: '提案する能力', source: 'policy', ref: '第２章６⑶', page: 11 }

/** So many places, each its own. */
function places(count: number): Citation[] {
  return Array.from({ length: count }, (_, at) => ({ ...CITATION, ref: `第${at + 1}章` }))
}

function appearances(cited: readonly Citation[]) {
  const { entities } = renderMessage(
    'm1',
    card('題')
      .cite(...cited)
      .build(),
  )
  return entities[0]?.citation?.map(({ appearance }) => appearance) ?? []
}

describe('the sources of a card on Teams', () => {
  it('are told with place and quote, and shown on one line', () => {
    const message = renderMessage(
      'm1',
      card('題')
        .text('文')
        .cite(...places(2))
        .build(),
    )
    expect(message.entities).toEqual([
      {
        type: 'https://schema.org/Message',
        '@type': 'Message',
        '@context': 'https://schema.org',
        '@id': '',
        citation: [1, 2].map((position) => ({
          '@type': 'Claim',
          position,
          appearance: {
            '@type': 'DigitalDocument',
            name: `方針本文　第${position}章（11ページ）`,
            abstract: '提案する能力',
          },
        })),
      },
    ])
    expect(shownLines(message.attachments[0].content.body)).toEqual([
      '題',
      '文',
      '― 方針本文　第1章（11ページ）、第2章（11ページ）',
      '〔引用した文〕',
    ])
  })

  it('stand behind a button with their words, where the card does not quote them all', () => {
    const sources = (built: Card) => {
      const [shown] = renderMessage('m1', built).attachments[0].content.body.flatMap((element) =>
        element.type === 'ActionSet' ? element.actions : [],
      )
      return shown?.type === 'Action.ShowCard' ? shownLines(shown.card.body) : undefined
    }
    expect(sources(card('題').text('文').cite(CITATION).build())).toEqual([
      '方針本文　第２章６⑶（11ページ）',
      '「提案する能力」',
    ])
    expect(sources(card('題').quote(CITATION.quote).cite(CITATION).build())).toBeUndefined()
    expect(sources(card('題').text('文').build())).toBeUndefined()
  })

  it('have no text beside the card: of the two Teams would make two messages', () => {
    for (const built of [card('題').cite(CITATION), card('題')])
      expect(renderMessage('m1', built.build())).not.toHaveProperty('text')
  })

  it('are at most ten, each once', () => {
    expect(appearances(places(25))).toHaveLength(10)
    expect(appearances([CITATION, CITATION, { ...CITATION, quote: '別の文' }])).toHaveLength(2)
  })

  it('are named and quoted in the length that Teams takes, cut visibly', () => {
    const [long] = appearances([{ ...CITATION, ref: '章'.repeat(99), quote: '𠮷'.repeat(200) }])
    expect([long?.name.length, long?.name.at(-1)]).toEqual([80, '…'])
    expect(long?.abstract).toMatch(/^𠮷{79}…$/u)
  })

  it('are quoted the shorter the more there are, so that the answer keeps its room', () => {
    const quotes = (count: number) => appearances(places(count).map((each) => ({ ...each, quote: 'あ'.repeat(300) })))
    expect([1, 4, 5, 10].map((count) => quotes(count)[0]?.abstract.length)).toEqual([160, 160, 128, 64])
  })

  it('stand below the words on one line, however they are written', () => {
    const message = renderMessage(
      'm1',
      card()
        .text('文')
        .cite({ ...CITATION, ref: '第\n２\n章' })
        .build(),
    )
    expect(shownLines(message.attachments[0].content.body).slice(0, 2)).toEqual([
      '文',
      '― 方針本文　第 ２ 章（11ページ）',
    ])
  })

  it('have words even where the quote is blank, and no line ends', () => {
    expect(appearances([{ ...CITATION, quote: ' ' }])[0]?.abstract).toBe('方針本文　第２章６⑶（11ページ）')
    expect(appearances([{ ...CITATION, quote: '一行目\n二行目' }])[0]?.abstract).toBe('一行目 二行目')
    expect(appearances([{ quote: '', source: 'setting', ref: '' }])).toMatchObject([
      { name: '市の設定', abstract: '市の設定' },
    ])
  })
})

describe('words that a language model wrote, on Teams', () => {
  it('are labelled, with sources and without', () => {
    for (const built of [card('題').cite(CITATION), card('題')]) {
      const message = renderMessage('m1', built.generated().build())
      expect(message.entities).toMatchObject([{ additionalType: ['AIGeneratedContent'] }])
      expect(faultsOfMessage(message)).toEqual([])
    }
  })

  it('alone are labelled', () => {
    expect(renderMessage('m1', card('題').cite(CITATION).build()).entities[0]).not.toHaveProperty('additionalType')
  })
})
