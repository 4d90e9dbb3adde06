/** The headings of a staff directory file, all of them required, in any order. One row is one appointment. */
export const PEOPLE_COLUMNS = [
  '職員番号',
  '氏名',
  'ふりがな',
  'メール',
  '任用形態',
  '所属',
  '職種',
  '職位',
  '本務兼務',
  '発令日',
  '終了日',
  '上司',
  '一次評価者',
  '二次評価者',
  '勤務曜日',
  '勤務時間',
  '休職等',
  '退職日',
] as const

export type PeopleColumn = (typeof PEOPLE_COLUMNS)[number]

/** One row of the file: its line (1 = the headings) and the trimmed cell under each heading. */
export interface PeopleRow {
  readonly line: number
  readonly cells: Readonly<Record<PeopleColumn, string>>
}

/** What is told of a person and not of an appointment: it must be the same in all rows of one 職員番号. */
export const PERSONAL_COLUMNS = [
  '氏名',
  'ふりがな',
  'メール',
  '任用形態',
  '勤務曜日',
  '勤務時間',
  '休職等',
  '退職日',
] as const satisfies readonly PeopleColumn[]
