import { z } from 'zod'
import { contextAction, element, id, plain, words } from './elements.ts'

export type Surface = 'message' | 'modal' | 'home'

const contextPart = z.union([words(3000), z.looseObject({ type: z.literal('image'), alt_text: z.string().min(1) })])
const cell = z.looseObject({ type: z.enum(['raw_text', 'rich_text', 'raw_number']) })

const block = z.discriminatedUnion('type', [
  z
    .looseObject({
      type: z.literal('section'),
      block_id: id,
      text: words(3000).optional(),
      fields: z.array(words(2000)).min(1).max(10).optional(),
      accessory: element.optional(),
    })
    .refine((it) => it.text !== undefined || it.fields !== undefined, 'a section has text or fields'),
  z.looseObject({ type: z.literal('header'), block_id: id, text: plain(150) }),
  z.looseObject({ type: z.literal('divider'), block_id: id }),
  z.looseObject({ type: z.literal('context'), block_id: id, elements: z.array(contextPart).min(1).max(10) }),
  z.looseObject({ type: z.literal('actions'), block_id: id, elements: z.array(element).min(1).max(25) }),
  z.looseObject({ type: z.literal('context_actions'), block_id: id, elements: z.array(contextAction).min(1).max(5) }),
  z.looseObject({
    type: z.literal('input'),
    block_id: id,
    label: plain(2000),
    hint: plain(2000).optional(),
    element,
  }),
  z.looseObject({ type: z.literal('image'), block_id: id, alt_text: z.string().min(1).max(2000) }),
  z.looseObject({ type: z.literal('markdown'), block_id: id, text: z.string().min(1).max(12_000) }),
  z.looseObject({
    type: z.literal('table'),
    block_id: id,
    rows: z.array(z.array(cell).min(1).max(20)).min(1).max(100),
  }),
  z.looseObject({ type: z.enum(['rich_text', 'video', 'file', 'alert']), block_id: id }),
])

const MOST = { message: 50, modal: 100, home: 100 } as const
/** Blocks that a surface does not take. */
const NOT_IN: Readonly<Record<Surface, readonly string[]>> = {
  message: ['alert'],
  modal: ['markdown', 'table', 'context_actions'],
  home: ['markdown', 'table', 'context_actions', 'alert'],
}

/** What is wrong with the blocks of a surface; empty where Slack takes them. */
export function problemsOf(blocks: unknown, surface: Surface): string[] {
  const parsed = z.array(block).max(MOST[surface]).safeParse(blocks)
  if (!parsed.success) return parsed.error.issues.map(({ message, path }) => `${message} [/blocks/${path.join('/')}]`)
  const all = parsed.data
  const markdown = all.reduce((sum, it) => sum + (it.type === 'markdown' ? it.text.length : 0), 0)
  return [
    ...all.filter(({ type }) => NOT_IN[surface].includes(type)).map(({ type }) => `no ${type} in a ${surface}`),
    ...twice(all.flatMap(({ block_id }) => block_id ?? [])).map((it) => `block_id ${it} comes twice`),
    // In views Slack tells actions apart by their block as well.
    ...(surface === 'message' ? twice(actionIds(all)) : all.flatMap((it) => twice(actionIds(it)))).map(
      (it) => `action_id ${it} comes twice`,
    ),
    ...(all.filter(({ type }) => type === 'table').length > 1 ? ['more than one table'] : []),
    ...(markdown > 12_000 ? ['more than 12000 characters of markdown'] : []),
  ]
}

/** Every action_id at any depth. */
export function actionIds(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return []
  const own = 'action_id' in part && typeof part.action_id === 'string' ? [part.action_id] : []
  return [...own, ...Object.values(part).flatMap(actionIds)]
}

function twice(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, n) => names.indexOf(name) !== n))]
}
