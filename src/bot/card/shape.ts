import type { Citation, Source } from '../../domain/passage.ts'
import type { Block, Button, Card, Fact } from './card.ts'
import { SOURCE_NAMES } from './plain.ts'

type Fields = Readonly<Record<string, unknown>>

/** Takes anything that came back from storage; gives the card without keys that no card has, or undefined where it is none. */
export function cardOf(value: unknown): Card | undefined {
  if (!isFields(value) || !isOptional(value.title, isText) || !isOptional(value.generated, isTrue)) return undefined
  const blocks = listOf(value.blocks, blockOf)
  const citations = listOf(value.citations, citationOf)
  const buttons = listOf(value.buttons, buttonOf)
  if (!blocks || !citations || !buttons) return undefined
  const marks: Pick<Card, 'title' | 'generated'> = {
    ...(value.title === undefined ? {} : { title: value.title }),
    ...(value.generated === undefined ? {} : { generated: value.generated }),
  }
  return { ...marks, blocks, citations, buttons }
}

function blockOf(value: Fields): Block | undefined {
  const { kind, text } = value
  switch (kind) {
    case 'text':
    case 'quote':
    case 'note':
      return isText(text) ? { kind, text } : undefined
    case 'list':
      return Array.isArray(value.items) && value.items.every(isText) ? { kind, items: value.items } : undefined
    case 'facts': {
      const facts = listOf(value.facts, factOf)
      return facts && { kind, facts }
    }
    default:
      return undefined
  }
}

function factOf({ name, value }: Fields): Fact | undefined {
  return isText(name) && isText(value) ? { name, value } : undefined
}

function citationOf({ quote, source, ref, page, document }: Fields): Citation | undefined {
  if (!isText(quote) || !isSource(source) || !isText(ref)) return undefined
  if (!isOptional(page, isNumber) || !isOptional(document, isText)) return undefined
  return {
    quote,
    source,
    ref,
    ...(page === undefined ? {} : { page }),
    ...(document === undefined ? {} : { document }),
  }
}

function buttonOf({ label, feature, act, given, feedback, form }: Fields): Button | undefined {
  if (!isText(label) || !isText(feature) || !isText(act) || !isFields(given)) return undefined
  if (feedback !== undefined && feedback !== 'good' && feedback !== 'bad') return undefined
  if (!isOptional(form, isText)) return undefined
  const marks: Pick<Button, 'feedback' | 'form'> = {
    ...(feedback === undefined ? {} : { feedback }),
    ...(form === undefined ? {} : { form }),
  }
  return { label, feature, act, given, ...marks }
}

/** All of them, or undefined where one is not of the kind. */
function listOf<T>(value: unknown, read: (fields: Fields) => T | undefined): T[] | undefined {
  if (!Array.isArray(value)) return undefined
  const all = value.map((each: unknown) => (isFields(each) ? read(each) : undefined))
  return all.every((each) => each !== undefined) ? all : undefined
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isOptional<T>(value: unknown, is: (given: unknown) => given is T): value is T | undefined {
  return value === undefined || is(value)
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isTrue(value: unknown): value is true {
  return value === true
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number'
}

function isSource(value: unknown): value is Source {
  return isText(value) && Object.hasOwn(SOURCE_NAMES, value)
}
