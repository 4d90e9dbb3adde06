import { Temporal } from 'temporal-polyfill'
import { readTouch } from '../calendar/touch.ts'
import { isAboutStressCheck } from '../stress-check/words.ts'
import type { Definition, Step } from './definition.ts'
import { EXTRA_PREFIX } from './extra.ts'
import { PLACEHOLDERS, unknownPlaceholders } from './placeholders.ts'
import { TEXT } from './texts.ts'
import { harshWord } from './tone.ts'

/**
 * Takes a definition of the right shape; gives one Japanese sentence for each thing that keeps it from being saved,
 * none if all is well. The directory and the calendar are looked at later (examine.ts).
 */
export function faultsOf(definition: Definition): string[] {
  const texts = textsOf(definition)
  if (texts.some(({ text }) => isAboutStressCheck(text))) return [TEXT.stressCheck]
  if (definition.kind === 'meeting') return [TEXT.meeting]
  return [
    ...texts.flatMap(({ where, text }) => [...harshIn(where, text), ...strangeIn(where, text)]),
    ...definition.steps.flatMap((step, at) => stepFaults(step, at, definition)),
    ...pairFaults(definition),
    ...duplicateFaults(definition),
  ]
}

interface Placed {
  readonly where: string
  readonly text: string
}

function textsOf({ title, steps }: Definition): Placed[] {
  return [
    { where: 'title', text: title },
    ...steps.flatMap((step, at) => [
      { where: `steps[${at}].title`, text: step.title },
      ...(step.text === undefined ? [] : [{ where: `steps[${at}].text`, text: step.text }]),
    ]),
  ]
}

function harshIn(where: string, text: string): string[] {
  const found = harshWord(text)
  return found ? [TEXT.harsh(where, found.word, found.because)] : []
}

function strangeIn(where: string, text: string): string[] {
  const known = PLACEHOLDERS.map((each) => `{${each}}`).join('・')
  return unknownPlaceholders(text).map((word) => TEXT.placeholder(where, word, known))
}

function stepFaults(step: Step, at: number, { steps, audience }: Definition): string[] {
  const where = `steps[${at}]`
  return [
    ...(steps.findIndex(({ key }) => key === step.key) < at ? [TEXT.stepTwice(`${where}.key`)] : []),
    ...(step.key.startsWith(EXTRA_PREFIX) ? [TEXT.keyTaken(`${where}.key`, EXTRA_PREFIX)] : []),
    ...step.touches.flatMap((touch, no) => (readTouch(touch) ? [] : [TEXT.touch(`${where}.touches[${no}]`)])),
    ...(step.actor === 'partner' && !audience.pairs ? [TEXT.noPartner(`${where}.actor`)] : []),
  ]
}

/** Two who are each other's partner, and everything longer: nobody stands in two pairs. */
function pairFaults({ audience }: Definition): string[] {
  const pairs = audience.pairs ?? []
  const self = pairs.filter(([one, other]) => one === other).map(([one]) => TEXT.pairWithSelf(one))
  const members = new Set(pairs.map(([member]) => member))
  const inCircle = [...new Set(pairs.filter(([one, other]) => one !== other && members.has(other)).map(([, b]) => b))]
  return [...self, ...inCircle.map(TEXT.pairCircle)]
}

function duplicateFaults({ audience }: Definition): string[] {
  const lists = [audience.people ?? [], audience.without ?? [], (audience.pairs ?? []).map(([member]) => member)]
  return lists.flatMap((numbers) => {
    const twice = numbers.filter((number, at) => numbers.indexOf(number) < at)
    return [...new Set(twice)].map(TEXT.duplicate)
  })
}

/** Whether a word is a real day, 'YYYY-MM-DD'. */
export function isDay(word: string): boolean {
  try {
    return Temporal.PlainDate.from(word, { overflow: 'reject' }).toString() === word
  } catch {
    // Not a day: the caller says where it stands.
    return false
  }
}
