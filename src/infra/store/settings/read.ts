import type { z } from 'zod'
import { HagukumiError } from '../../../bot/errors.ts'
import { nearestWord, type SettingKey } from '../../../domain/settings.ts'
import { keysAt, type SettingsFile, settingsFile, WRITTEN } from './shape.ts'
import { writtenPath } from './shape-words.ts'

/** Characters of the largest settings file that is read. */
export const MOST_CHARACTERS = 1_000_000
const SHOWN = 50

/** A settings file, read: what it sets, what it takes back (written as null), what is only an example. */
export interface ReadSettings {
  readonly set: Omit<SettingsFile, 'sample'>
  readonly unset: readonly string[]
  readonly sample: readonly SettingKey[]
}

/** Takes the text of a settings file; gives it read. Throws bad_input with one line for each thing to mend. */
export function readSettingsFile(text: string): ReadSettings {
  const whole = parse(text)
  const unset = Object.keys(whole).filter((key) => whole[key] === null)
  const rest = Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== null))
  const read = settingsFile.safeParse(rest)
  const unknown = unset.filter((key) => !keysAt([]).includes(key)).map((key) => unknownKey([], key))
  const faults = [...unknown, ...(read.error?.issues.flatMap(writtenIssue) ?? [])]
  if (!read.success || faults.length > 0) throw refusal(faults)
  const { sample = [], ...set } = read.data
  const missing = sample.filter((key) => !(key in set))
  if (missing.length > 0) throw refusal(missing.map((key) => `sample：「${key}」の設定がファイルにありません。`))
  return { set, unset, sample }
}

function parse(text: string): Readonly<Record<string, unknown>> {
  if (text.length > MOST_CHARACTERS)
    throw new HagukumiError(
      'bad_input',
      `設定のファイルが大きすぎます（${MOST_CHARACTERS}字まで）。分けて、もう一度お試しください。`,
    )
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (cause) {
    throw new HagukumiError(
      'bad_input',
      '設定のファイルが JSON として読めません。コンマとかっこ、引用符をお確かめください。',
      { cause },
    )
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new HagukumiError('bad_input', '設定のファイルは {"city_name": …} の形で書いてください。')
  return value as Readonly<Record<string, unknown>>
}

function writtenIssue(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(issue.path, key))
  const top = String(issue.path[0] ?? '')
  const hint = top in WRITTEN ? WRITTEN[top as keyof typeof WRITTEN] : ''
  return [`${writtenPath(issue.path)}：形が合いません。${hint}`]
}

/** The key is a word of the file's author, never a value; it is shown cut, without control characters. */
function unknownKey(path: readonly PropertyKey[], key: string): string {
  const near = nearestWord(key, keysAt(path))
  const place = writtenPath([...path, key.replace(/[^\p{L}\p{N}_.-]/gu, '?').slice(0, 40)])
  return near === undefined
    ? `${place}：知らない設定です。使えるのは ${keysAt(path).join('・')} です。`
    : `${place}：知らない設定です。「${near}」のことでしょうか。`
}

function refusal(faults: readonly string[]): HagukumiError {
  const more = faults.length > SHOWN ? [`ほかに${faults.length - SHOWN}件あります。`] : []
  const head = `設定を取り込みませんでした。直すところが${faults.length}件あります。設定は元のままです。`
  return new HagukumiError('bad_input', [head, ...faults.slice(0, SHOWN), ...more].join('\n'))
}
