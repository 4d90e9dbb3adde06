import { type Faults, type Fields, fieldsOf, listOf } from '../faults.ts'

/** Takes an element of a block; adds what Slack would refuse in it, or read as more than words. */
export function checkRich(element: Fields, where: string, found: Faults): void {
  const { type } = element
  found.only(where, element, type === 'rich_text_list' ? ['type', 'style', 'elements'] : ['type', 'elements'])
  found.count(`${where} ${String(type)}`, listOf(element.elements), 1, 1_000)
  if (type === 'rich_text_list')
    for (const item of listOf(element.elements)) checkRich(fieldsOf(item), `${where} item`, found)
  else if (type === 'rich_text_section' || type === 'rich_text_quote')
    for (const word of listOf(element.elements)) checkLiteral(fieldsOf(word), where, found)
  else found.add(where, `unknown ${String(type)}`)
}

/** Nothing but words: a link, a mention or an emoji would be an element of another type. */
function checkLiteral(word: Fields, where: string, found: Faults): void {
  if (word.type !== 'text') found.add(where, `element ${String(word.type)}`)
  found.only(where, word, ['type', 'text', 'style'])
  if (word.style !== undefined) found.only(`${where} style`, fieldsOf(word.style), ['bold'])
  found.length(where, word.text, 1, 3_000)
}

export function checkPlain(text: unknown, where: string, most: number, found: Faults): void {
  const fields = fieldsOf(text)
  if (fields.type !== 'plain_text' || fields.emoji !== false) found.add(where, `text of type ${String(fields.type)}`)
  found.only(where, fields, ['type', 'text', 'emoji'])
  if (String(fields.text).trim() === '') found.add(where, 'shows nothing')
  found.length(where, fields.text, 1, most)
}

export function checkButton(button: Fields, where: string, found: Faults): void {
  found.only(where, button, ['type', 'action_id', 'value', 'text'])
  found.length(`${where} action_id`, button.action_id, 1, 255)
  found.length(`${where} value`, button.value, 1, 2_000)
  checkPlain(button.text, where, 75, found)
}

export function checkFeedback(element: Fields, where: string, found: Faults): void {
  if (element.type !== 'feedback_buttons') found.add(where, `element ${String(element.type)}`)
  found.only(where, element, ['type', 'action_id', 'positive_button', 'negative_button'])
  found.length(`${where} action_id`, element.action_id, 1, 255)
  for (const half of [fieldsOf(element.positive_button), fieldsOf(element.negative_button)]) {
    found.only(where, half, ['text', 'value'])
    checkPlain(half.text, where, 75, found)
    found.length(`${where} value`, half.value, 1, 2_000)
  }
}

export function checkInput(element: Fields, where: string, found: Faults): void {
  found.length(`${where} action_id`, element.action_id, 1, 255)
  if (element.type === 'plain_text_input') {
    const most = Number(element.max_length)
    if (!(most >= 1 && most <= 3_000)) found.add(where, `max_length ${most}`)
    if (element.initial_value !== undefined) found.length(`${where} initial`, element.initial_value, 0, most)
    return
  }
  if (element.type !== 'static_select') found.add(where, `element ${String(element.type)}`)
  const options = listOf(element.options)
  found.count(`${where} options`, options, 1, 100)
  for (const option of options.map(fieldsOf)) {
    checkPlain(option.text, `${where} option`, 75, found)
    found.length(`${where} option value`, option.value, 1, 75)
  }
  const first = JSON.stringify(element.initial_option)
  if (first !== undefined && !options.some((option) => JSON.stringify(option) === first))
    found.add(where, 'initial_option')
}
