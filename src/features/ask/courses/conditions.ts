import type { Temporal } from 'temporal-polyfill'
import type { Course } from '../../../domain/course.ts'
import { squash } from '../../../domain/text/normalise.ts'
import type { CourseFilter } from './filter.ts'

/** Months that a word stands for. Seasons as in everyday speech. */
const MONTHS: ReadonlyArray<readonly [RegExp, readonly number[]]> = [
  [/上半期|上期|年度前半/, [4, 5, 6, 7, 8, 9]],
  [/下半期|下期|年度後半/, [10, 11, 12, 1, 2, 3]],
  [/春(?!夏)/, [3, 4, 5]],
  [/夏/, [6, 7, 8]],
  [/秋/, [9, 10, 11]],
  [/冬/, [12, 1, 2]],
  [/年度初め|年度はじめ|年度当初/, [4]],
  [/年度末/, [2, 3]],
]
const ENGLISH = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
const FROM_NOW: ReadonlyArray<readonly [RegExp, number]> = [
  [/再来月/, 2],
  [/(?<!再)来月/, 1],
  [/今月/, 0],
]
const KANJI_DAYS: ReadonlyArray<readonly [RegExp, string]> = [
  [/一日/g, '1日'],
  [/二日/g, '2日'],
  [/三日/g, '3日'],
  [/(丸|まる)1日/g, '1日'],
]

/** Takes squashed text and today; gives the calendar months that it names. */
export function monthsIn(text: string, today: Temporal.PlainDate): number[] {
  const range = /(?<![0-9])(1[0-2]|[1-9])月?(?:から|〜|~|-)(1[0-2]|[1-9])月/.exec(text)
  const named = range
    ? between(Number(range[1]), Number(range[2]))
    : [...text.matchAll(/(?<![0-9])(1[0-2]|[1-9])月/g)].map(([, month]) => Number(month))
  const spoken = MONTHS.filter(([pattern]) => pattern.test(text)).flatMap(([, months]) => months)
  const near = FROM_NOW.filter(([pattern]) => pattern.test(text)).map(([, months]) => today.add({ months }).month)
  const english = ENGLISH.flatMap((name, at) => (text.includes(`in${name}`) ? [at + 1] : []))
  return [...new Set([...named, ...spoken, ...near, ...english])]
}

/** The months from one to another, over the end of the year where need be. */
function between(from: number, to: number): number[] {
  const count = ((to - from + 12) % 12) + 1
  return Array.from({ length: count }, (_, at) => ((from - 1 + at) % 12) + 1)
}

/** Formats by name; 「オンライン」 is a format of its own beside 「eラーニング」. */
export function formatsIn(text: string, courses: readonly Course[]): string[] {
  const formats = [...new Set(courses.map((course) => course.format))].filter(
    (format) => !/派遣|職場|自学/.test(format),
  )
  const spoken = /対面/.test(text) ? ['集合'] : []
  return formats.filter((format) => text.includes(squash(format)) || spoken.includes(format))
}

export function categoriesIn(text: string, courses: readonly Course[]): string[] {
  const categories = [...new Set(courses.map((course) => course.category))]
  return categories.filter(
    (category) => text.includes(category) || (category === '階層別研修' && text.includes('階層別')),
  )
}

/** Ways to apply, as the catalogue or as people call them. */
export function applicationsIn(text: string, courses: readonly Course[]): string[] {
  const named = [...new Set(courses.map((course) => course.application))].filter((each) => text.includes(each))
  if (named.length > 0) return named
  if (/自分で(申|応募|手)|自分から(申|応募)|手を挙げ|応募でき/.test(text)) return ['公募']
  if (/申し込め/.test(text)) return ['公募', '随時']
  if (/いつでも|好きな(時|とき)/.test(text)) return ['随時']
  return /上司(に|から)?(推し|推薦)|推薦され/.test(text) ? ['推薦'] : []
}

/** Where a provider is called by whose it is: 「県の研修所」「国の機関」. */
const OWNERS: ReadonlyArray<readonly [RegExp, RegExp]> = [
  [/庁内(で|実施|開催|の)|市役所(の中)?で(やる|受け|開)/, /庁内/],
  [/県(域)?の(自治)?(研修|センター|機関|主催)|県(が|で)(やる|開|主催)/, /^県/],
  [/国の(自治)?(研修|機関|主催)/, /^国の/],
  [/全国(規模|の)(研修|機関|市町村)?/, /^全国/],
  [/近隣|合同研修|ほかの市町村と|他の市町村と/, /^近隣/],
]

/** Providers by whose they are, else the one whose name shares most with the text, six letters at least. */
export function providersIn(text: string, courses: readonly Course[]): string[] {
  const providers = [...new Set(courses.map((course) => course.provider))]
  const shared = providers.map((provider) => ({ provider, length: sharedLength(text, squash(provider)) }))
  const most = Math.max(0, ...shared.map(({ length }) => length))
  if (most >= 6) return shared.filter(({ length }) => length === most).map(({ provider }) => provider)
  const owner = OWNERS.find(([pattern]) => pattern.test(text))
  return owner ? providers.filter((provider) => owner[1].test(provider)) : []
}

function sharedLength(text: string, name: string): number {
  let longest = 0
  for (let from = 0; from < name.length; from += 1) {
    while (from + longest < name.length && text.includes(name.slice(from, from + longest + 1))) longest += 1
  }
  return longest
}

/** Whether one stays overnight. */
export function stayIn(text: string): CourseFilter['stay'] {
  if (/宿泊(なし|しない)|泊まり(なし|じゃない)|泊まらない|日帰り|通いで/.test(text)) return 'day'
  return /宿泊|泊まり|泊り|合宿/.test(text) ? 'overnight' : 'any'
}

/** Bounds in days: 「半日で終わる」「2日以内」「3日以上」「1〜2時間」. */
export function lengthIn(written: string): Pick<CourseFilter, 'daysFrom' | 'daysTo'> {
  const text = KANJI_DAYS.reduce((read, [pattern, days]) => read.replace(pattern, days), written)
  const bounded = /以内|以下|まで|終わ|済む|すむ|短/.test(text)
  const day = /(?<![0-9月])([0-9]+)日(?!まで|付)/.exec(text)
  if (/1週間以上|長期/.test(text)) return { daysFrom: 5, daysTo: undefined }
  if (/[12]時間|短時間|短い|さくっと|すぐ終わ/.test(text) && !day) return { daysFrom: undefined, daysTo: 0.4 }
  if (/半日/.test(text)) return { daysFrom: bounded ? undefined : 0.5, daysTo: 0.5 }
  if (!day?.[1]) return { daysFrom: undefined, daysTo: undefined }
  const days = Number(day[1])
  if (/以上|より長/.test(text)) return { daysFrom: days, daysTo: undefined }
  return { daysFrom: bounded ? undefined : days, daysTo: days }
}
