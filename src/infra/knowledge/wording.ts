import { z } from 'zod'
import { HagukumiError } from '../../bot/errors.ts'

const say = z.array(z.string().min(1)).min(1)

/** The editable file of how staff speak: colloquial titles, names of abilities, synonyms in the documents' own words. */
export const wordingShape = z.strictObject({
  title: z.string().min(1),
  /** `among: one` = the word names one of several grades, so it may have to be asked back (主幹級 stands in two tables). */
  grades: z.array(
    z.strictObject({ say, grades: z.array(z.string()).min(1), among: z.enum(['one', 'all']).default('all') }),
  ),
  families: z.array(z.strictObject({ say, family: z.string() })),
  /** `when: grade` = an everyday word that means the ability only beside a grade (「課長は部下をどう育てる」). */
  abilities: z.array(
    z.strictObject({ say, abilities: z.array(z.string()).min(1), when: z.enum(['always', 'grade']).default('always') }),
  ),
  withoutTable: z.array(z.strictObject({ say, name: z.string(), kind: z.enum(['employment', 'occupation']) })),
  /** Where the policy speaks of what a person may be going through; shown beside the contacts. */
  support: z.partialRecord(z.enum(['crisis', 'health', 'harassment', 'misconduct']), z.array(z.string())).default({}),
  /** 昇任の順, the highest first. */
  ladders: z.array(z.array(z.string()).min(2)).default([]),
  synonyms: z.array(z.strictObject({ say, means: z.array(z.string().min(1)).min(1) })),
})

export type Wording = z.infer<typeof wordingShape>

/** Takes the file's text; gives the wording. Throws bad_input with the place of the first fault. */
export function readWording(text: string): Wording {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw new HagukumiError(
      'bad_input',
      '言い回しのファイルが JSON として読めません。括弧と引用符をお確かめください。',
      {
        cause,
      },
    )
  }
  const read = wordingShape.safeParse(json)
  if (read.success) return read.data
  const issue = read.error.issues[0]
  throw new HagukumiError(
    'bad_input',
    `言い回しのファイルの ${issue?.path.join('.') ?? ''} に誤りがあります。見本（prisma/seed/wording/wording.json）の形に合わせてください。`,
    { cause: read.error },
  )
}
