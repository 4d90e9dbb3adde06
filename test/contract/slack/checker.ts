import { Faults, type Fields, fieldsOf, listOf } from '../faults.ts'
import { checkButton, checkFeedback, checkInput, checkPlain, checkRich } from './elements.ts'

/**
 * Slack's rules once more, written from its reference pages and not from the renderer: whatever is not listed here is a
 * fault. Takes anything; gives what Slack would refuse or read as markup, with its place.
 */
export function faultsOfMessage({
  text,
  blocks,
}: {
  readonly text: string
  readonly blocks: readonly unknown[]
}): string[] {
  const found = new Faults()
  found.length('text', text, 1, 4_000)
  if (/[<>]|&(?!(amp|lt|gt);)/.test(text)) found.add('text', 'holds syntax')
  found.count('blocks', blocks, 1, 50)
  if (JSON.stringify(blocks).length > 12_000) found.add('blocks', `${JSON.stringify(blocks).length} units of JSON`)
  return checkBlocks(blocks, MESSAGE, found)
}

export function faultsOfHome(view: { readonly type: string; readonly blocks: readonly unknown[] }): string[] {
  const found = new Faults()
  if (view.type !== 'home') found.add('view', view.type)
  found.count('blocks', view.blocks, 1, 100)
  if (Buffer.byteLength(JSON.stringify(view)) > 250_000) found.add('view', 'more than 250 KB')
  return checkBlocks(view.blocks, ['header', 'rich_text', 'context', 'actions', 'divider'], found)
}

export function faultsOfModal(view: Fields): string[] {
  const found = new Faults()
  if (view.type !== 'modal') found.add('view', String(view.type))
  for (const part of ['title', 'submit', 'close']) checkPlain(view[part], part, 24, found)
  found.length('private_metadata', view.private_metadata, 0, 3_000)
  found.length('callback_id', view.callback_id, 1, 255)
  const blocks = listOf(view.blocks)
  found.count('blocks', blocks, 1, 100)
  return checkBlocks(blocks, ['rich_text', 'input'], found)
}

const MESSAGE = ['header', 'rich_text', 'context', 'actions', 'context_actions']

function checkBlocks(blocks: readonly unknown[], allowed: readonly string[], found: Faults): string[] {
  const all = blocks.map(fieldsOf)
  found.unique(
    'block_id',
    all.flatMap(({ block_id }) => block_id ?? []),
  )
  for (const [at, block] of all.entries()) {
    const where = `${at} ${String(block.type)}`
    if (!allowed.includes(String(block.type))) found.add(where, 'not allowed here')
    if (block.block_id !== undefined) found.length(`${where} block_id`, block.block_id, 1, 255)
    CHECKS[String(block.type)]?.(block, where, found)
  }
  return found.all
}

const CHECKS: Readonly<Record<string, (block: Fields, where: string, found: Faults) => void>> = {
  divider: (block, where, found) => found.only(where, block, ['type']),
  header: (block, where, found) => {
    found.only(where, block, ['type', 'text'])
    checkPlain(block.text, where, 150, found)
  },
  context: (block, where, found) => {
    found.only(where, block, ['type', 'elements'])
    found.count(where, listOf(block.elements), 1, 10)
    for (const element of listOf(block.elements)) checkPlain(element, where, 3_000, found)
  },
  rich_text: (block, where, found) => {
    found.only(where, block, ['type', 'elements'])
    found.count(where, listOf(block.elements), 1, 1_000)
    for (const element of listOf(block.elements)) checkRich(fieldsOf(element), where, found)
  },
  actions: (block, where, found) => {
    found.only(where, block, ['type', 'block_id', 'elements'])
    const buttons = listOf(block.elements).map(fieldsOf)
    found.count(where, buttons, 1, 25)
    found.unique(
      `${where} action_id`,
      buttons.map(({ action_id }) => action_id),
    )
    for (const button of buttons) checkButton(button, where, found)
  },
  context_actions: (block, where, found) => {
    found.only(where, block, ['type', 'block_id', 'elements'])
    found.count(where, listOf(block.elements), 1, 5)
    for (const element of listOf(block.elements)) checkFeedback(fieldsOf(element), where, found)
  },
  input: (block, where, found) => {
    found.only(where, block, ['type', 'block_id', 'label', 'hint', 'optional', 'element'])
    checkPlain(block.label, `${where} label`, 2_000, found)
    if (block.hint !== undefined) checkPlain(block.hint, `${where} hint`, 2_000, found)
    checkInput(fieldsOf(block.element), where, found)
  },
}
