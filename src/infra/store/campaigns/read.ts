import type { z } from 'zod'
import { HagukumiError } from '../../../bot/errors.ts'
import { faultsOf } from '../../../domain/campaign/check.ts'
import type { Definition } from '../../../domain/campaign/definition.ts'
import { nearestWord } from '../../../domain/settings.ts'
import { writtenPath } from '../settings/shape-words.ts'
import { campaignFile, keysAt, WRITTEN } from './shape.ts'

/** Characters of the largest file that is read: 20,000 people in a list, and the rest. */
export const MOST_CHARACTERS = 1_000_000
const SHOWN = 50

/** A campaign's file, read: its first day as 'YYYY-MM-DD', and what it is. */
export interface CampaignFile {
  readonly startsOn: string
  readonly definition: Definition
}

/** Takes the text of a campaign's file; gives it read. Throws bad_input with one line for each thing to mend. */
export function readCampaignFile(text: string): CampaignFile {
  const read = campaignFile.safeParse(parse(text))
  if (!read.success) throw refusal(read.error.issues.flatMap(writtenIssue))
  const faults = faultsOf(read.data.definition)
  if (faults.length > 0) throw refusal(faults)
  return read.data
}

function parse(text: string): unknown {
  if (text.length > MOST_CHARACTERS)
    throw new HagukumiError(
      'bad_input',
      `キャンペーンのファイルが大きすぎます（${MOST_CHARACTERS}字まで）。分けて、もう一度お試しください。`,
    )
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (cause) {
    throw new HagukumiError(
      'bad_input',
      'キャンペーンのファイルが JSON として読めません。コンマとかっこ、引用符をお確かめください。',
      { cause },
    )
  }
}

function writtenIssue(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(issue.path, key))
  const named = issue.path.findLast((part) => typeof part === 'string' && part in WRITTEN)
  const hint = named === undefined ? '' : (WRITTEN[String(named)] ?? '')
  const place = issue.path.length === 0 ? 'ファイル全体' : writtenPath(issue.path)
  const form = hint === '' ? '{"startsOn":…,"definition":…} の形で書いてください。' : hint
  return [`${place}：形が合いません。${form}`]
}

/** The key is a word of the file's author, never a value; it is shown cut, without control characters. */
function unknownKey(path: readonly PropertyKey[], key: string): string {
  const known = keysAt(path)
  const near = nearestWord(key, known)
  const place = writtenPath([...path, key.replace(/[^\p{L}\p{N}_.-]/gu, '?').slice(0, 40)])
  return near === undefined
    ? `${place}：知らない項目です。使えるのは ${known.join('・')} です。`
    : `${place}：知らない項目です。「${near}」のことでしょうか。`
}

function refusal(faults: readonly string[]): HagukumiError {
  const more = faults.length > SHOWN ? [`ほかに${faults.length - SHOWN}件あります。`] : []
  const head = `キャンペーンを保存しませんでした。直すところが${faults.length}件あります。`
  return new HagukumiError('bad_input', [head, ...faults.slice(0, SHOWN), ...more].join('\n'))
}
