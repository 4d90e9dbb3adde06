import { definedCells } from '../../domain/competency/framework.ts'
import { readCourses } from './courses.ts'
import { readDocument } from './document.ts'
import { readFramework } from './framework.ts'
import type { Kind } from './import-file.ts'
import { refuseStrangeFramework, refuseStrangeWording } from './import-fit.ts'
import { refuseBrokenJson } from './import-json.ts'
import { plainWords } from './import-quotes.ts'
import { refuseBrokenTables } from './import-tables.ts'
import { readMeasures } from './measures.ts'
import { readWording } from './wording.ts'

/** What a file says of itself. */
export interface Reading {
  readonly title: string | undefined
  readonly counts: Readonly<Record<string, number>>
}

/** How a kind is read, and the kind that it has to fit. */
export interface Reader {
  readonly leansOn: 'policy' | 'competencies' | undefined
  /**
   * Reads a whole file; throws bad_input with what is wrong and where. `base` is the text of what it leans on, left out
   * where there is none; `name` is for sentences.
   */
  read(text: string, name: string, base?: string): Reading
}

export const READERS: Readonly<Record<Kind, Reader>> = {
  policy: { leansOn: undefined, read: readMarkdown },
  document: { leansOn: undefined, read: readMarkdown },
  competencies: {
    leansOn: 'policy',
    read: (text, name, policy) => {
      refuseBrokenJson(name, text)
      const framework = readFramework(text)
      if (policy !== undefined) refuseStrangeFramework(framework, policy)
      const { title, grades, awareness } = framework
      const cells = grades.flatMap(definedCells).length
      return { title, counts: { grades: grades.length, cells, awareness: awareness.length } }
    },
  },
  measures: {
    leansOn: 'policy',
    read: (text, name, policy) => {
      refuseBrokenJson(name, text)
      const { source, pillars, timeline } = readMeasures(text, policy === undefined ? undefined : plainWords(policy))
      const items = pillars.flatMap((pillar) => pillar.items)
      const measures = items.flatMap((item) => item.main_measures).length
      const counts = { pillars: pillars.length, items: items.length, measures, timeline: timeline.length }
      return { title: source.title, counts }
    },
  },
  courses: {
    leansOn: 'competencies',
    read: (text, _, base) => {
      const courses = readCourses(text, base === undefined ? undefined : readFramework(base))
      const sample = courses.filter((course) => course.sample).length
      return { title: undefined, counts: { courses: courses.length, sample } }
    },
  },
  wording: {
    leansOn: 'competencies',
    read: (text, name, base) => {
      refuseBrokenJson(name, text)
      const wording = readWording(text)
      if (base !== undefined) refuseStrangeWording(wording, readFramework(base))
      const { title, grades, abilities, synonyms } = wording
      return { title, counts: { grades: grades.length, abilities: abilities.length, synonyms: synonyms.length } }
    },
  },
}

function readMarkdown(text: string, name: string): Reading {
  refuseBrokenTables(name, text)
  const sections = readDocument(text, { key: 'import', title: name, source: 'document' })
  const passages = sections.reduce((sum, section) => sum + section.passages.length, 0)
  return { title: undefined, counts: { sections: sections.length, passages } }
}
