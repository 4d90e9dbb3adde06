import { definedCells } from '../../domain/competency/framework.ts'
import { readCourses } from './courses.ts'
import { readDocument } from './document.ts'
import { readFramework } from './framework.ts'
import type { Kind } from './import-file.ts'
import { refuseBrokenJson } from './import-json.ts'
import { refuseBrokenTables } from './import-tables.ts'
import { readMeasures } from './measures.ts'
import { readWording } from './wording.ts'

/** What a file says of itself, found without looking at any other. */
export interface Reading {
  readonly title: string | undefined
  readonly counts: Readonly<Record<string, number>>
}

/** Reads a whole file of one kind; throws bad_input with what is wrong and where. `name` is for sentences. */
export const READERS: Readonly<Record<Kind, (text: string, name: string) => Reading>> = {
  policy: readMarkdown,
  document: readMarkdown,
  competencies: (text, name) => {
    refuseBrokenJson(name, text)
    const { title, grades, awareness } = readFramework(text)
    const cells = grades.flatMap(definedCells).length
    return { title, counts: { grades: grades.length, cells, awareness: awareness.length } }
  },
  measures: (text, name) => {
    refuseBrokenJson(name, text)
    const { source, pillars, timeline } = readMeasures(text)
    const items = pillars.flatMap((pillar) => pillar.items)
    const measures = items.flatMap((item) => item.main_measures).length
    const counts = { pillars: pillars.length, items: items.length, measures, timeline: timeline.length }
    return { title: source.title, counts }
  },
  courses: (text) => {
    const courses = readCourses(text)
    return {
      title: undefined,
      counts: { courses: courses.length, sample: courses.filter(({ sample }) => sample).length },
    }
  },
  wording: (text, name) => {
    refuseBrokenJson(name, text)
    const { title, grades, abilities, synonyms } = readWording(text)
    return { title, counts: { grades: grades.length, abilities: abilities.length, synonyms: synonyms.length } }
  },
}

function readMarkdown(text: string, name: string): Reading {
  refuseBrokenTables(name, text)
  const sections = readDocument(text, { key: 'import', title: name, source: 'document' })
  const passages = sections.reduce((sum, section) => sum + section.passages.length, 0)
  return { title: undefined, counts: { sections: sections.length, passages } }
}
