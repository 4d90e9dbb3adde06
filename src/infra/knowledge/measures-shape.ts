import { z } from 'zod'

const id = z.string().min(1).max(40)
const words = z.string().trim().min(1)
const quote = z.object({ text: words })

const item = z.object({
  id,
  /** The place, 「第４章１⑴」. */
  ref: words,
  name: words,
  lead: words,
  body: z.array(quote),
  notes: z.array(quote).default([]),
  main_measures: z.array(z.object({ id, mark: words, text: words })),
})

const pillar = z.object({
  id,
  ref: words,
  name: words,
  goal: words,
  lead: words,
  items: z.array(item).min(1),
})

const moment = z.object({
  id,
  /** As the policy writes the time: 「平成28年２月」. */
  when: words,
  /** A summary in other words than the policy's. */
  event: words,
  kind: z.enum(['event', 'period', 'cycle']),
  /** 2016, 2016-02 or 2016-04-01; null for what comes again. */
  from: z
    .string()
    .regex(/^\d{4}(-\d{2}){0,2}$/)
    .nullable(),
  to: z
    .string()
    .regex(/^\d{4}(-\d{2}){0,2}$/)
    .optional(),
  quotes: z.array(quote).min(1),
})

/** measures.json, schema measures/1. What the bot does not use (lines of the extraction, the diagram) is left out. */
export const measuresShape = z.object({
  schema: z.literal('measures/1'),
  source: z.object({ title: words }),
  pillars: z.array(pillar).min(1),
  training_types: z.object({
    ref: words,
    general: quote,
    items: z.array(z.object({ id, name: words, definition: words })).min(1),
  }),
  chapter5: z.object({
    ref: words,
    roles: z.array(z.object({ id, ref: words, title: words, actor: words, text: words })),
  }),
  scope: z.object({ ref: words, title: words, text: words }),
  period: z.object({ ref: words, title: words, text: words }),
  timeline: z.array(moment),
})

/** 取組の柱, their items and 主な取組, the training types, who does what, and when what happened. */
export type Measures = z.infer<typeof measuresShape>
export type Pillar = z.infer<typeof pillar>
export type PillarItem = z.infer<typeof item>
export type Moment = z.infer<typeof moment>
