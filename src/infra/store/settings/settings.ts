import { isDeepStrictEqual } from 'node:util'
import type { Temporal } from 'temporal-polyfill'
import { HagukumiError } from '../../../bot/errors.ts'
import type { SettingKey, Settings } from '../../../domain/settings.ts'
import type { Database, Prisma, Tx } from '../../db/index.ts'
import { record } from '../audit.ts'
import { toMoment } from '../days.ts'
import { lookAgainAtEverybody } from '../nudges/assignments.ts'
import { readSettingsFile } from './read.ts'
import { SETTING_KEYS, SHAPES } from './shape.ts'

/** The settings in force, and which of them are only the sample city's: those are shown as サンプル, never 市の設定. */
export interface CitySettings {
  readonly settings: Settings
  readonly sample: ReadonlySet<SettingKey>
}

/** What an import did, by key. `sample` are the keys that the file marks as examples. */
export interface SettingsReport {
  readonly changed: readonly SettingKey[]
  readonly unchanged: readonly SettingKey[]
  readonly removed: readonly SettingKey[]
  readonly sample: readonly SettingKey[]
}

/** On whose behalf and when settings are changed. */
export interface SettingsBy {
  readonly actor: string
  readonly now: Temporal.Instant
}

/** The settings as they stand. Throws storage when a stored value no longer has the shape of its key. */
export async function readSettings(tx: Tx): Promise<CitySettings> {
  const rows = await tx.$queryRaw<{ rows: string }[]>`SELECT coalesce(json_agg(
      json_build_object('key', key, 'value', value, 'sample', sample) ORDER BY key), '[]')::text AS rows FROM setting`
  const text = rows[0]?.rows ?? '[]'
  if (text !== read?.text) read = { text, says: settingsIn(text) }
  return read.says
}

/** What was read last: settings are asked for far more often than they change. */
let read: { readonly text: string; readonly says: CitySettings } | undefined

function settingsIn(text: string): CitySettings {
  const rows = JSON.parse(text) as { key: string; value: unknown; sample: boolean }[]
  const settings: Record<string, unknown> = {}
  // In the order of the shapes, so that an export reads the same however the database keeps its rows.
  for (const key of SETTING_KEYS) {
    const row = rows.find((each) => each.key === key)
    if (row) settings[key] = shaped(key, row.value)
  }
  const known = new Set<string>(SETTING_KEYS)
  const sample = rows.filter((row) => row.sample && known.has(row.key)).map(({ key }) => key as SettingKey)
  return { settings, sample: new Set(sample) }
}

/** The settings as a file that importSettings takes back unchanged. */
export async function exportSettings(db: Database): Promise<string> {
  const { settings, sample } = await readSettings(db.prisma)
  const marks = SETTING_KEYS.filter((key) => sample.has(key))
  return JSON.stringify({ ...settings, ...(marks.length > 0 ? { sample: marks } : {}) }, undefined, 2)
}

/**
 * Takes the text of a settings file; sets the keys it names, all or nothing; a key written as null is taken back and one
 * that is not named stays. Audited by key, never by value. Throws bad_input with one line for each thing to mend.
 */
export function importSettings(db: Database, text: string, by: SettingsBy): Promise<SettingsReport> {
  return db.prisma.$transaction((tx) => importSettingsIn(tx, text, by))
}

/** The same as part of a transaction that does more. */
export async function importSettingsIn(tx: Tx, text: string, by: SettingsBy): Promise<SettingsReport> {
  const { set, unset, sample } = readSettingsFile(text)
  const before = await readSettings(tx)
  const named = SETTING_KEYS.filter((key) => key in set)
  const same = (key: SettingKey) =>
    isDeepStrictEqual(before.settings[key], set[key]) && before.sample.has(key) === sample.includes(key)
  const changed = named.filter((key) => !same(key))
  const removed = SETTING_KEYS.filter((key) => unset.includes(key) && key in before.settings)
  for (const key of changed) {
    const value = set[key] as Prisma.InputJsonValue
    const row = { value, sample: sample.includes(key), updatedAt: toMoment(by.now), updatedBy: by.actor }
    await tx.setting.upsert({ where: { key }, create: { key, ...row }, update: row })
  }
  await tx.setting.deleteMany({ where: { key: { in: removed } } })
  if (changed.length + removed.length > 0) await lookAgainAtEverybody(tx, by.now)
  const detail = { changed, removed, sample }
  await record(tx, { at: by.now, actor: by.actor, action: 'settings.import', subject: 'settings', detail })
  return { changed, unchanged: named.filter(same), removed, sample }
}

function shaped(key: SettingKey, value: unknown): unknown {
  const read = SHAPES[key].safeParse(value)
  if (read.success) return read.data
  throw new HagukumiError(
    'storage',
    `保存されている設定「${key}」が読めません。hagukumi settings import で入れ直してください。`,
  )
}
