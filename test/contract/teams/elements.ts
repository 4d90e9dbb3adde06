import { type Faults, type Fields, fieldsOf, listOf } from '../faults.ts'

/** Where faults are put, and how a card within a card is looked at. */
interface Check {
  readonly found: Faults
  card(card: unknown, found: Faults): void
}

/** Takes an element of a card, as adaptivecards.io/explorer describes it for version 1.5; adds what is not as described. */
export function checkElement(element: Fields, place: string, check: Check): void {
  const where = `${place} ${String(element.type)}`
  const known = ELEMENTS[String(element.type)]
  if (known) known(element, where, check)
  else check.found.add(where, 'not allowed')
}

export function oneOf(where: string, value: unknown, allowed: readonly unknown[], found: Faults): void {
  if (!allowed.includes(value)) found.add(where, `is ${JSON.stringify(value)}`)
}

const SPACINGS = [undefined, 'None', 'Small', 'Default', 'Medium', 'Large', 'ExtraLarge', 'Padding']

const ELEMENTS: Readonly<Record<string, (element: Fields, where: string, check: Check) => void>> = {
  RichTextBlock: (block, where, { found }) => {
    found.only(where, block, ['type', 'spacing', 'inlines'])
    oneOf(`${where} spacing`, block.spacing, SPACINGS, found)
    const runs = listOf(block.inlines).map(fieldsOf)
    found.count(where, runs, 1, 1_000)
    for (const run of runs) checkRun(run, where, found)
    const words = runs.map(({ text }) => String(text)).join('')
    if (words.trim() === '') found.add(where, 'shows nothing')
  },
  Container: (container, where, check) => {
    check.found.only(where, container, ['type', 'style', 'items'])
    oneOf(`${where} style`, container.style, ['emphasis'], check.found)
    check.found.count(where, listOf(container.items), 1, 1_000)
    for (const item of listOf(container.items)) checkElement(fieldsOf(item), where, check)
  },
  ActionSet: (set, where, check) => {
    check.found.only(where, set, ['type', 'actions'])
    // Beyond six Teams folds them away.
    check.found.count(where, listOf(set.actions), 1, 6)
    for (const action of listOf(set.actions)) checkAction(fieldsOf(action), where, check)
  },
  'Input.Text': (input, where, { found }) => {
    checkInput(input, ['isMultiline', 'maxLength'], where, found)
    oneOf(`${where} isMultiline`, input.isMultiline, [true, false], found)
    const most = Number(input.maxLength)
    if (!(Number.isInteger(most) && most >= 1)) found.add(where, `maxLength ${most}`)
    if (input.value !== undefined) found.length(`${where} value`, input.value, 1, most)
  },
  'Input.ChoiceSet': (input, where, { found }) => {
    checkInput(input, ['style', 'choices'], where, found)
    oneOf(`${where} style`, input.style, ['compact', 'expanded'], found)
    const choices = listOf(input.choices).map(fieldsOf)
    found.count(where, choices, 1, 100)
    for (const choice of choices) {
      found.only(where, choice, ['title', 'value'])
      checkLabel(`${where} title`, choice.title, 100, found)
      found.length(`${where} value`, choice.value, 1, 75)
    }
    oneOf(`${where} value`, input.value, [undefined, ...choices.map(({ value }) => value)], found)
  },
}

/** Literal words and nothing else. A line end would be swallowed, and dates in double braces are read even here. */
function checkRun(run: Fields, where: string, found: Faults): void {
  found.only(where, run, ['type', 'text', 'weight', 'size', 'isSubtle', 'color'])
  oneOf(where, run.type, ['TextRun'], found)
  found.length(where, run.text, 1, 10_000)
  if (/[\n\r\u2028\u2029\u202A-\u202E\u2066-\u2069]/.test(String(run.text))) found.add(where, 'line end or bidi mark')
  if (/\{\{(DATE|TIME)\(/.test(String(run.text))) found.add(where, 'a date that is read')
  oneOf(`${where} weight`, run.weight, [undefined, 'Lighter', 'Default', 'Bolder'], found)
  oneOf(`${where} size`, run.size, [undefined, 'Small', 'Default', 'Medium', 'Large', 'ExtraLarge'], found)
  oneOf(`${where} isSubtle`, run.isSubtle, [undefined, true, false], found)
  oneOf(`${where} color`, run.color, [undefined, 'Attention'], found)
}

function checkInput(input: Fields, own: readonly string[], where: string, found: Faults): void {
  found.only(where, input, ['type', 'id', 'label', 'isRequired', 'errorMessage', 'value', ...own])
  if (!/^field\.[A-Za-z][\w-]*$/.test(String(input.id))) found.add(where, `id ${String(input.id)}`)
  checkLabel(`${where} label`, input.label, 300, found)
  oneOf(`${where} isRequired`, input.isRequired, [true, false], found)
  // Without it a client refuses to send and does not say why.
  if (input.isRequired) checkLabel(`${where} errorMessage`, input.errorMessage, 100, found)
}

function checkAction(action: Fields, place: string, check: Check): void {
  const { found } = check
  const where = `${place} ${String(action.type)}`
  checkLabel(`${where} title`, action.title, 75, found)
  if (action.type === 'Action.ShowCard') {
    found.only(where, action, ['type', 'title', 'card'])
    check.card(action.card, found)
    return
  }
  oneOf(where, action.type, ['Action.Execute', 'Action.Submit'], found)
  oneOf(`${where} associatedInputs`, action.associatedInputs, [undefined, 'auto', 'none'], found)
  checkCarried(fieldsOf(action.data), where, found)
  if (action.type === 'Action.Submit') found.only(where, action, ['type', 'title', 'data', 'associatedInputs'])
  else checkExecute(action, where, check)
}

/** A client without Execute must send the same. */
function checkExecute(action: Fields, where: string, { found }: Check): void {
  found.only(where, action, ['type', 'title', 'verb', 'data', 'associatedInputs', 'fallback'])
  oneOf(`${where} verb`, action.verb, [fieldsOf(action.data).verb], found)
  const { verb: _, fallback, ...same } = action
  const parts = (fields: Fields) => JSON.stringify(Object.entries(fields).sort())
  if (parts(fieldsOf(fallback)) !== parts({ ...same, type: 'Action.Submit' })) found.add(where, 'falls back to another')
}

/** Ids of ours; an input of the same name would replace them. */
function checkCarried(data: Fields, where: string, found: Faults): void {
  oneOf(`${where} verb`, data.verb, ['press', 'form'], found)
  found.only(where, data, data.verb === 'press' ? ['verb', 'message', 'index'] : ['verb', 'form', 'message', 'index'])
  for (const id of [data.message, data.form])
    if (id !== undefined && !/^[\w-]{1,100}$/.test(String(id))) found.add(where, `id ${String(id)}`)
}

function checkLabel(where: string, text: unknown, most: number, found: Faults): void {
  found.length(where, text, 1, most)
  if (/\n/.test(String(text)) || String(text).trim() === '') found.add(where, 'is no line')
}
