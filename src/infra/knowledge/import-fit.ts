import { HagukumiError } from '../../bot/errors.ts'
import { definedCells, type Framework } from '../../domain/competency/framework.ts'
import { shorten } from '../../domain/text/shorten.ts'
import { readDocument } from './document.ts'
import { withFramework } from './framework-passages.ts'
import { missingQuotes, plainWords, type Quote } from './import-quotes.ts'
import type { Wording } from './wording.ts'

/** As many faults as a person reads at once. */
const SHOWN = 20

/**
 * Throws bad_input naming every statement of the framework that the policy (its Markdown) does not hold, and every
 * grade whose place the policy does not have: its abilities could not be found by a search.
 */
export function refuseStrangeFramework(framework: Framework, policy: string): void {
  const missing = missingQuotes(quotesOf(framework), plainWords(policy))
  const faults = missing.map(({ place, text }) => `${place}：「${shorten(text, 60)}」が方針本文にありません。`)
  const sections = readDocument(policy, { key: 'policy', title: framework.title, source: 'policy' })
  const placed = new Set(
    withFramework(sections, framework).flatMap((section) => section.passages.flatMap((passage) => passage.gradeIds)),
  )
  for (const { id, name, ref } of framework.grades) {
    if (!placed.has(id)) faults.push(`${name}（${id}）：場所「${ref}」が方針本文にありません。`)
  }
  refuse('能力の枠組みが、方針本文と合いません。', faults)
}

function quotesOf(framework: Framework): Quote[] {
  const grades = framework.grades.flatMap((grade): Quote[] => {
    const who = `${grade.name}（${grade.id}）`
    return [
      { place: `${who}の果たすべき役割`, text: grade.roleTitle },
      ...grade.duties.map((text, at) => ({ place: `${who}の具体的役割${at + 1}`, text })),
      ...definedCells(grade).map(({ ability, text }) => ({ place: `${who}の「${ability}」`, text })),
    ]
  })
  const awareness = framework.awareness.map(({ name, text }) => ({ place: `土台となる意識「${name}」`, text }))
  return [...grades, ...awareness]
}

/** Throws bad_input naming every grade, job family and ability of the wording that the framework does not know. */
export function refuseStrangeWording(wording: Wording, framework: Framework): void {
  const grades = new Set(framework.grades.map(({ id }) => id))
  const families = new Set(framework.grades.map(({ jobFamily }) => jobFamily))
  const abilities = new Set(framework.groups.flatMap((group) => group.abilities.map(({ id }) => id)))
  refuse('言い回しが、能力の枠組みと合いません。', [
    ...wording.grades.flatMap(({ say, grades: ids }) => strange(say, '職位', ids, grades)),
    ...wording.families.flatMap(({ say, family }) => strange(say, '職種', [family], families)),
    ...wording.abilities.flatMap(({ say, abilities: ids }) => strange(say, '能力', ids, abilities)),
  ])
}

function strange(say: readonly string[], what: string, ids: readonly string[], known: ReadonlySet<string>): string[] {
  return ids
    .filter((id) => !known.has(id))
    .map((id) => `「${shorten(say[0] ?? '', 30)}」の${what}「${shorten(id, 30)}」は、能力の枠組みにありません。`)
}

function refuse(head: string, faults: readonly string[]): void {
  if (faults.length === 0) return
  const more = faults.length > SHOWN ? [`ほかに${faults.length - SHOWN}件あります。`] : []
  throw new HagukumiError('bad_input', [head, ...faults.slice(0, SHOWN), ...more].join('\n'))
}
