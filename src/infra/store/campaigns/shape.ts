import { z } from 'zod'
import { DUE_RULES } from '../../../domain/calendar/due-day.ts'
import { isDay } from '../../../domain/campaign/check.ts'
import { ACTORS, type Definition, KINDS, TRUSTS } from '../../../domain/campaign/definition.ts'
import type { Template } from '../../../domain/campaign/template.ts'
import { line } from '../settings/shape-words.ts'

const number = z.string().regex(/^[0-9A-Za-z-]{1,20}$/)
const names = z.array(line(200)).min(1).max(1000)

/** Largest list of people in one definition: the directory is the place for more. */
const MOST_PEOPLE = 20_000
const people = z.array(number).max(MOST_PEOPLE)

const realDay = z.string().refine(isDay)
/** 'MM-DD' of a fiscal year; 2028 has every one. */
const dayOfYear = z.string().refine((date) => isDay(`2028-${date}`))

const audienceOf = (day: z.ZodType<string>) =>
  z.strictObject({
    appointedOn: day.optional(),
    gradeIds: names.optional(),
    jobFamilies: names.optional(),
    units: names.optional(),
    employments: names.optional(),
    people: people.optional(),
    pairs: z
      .array(z.tuple([number, number]))
      .max(MOST_PEOPLE)
      .optional(),
    without: people.optional(),
  })

const stepOf = (day: z.ZodType<string>) =>
  z.strictObject({
    key: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
    title: line(40),
    actor: z.enum(ACTORS),
    due: z.strictObject({ day, rule: z.enum(DUE_RULES) }),
    touches: z.array(z.string().max(10)).min(1).max(10),
    minutes: z.number().int().min(1).max(600),
    link: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .optional(),
    text: line(200).optional(),
    completion: z.array(z.enum(TRUSTS)).min(1).max(TRUSTS.length),
    reference: z.enum(['own_abilities', 'coaching_ability']).optional(),
    protects: z.enum(['right']).optional(),
  })

const definitionOf = (day: z.ZodType<string>) =>
  z.strictObject({
    kind: z.enum(KINDS),
    title: line(60),
    audience: audienceOf(day),
    steps: z.array(stepOf(day)).min(1).max(30),
    recurs: z.enum(['yearly', 'half_yearly', 'monthly']).optional(),
  })

/** A campaign as HR writes it into a file: what it is, and its first day. */
export const campaignFile = z.strictObject({ startsOn: realDay, definition: definitionOf(realDay) })

/** A definition as it is kept; what a round notes for the next one is not for a file of HR. */
export const keptDefinition: z.ZodType<Definition> = definitionOf(realDay).extend({
  cut: z.record(z.string(), z.number().int().min(28).max(31)).optional(),
})

/** A template: the same with days of any fiscal year. */
export const templateFile: z.ZodType<Template> = z.strictObject({
  startsOn: dayOfYear,
  definition: definitionOf(dayOfYear),
})

/** How each key is written, for whoever got it wrong. */
export const WRITTEN: Readonly<Record<string, string>> = {
  startsOn: '始める日を "2027-04-12" の形で書いてください。',
  kind: `${KINDS.join('・')} のどれかで書いてください。`,
  title: '題名は60字（手順は40字）までの文字で書いてください。',
  key: '"self_review" のように、英小文字で始め、英小文字と数字と _ で40字までで書いてください。',
  actor: `だれがするかを ${ACTORS.join('・')} のどれかで書いてください。`,
  due: '期日を {"day":"2027-05-31","rule":"before"} の形で書いてください。rule は before（前の開庁日）・after（後の開庁日）・stays（そのまま）です。',
  day: '暦にある日を "2027-05-31" の形で書いてください。',
  rule: 'before（前の開庁日）・after（後の開庁日）・stays（そのまま）のどれかで書いてください。',
  touches: '["T-10","T-3","T-0"] の形で、1つから10までで書いてください。',
  minutes: 'かかる分数を、1から600までの数字で書いてください。',
  link: '"https://…" の形で書いてください。',
  text: '200字までの、改行のない文で書いてください。',
  completion: `済みを伝えられる人を ${TRUSTS.join('・')} の中から書いてください。`,
  reference: 'own_abilities か coaching_ability と書いてください。',
  protects: '"right" とだけ書けます（苦情の期限など、権利を守るお知らせ）。',
  recurs: 'yearly・half_yearly・monthly のどれかで書いてください。',
  audience: '{"units":["総務部"]} の形で、条件を並べて書いてください。全員なら {} です。',
  steps: '[{…}] の形で、1つから30までの手順を順に書いてください。',
  people: '職員番号を ["100001"] の形で書いてください。',
  pairs: '職員番号の組を [["100001","100002"]] の形で書いてください。',
}

const sampleAudience = audienceOf(realDay)
const sampleStep = stepOf(realDay)
const sampleDefinition = definitionOf(realDay)

/** The keys that an object at this place of the file may have; none where it is no object of ours. */
export function keysAt(path: readonly PropertyKey[]): readonly string[] {
  if (path.length === 0) return Object.keys(campaignFile.shape)
  if (path.length === 1) return Object.keys(sampleDefinition.shape)
  if (path[1] === 'audience') return Object.keys(sampleAudience.shape)
  if (path[1] !== 'steps') return []
  return path.length > 3 ? ['day', 'rule'] : Object.keys(sampleStep.shape)
}
