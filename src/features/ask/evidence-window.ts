import type { Passage, Section } from '../../domain/passage.ts'
import type { Hit } from '../../domain/search.ts'
import { squash } from '../../domain/text/normalise.ts'

/** A stretch of a section around a hit: retrieved small, shown with what stands beside it. Verbatim. */
export interface Window {
  readonly section: Section
  readonly passage: Passage
  readonly text: string
  readonly gradeIds: readonly string[]
  readonly score: number
}

/** Characters without white space that a window may hold; what a person reads at one look. */
const WIDTH = 380

/** Takes hits, best first; gives windows, best first, none inside an earlier one. */
export function windowsOf(hits: readonly Hit[]): Window[] {
  const shown = new Set<Passage>()
  const windows: Window[] = []
  for (const { passage, section, score } of hits) {
    if (shown.has(passage)) continue
    const members = isRecord(passage) ? [passage] : around(section, passage, shown)
    for (const member of members) shown.add(member)
    windows.push({ section, passage, score, text: textOf(section, members), gradeIds: passage.gradeIds })
  }
  return windows
}

/** A record of a table stands alone: its neighbours speak of other abilities. */
function isRecord(passage: Passage): boolean {
  return passage.kind === 'cell' || passage.kind === 'role' || passage.kind === 'awareness'
}

/** The passage and what follows it, then what precedes it, while there is room and it was not shown yet. */
function around(section: Section, passage: Passage, shown: ReadonlySet<Passage>): Passage[] {
  const all = section.passages
  let from = all.indexOf(passage)
  let to = from + 1
  let width = squash(passage.text).length
  const fits = (next: Passage | undefined): next is Passage => {
    if (!next || shown.has(next) || isRecord(next)) return false
    const wider = width + squash(next.text).length + 6
    if (wider > WIDTH) return false
    width = wider
    return true
  }
  while (fits(all[to])) to += 1
  while (fits(all[from - 1])) from -= 1
  return all.slice(from, to)
}

/** The members as they stand in the source, with the label heading (【主な取組】) where it changes. */
function textOf(section: Section, members: readonly Passage[]): string {
  let label: string | undefined
  return members
    .map((member, at) => {
      const own = member.heading.slice(section.heading.length).find((heading) => heading.startsWith('【'))
      const opens = own !== label && own !== undefined && at > 0
      label = own
      return opens ? `${own}\n${member.text}` : member.text
    })
    .join('\n')
}
