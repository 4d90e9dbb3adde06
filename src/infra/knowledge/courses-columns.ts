/** The headings of a courses CSV, all of them required, in any order. One row is one course. */
export const COURSE_COLUMNS = [
  '番号',
  '講座名',
  '区分',
  '対象職位',
  '能力',
  '意識',
  '日数',
  '形式',
  '宿泊',
  '実施機関',
  '開講月',
  '申込方法',
  '所属長の受講勧奨',
  '報告期限日数',
  '還元',
  '概要',
  'タグ',
  'サンプル',
] as const

export type CourseCell = (typeof COURSE_COLUMNS)[number]

/** What may be written, as it is compared, and what it stands for. */
export type Known = ReadonlyMap<string, string>
