import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes longest, the longest first: begun last, it would leave the other workers idle at the end. */
const LONG = [
  'crash/',
  'db/prisma-cli',
  'e2e/processes',
  'properties/',
  'delivery/states',
  'stresscheck/delivery',
  'db/folder-failures',
  'simulate/',
  'slack/reach',
  'delivery/limits',
]

/** Begins the long test files first; the others keep vitest's order. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONG.findIndex((part) => moduleId.includes(`/test/${part}`))
      return at < 0 ? LONG.length : at
    }
    const sorted = await super.sort(files)
    return sorted
      .map((file, order) => ({ file, order }))
      .sort((one, other) => place(one.file) - place(other.file) || one.order - other.order)
      .map(({ file }) => file)
  }
}
