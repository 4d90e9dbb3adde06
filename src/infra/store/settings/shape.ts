import { z } from 'zod'
import { fitsTogether, patienceFrom } from '../../../bot/delivery/patience.ts'
import { ROLES } from '../../../domain/people/roles.ts'
import { RIGHTS, type Right, type SettingKey, type Settings, TOPICS } from '../../../domain/settings.ts'
import {
  blackouts,
  closedDays,
  disaster,
  duty,
  keysOfCalendar,
  nudgeSlots,
  quiet,
  WRITTEN_CALENDAR,
} from './calendar-shape.ts'
import { keysOfMeetings, meetings, WRITTEN_MEETINGS } from './meetings-shape.ts'
import { line, words } from './shape-words.ts'

const paragraph = words(2000).regex(/^[^\u0000-\u0009\u000b-\u001f\u007f]*$/)
const days = z.number().int().min(1).max(36_500)

const contact = z.strictObject({
  topic: z.enum(TOPICS),
  name: line(100),
  phone: line(40).optional(),
  email: z.email().optional(),
  place: line(100).optional(),
  hours: line(100).optional(),
  night: z.boolean().optional(),
})
const fact = z.strictObject({ words: z.array(line(50)).min(1).max(20), text: paragraph })
const retention = z.strictObject({
  questions: days.optional(),
  deliveries: days.optional(),
  // 監査ログ at least a year, stress-check lists at most 30 days after the end (domain notes §3, §7).
  audit: days.min(365).optional(),
  proposals: days.optional(),
  meetings: days.optional(),
  stress_check: days.max(30).optional(),
})
const rate = z.number().positive().max(1000)
const limits = z.strictObject({ per_second: rate, per_second_and_conversation: rate })
const seconds = z.number().int().positive().max(3600)
const delivery = z
  .strictObject({
    limits: z.partialRecord(z.enum(['slack', 'teams']), limits).optional(),
    send_timeout: seconds.optional(),
    ask_after: seconds.optional(),
    // The wait doubles each time, and the queue forgets a job after two weeks.
    tries: z.number().int().min(1).max(14).optional(),
    retry_after: seconds.optional(),
    lease: seconds.optional(),
    poll: seconds.optional(),
  })
  .refine((given) => fitsTogether(patienceFrom(given)))
const bulk = z.strictObject({ approve_above: z.number().int().min(0).max(100_000) })
const roleCodes = z.enum(ROLES.map(({ code }) => code))
const holders = z.array(roleCodes).max(ROLES.length).optional()
const rights = z.strictObject(
  Object.fromEntries(RIGHTS.map((right) => [right, holders])) as Record<Right, typeof holders>,
)

/** Each known key and its shape. */
export const SHAPES = {
  city_name: line(50),
  contacts: z.array(contact).max(100),
  hr_contact: line(100),
  facts: z.array(fact).max(1000),
  retention_days: retention,
  closed_days: closedDays,
  quiet_hours: quiet,
  duty,
  blackouts,
  nudge_slots: nudgeSlots,
  disaster,
  meetings,
  bulk,
  delivery,
  rights,
} satisfies { [Key in SettingKey]: z.ZodType<Settings[Key]> }

export const SETTING_KEYS = Object.keys(SHAPES).filter((key): key is SettingKey => key in SHAPES)

/** A whole file: the settings, and in `sample` the keys whose value is only an example. */
export const settingsFile = z
  .strictObject(SHAPES)
  .partial()
  .extend({ sample: z.array(z.enum(SETTING_KEYS)).optional() })

export type SettingsFile = z.infer<typeof settingsFile>

/** How each key is written, for whoever got it wrong. */
export const WRITTEN: Readonly<Record<SettingKey | 'sample', string>> = {
  city_name: '"○○市" のように、50字までの文字で書いてください。',
  contacts: `[{"topic":"health","name":"健康相談"}] の形で書いてください。topic は ${TOPICS.join('・')}、ほかに phone・email・place・hours（文字）と night（true か false）が書けます。`,
  hr_contact: '"人事研修係" のように、100字までの文字で書いてください。',
  facts: '[{"words":["駐車場"],"text":"…"}] の形で書いてください。',
  retention_days: '{"questions":90} のように、日数を数字で書いてください。audit は365以上、stress_check は30以下です。',
  ...WRITTEN_CALENDAR,
  meetings: WRITTEN_MEETINGS,
  delivery:
    '{"limits":{"slack":{"per_second":4,"per_second_and_conversation":1}},"send_timeout":8,"ask_after":12,"tries":12} の形で、秒で書いてください。ask_after は send_timeout より、lease は send_timeout に5を足したものより長くします。',
  bulk: '{"approve_above":50} の形で、この人数を超えるお知らせに、もう1人の承認が要るようになります。',
  rights: `{"send_in_bulk":["hr"]} の形で書いてください。右は役割のコード（${ROLES.map(({ code }) => code).join('・')}）です。`,
  sample: '見本のままの設定の名前を、["city_name"] の形で書いてください。',
}

/** The keys that an object at this place of the file may have; none where it may have any. */
export function keysAt(path: readonly PropertyKey[]): readonly string[] {
  if (path.length === 0) return [...SETTING_KEYS, 'sample']
  if (path[0] === 'contacts') return Object.keys(contact.shape)
  if (path[0] === 'facts') return Object.keys(fact.shape)
  if (path[0] === 'meetings') return keysOfMeetings(path)
  if (path[0] === 'retention_days') return Object.keys(retention.shape)
  if (path[0] === 'delivery') return Object.keys(path.length > 2 ? limits.shape : delivery.shape)
  if (path[0] === 'bulk') return Object.keys(bulk.shape)
  return path[0] === 'rights' ? RIGHTS : (keysOfCalendar(path) ?? [])
}
