import { z } from 'zod'
import { KINDS, RESULTS } from '../../../domain/proposal/proposal.ts'
import { line } from './shape-words.ts'

const criterion = z.strictObject({
  key: z.string().regex(/^[a-z_]{1,40}$/),
  label: line(40),
  weight: z.number().int().min(1).max(100),
  kinds: z.array(z.enum(KINDS)).min(1).optional(),
})
const exclusion = z.strictObject({ clause: line(60), text: line(200) })
const businessDays = z.number().int().min(1).max(250)
const limits = z.strictObject({
  intake: businessDays,
  completion: businessDays,
  opinion: businessDays,
  notice: businessDays,
  draft: z.number().int().min(7).max(365),
})
const proposers = z.strictObject({
  employments: z.array(line(60)).min(1).max(50).optional(),
  joint: z.enum(['allowed', 'alone']),
  reviewers: z.enum(['may_propose', 'may_not']),
})

/** A city's words for some of these, in their order. */
function named<Word extends string>(words: readonly Word[]) {
  const word = line(20).optional()
  return z.strictObject(Object.fromEntries(words.map((each) => [each, word])) as Record<Word, typeof word>)
}

/** 職員提案: a city's rule book. Weights of one kind make a hundred, and something can be adopted or not. */
export const proposals = z
  .strictObject({
    title: line(100),
    kinds: named(KINDS).refine((kinds) => Object.keys(kinds).length > 0),
    stages: z.array(z.enum(['opinion', 'open_comment', 'screening'])).max(3),
    results: named(RESULTS).refine(({ adopted, rejected }) => adopted && rejected),
    criteria: z.array(criterion).min(1).max(40),
    proposers,
    anonymity: z.enum(['none', 'from_reviewers', 'from_reviewers_and_unit']),
    exclusions: z.array(exclusion).max(50),
    limits,
  })
  .refine(({ criteria }) => new Set(criteria.map(({ key }) => key)).size === criteria.length)
  .refine(({ kinds, criteria }) =>
    KINDS.filter((kind) => kind in kinds && kind !== 'tip').every((kind) => {
      const own = criteria.filter((each) => !each.kinds || each.kinds.includes(kind))
      return own.reduce((sum, { weight }) => sum + weight, 0) === 100
    }),
  )

/** How it is written, for whoever got it wrong. */
export const WRITTEN_PROPOSALS =
  '見本（prisma/seed/rule-books）を写して直すのが早道です。kinds は idea・call・done_report・tip から、results は adopted と rejected を含めて、criteria の weight は種類ごとの合計が100に、limits は開庁日の数（draft だけは日数）で書いてください。'

/** The keys that an object at this place of the file may have. */
export function keysOfProposals([, part]: readonly PropertyKey[]): readonly string[] {
  if (part === 'kinds') return KINDS
  if (part === 'results') return RESULTS
  if (part === 'criteria') return Object.keys(criterion.shape)
  if (part === 'exclusions') return Object.keys(exclusion.shape)
  if (part === 'limits') return Object.keys(limits.shape)
  if (part === 'proposers') return Object.keys(proposers.shape)
  return ['title', 'kinds', 'stages', 'results', 'criteria', 'proposers', 'anonymity', 'exclusions', 'limits']
}
