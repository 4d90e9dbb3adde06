import { readFileSync } from 'node:fs'
import { Temporal } from 'temporal-polyfill'
import { PEOPLE_COLUMNS, type PeopleColumn } from '../../src/domain/people/columns.ts'
import { gradeLookup } from '../../src/domain/people/grade-lookup.ts'
import { readTable } from '../../src/infra/csv/table.ts'
import type { Database } from '../../src/infra/db/index.ts'
import { readFramework } from '../../src/infra/knowledge/framework.ts'
import { importPeople } from '../../src/infra/store/people/import.ts'

export const root = new URL('../../', import.meta.url)
export const day = (text: string) => Temporal.PlainDate.from(text)
export const today = day('2026-11-24')
export const by = { actor: 'test', now: Temporal.Instant.from('2026-11-24T00:10:00Z'), today }
export const real = { ...by, sample: 'real', mode: 'write' } as const

const framework = readFramework(readFileSync(new URL('prisma/seed/policy/competencies.json', root), 'utf8'))
export const gradeOf = gradeLookup(framework.grades)

/** A sound row that a test changes where it wants to. */
export const plain: Readonly<Record<PeopleColumn, string>> = {
  職員番号: '1001',
  氏名: '試験 一郎',
  ふりがな: 'しけん いちろう',
  メール: '',
  任用形態: '任期の定めのない職員',
  所属: '総務部/人事課/人事研修係',
  職種: '事務職',
  職位: '主事級',
  本務兼務: '本務',
  発令日: '2026-04-01',
  終了日: '',
  上司: '',
  一次評価者: '',
  二次評価者: '',
  勤務曜日: '月火水木金',
  勤務時間: '8:30-17:15',
  休職等: '',
  退職日: '',
}

export function csv(...rows: Partial<Record<PeopleColumn, string>>[]): string {
  const lines = rows.map((row) => PEOPLE_COLUMNS.map((column) => ({ ...plain, ...row })[column]).join(','))
  return `${[PEOPLE_COLUMNS.join(','), ...lines].join('\n')}\n`
}

export const utf8 = (text: string) => new TextEncoder().encode(text)

/** Node only decodes Shift_JIS: the table for encoding is made by decoding every pair of bytes once. */
const pairs = new Map<string, readonly number[]>()
const decoder = new TextDecoder('shift_jis')
for (let one = 0xff; one >= 0x81; one -= 1)
  for (let two = 0xfc; two >= 0x40; two -= 1) {
    const letters = decoder.decode(Uint8Array.of(one, two))
    if ([...letters].length === 1 && letters !== '\ufffd') pairs.set(letters, [one, two])
  }

export function sjis(text: string): Uint8Array {
  return Uint8Array.from(
    [...text].flatMap((letter) => (letter < '\u0080' ? [letter.charCodeAt(0)] : (pairs.get(letter) ?? [0x3f]))),
  )
}

/** Letters that Shift_JIS can carry beyond ASCII, kana and kanji alike. */
export const sjisLetters = [...pairs.keys()].filter((letter) =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(letter),
)

const rowsOf = (text: string) => readTable(utf8(text), PEOPLE_COLUMNS)
export const importText = (db: Database, text: string, how: Parameters<typeof importPeople>[2] = real) =>
  importPeople(db, rowsOf(text), how, gradeOf)

/** What is wrong according to an import that must refuse. */
export async function refusal(attempt: Promise<unknown>): Promise<string> {
  return attempt.then(
    () => {
      throw new Error('was not refused')
    },
    (error: Error) => error.message,
  )
}

/** All rows that an import, a grant or a setting may touch, also the audit, as one comparable value. */
export async function dump({ prisma }: Database): Promise<string> {
  const order = { orderBy: { id: 'asc' } } as const
  const tables = await Promise.all([
    prisma.orgUnit.findMany(order),
    prisma.employee.findMany(order),
    prisma.appointment.findMany(order),
    prisma.leave.findMany(order),
    prisma.roleGrant.findMany(order),
    prisma.setting.findMany({ orderBy: { key: 'asc' } }),
    prisma.auditEntry.findMany(order),
  ])
  return JSON.stringify(tables, (_, value) => (typeof value === 'bigint' ? String(value) : value), 1)
}
