import type { Card } from '../../bot/card/card.ts'
import { clipped } from '../../bot/card/cut.ts'
import { SOURCE_NAMES, sourceLine } from '../../bot/card/plain.ts'
import type { Citation } from '../../domain/passage.ts'
import { LIMITS } from './limits.ts'
import { oneLine } from './words.ts'

/** The one entity that tells of a message as a whole; Teams allows no second one. */
export interface MessageEntity {
  readonly type: 'https://schema.org/Message'
  readonly '@type': 'Message'
  readonly '@context': 'https://schema.org'
  readonly '@id': ''
  readonly additionalType?: readonly ['AIGeneratedContent']
  readonly citation?: readonly Claim[]
}

/** A source. Teams shows it behind the mark `[position]` of a text; beside a card it is told, and the card itself shows it. */
interface Claim {
  readonly '@type': 'Claim'
  readonly position: number
  readonly appearance: { readonly '@type': 'DigitalDocument'; readonly name: string; readonly abstract: string }
}

/** Takes the citations of a card; gives what Teams shows of them, each once, numbered from 1. */
export function claims(citations: readonly Citation[]): readonly Claim[] {
  const different = new Map(citations.map((each) => [JSON.stringify([nameOf(each), each.quote]), each]))
  const kept = [...different.values()].slice(0, LIMITS.citations)
  const most = Math.min(LIMITS.citationAbstract, Math.floor(LIMITS.citationAbstracts / kept.length))
  return kept.map((each, at) => {
    const name = nameOf(each)
    const abstract = oneLine(each.quote, most) ?? clipped(name, most)
    return { '@type': 'Claim', position: at + 1, appearance: { '@type': 'DigitalDocument', name, abstract } }
  })
}

/** Takes a card; gives the entities of its message: one with its sources and whether a language model wrote it, or none. */
export function entitiesOf({ citations, generated }: Card): readonly MessageEntity[] {
  const citation = claims(citations)
  if (citation.length === 0 && !generated) return []
  const entity: MessageEntity = {
    type: 'https://schema.org/Message',
    '@type': 'Message',
    '@context': 'https://schema.org',
    '@id': '',
    ...(generated ? { additionalType: ['AIGeneratedContent'] } : {}),
    ...(citation.length > 0 ? { citation } : {}),
  }
  return [entity]
}

/** 「方針本文　第２章６⑶（11ページ）」: the source line of one, without its dash. */
function nameOf(citation: Citation): string {
  const [line = ''] = sourceLine([citation])
  return oneLine(line.replace(/^― /u, ''), LIMITS.citationName) ?? SOURCE_NAMES[citation.source]
}
