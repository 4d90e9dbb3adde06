import type { Framework } from '../../../domain/competency/framework.ts'
import type { Course } from '../../../domain/course.ts'
import { fold, squash } from '../../../domain/text/normalise.ts'
import type { Question } from '../reading/question.ts'
import { type CourseFilter, NO_FILTER, speaksOf } from './filter.ts'

/** Words of a course question that name no course. */
const COURSE_WORDS =
  /^(研修|講座|セミナー|eラーニング|ラーニング|受講|受け|受けら|受けられる|講習|学べる|学び|対象|向け|むけ|参加|募集|開講|開催|オンライン|集合|対面|宿泊|泊まり|日帰り|半日|[0-9]+|[0-9]*日|日|日間|以内|以上|短い|時間|月|年|公募|指名|推薦|随時|応募|申し込み|申込|自分|本人|いつ|終わる|終わ|済む|伸ばす|伸ばし|伸ばせ|高める|高め|上がる|上げ|上げる|鍛え|強く|つく|役立つ|ため|紹介|おすすめ|お勧め|オススメ|全員|最近|今年|今年度|年度|案内|ありま|種類|リスト|階層|別|階層別|専門|特別|派遣|職場|自己|啓発|e|県|県域|市|国|庁内|センター|所属長|上司|機関|実施|主催|うち|中|形式|方式|通い|一日|二日|三日|1日|2日|3日|探し|探す|気軽|対応|実務|基礎|業務|管理|職員|実践|簡単|いい|良い|必修|必須)$/

const words = new Intl.Segmenter('ja', { granularity: 'word' })

/** Takes a question with its grades settled and the catalogue; gives the conditions that it names. */
export function readFilter(
  question: Question,
  gradeIds: readonly string[],
  framework: Framework,
  courses: readonly Course[],
): CourseFilter {
  const text = squash(question.text)
  const named = (values: readonly string[]) => [...new Set(values)].filter((value) => text.includes(squash(value)))
  const { abilityIds, awarenessIds } = question
  const abilities = framework.groups.flatMap((group) => group.abilities).filter(({ id }) => abilityIds.includes(id))
  return {
    ...NO_FILTER,
    ...lengthIn(text),
    gradeIds,
    abilities: abilities.map(({ name }) => name),
    awareness: framework.awareness.filter(({ id }) => awarenessIds.includes(id)).map(({ name }) => name),
    months: monthsIn(text),
    formats: formatsIn(text, courses),
    categories: categoriesIn(text, courses),
    applications: [...named(courses.map((course) => course.application)), ...spokenApplications(text)],
    providers: providersIn(text, courses),
    stay: /宿泊|泊まり|泊り/.test(text) ? 'overnight' : /日帰り|通いで/.test(text) ? 'day' : 'any',
    keywords: keywordsIn(question, courses),
  }
}

/** Whether a filter names something that only a catalogue has: a month, a format, a length, a way to apply. */
export function isHard(filter: CourseFilter): boolean {
  const lists = [filter.months, filter.formats, filter.applications, filter.providers]
  return (
    lists.some((list) => list.length > 0) ||
    filter.stay !== 'any' ||
    filter.daysTo !== undefined ||
    filter.daysFrom !== undefined
  )
}

function monthsIn(text: string): number[] {
  const months = [...text.matchAll(/(?<![0-9])(1[0-2]|[1-9])月/g)].map(([, month]) => Number(month))
  if (/上半期|上期/.test(text)) months.push(4, 5, 6, 7, 8, 9)
  if (/下半期|下期/.test(text)) months.push(10, 11, 12, 1, 2, 3)
  return [...new Set(months)]
}

/** The longest format named; 「オンライン」 is a format of its own beside 「eラーニング」. */
function formatsIn(text: string, courses: readonly Course[]): string[] {
  const formats = [...new Set(courses.map((course) => course.format))].filter(
    (format) => !/派遣|職場|自学/.test(format),
  )
  const spoken = /対面/.test(text) ? ['集合'] : []
  return [
    ...formats.filter((format) => text.includes(squash(format))),
    ...spoken.filter((each) => formats.includes(each)),
  ]
}

function categoriesIn(text: string, courses: readonly Course[]): string[] {
  const categories = [...new Set(courses.map((course) => course.category))]
  return categories.filter(
    (category) => text.includes(category) || (category === '階層別研修' && text.includes('階層別')),
  )
}

function spokenApplications(text: string): string[] {
  if (/自分で(申|応募)|手を挙げ|応募でき|申し込め/.test(text)) return ['公募']
  return /いつでも/.test(text) ? ['随時'] : []
}

/** The provider whose name shares most with the text, six letters at least: 「人事・研修」 alone is no provider. */
function providersIn(text: string, courses: readonly Course[]): string[] {
  if (/庁内(で|実施|開催|の)/.test(text))
    return [...new Set(courses.map((course) => course.provider))].filter((each) => each.includes('庁内'))
  const shared = [...new Set(courses.map((course) => course.provider))].map((provider) => ({
    provider,
    length: sharedLength(text, squash(provider)),
  }))
  const most = Math.max(0, ...shared.map(({ length }) => length))
  return most < 6 ? [] : shared.filter(({ length }) => length === most).map(({ provider }) => provider)
}

function sharedLength(text: string, name: string): number {
  let longest = 0
  for (let from = 0; from < name.length; from += 1) {
    while (from + longest < name.length && text.includes(name.slice(from, from + longest + 1))) longest += 1
  }
  return longest
}

function lengthIn(text: string): Pick<CourseFilter, 'daysFrom' | 'daysTo'> {
  const bounded = /以内|以下|まで|終わ|済む|短/.test(text)
  const day = /(?<![0-9月])([0-9]+)日(?!まで|付)/.exec(text)
  if (/[12]時間|短時間|短い/.test(text)) return { daysFrom: undefined, daysTo: 0.4 }
  if (/半日/.test(text)) return { daysFrom: bounded ? undefined : 0.5, daysTo: 0.5 }
  if (!day?.[1]) return { daysFrom: undefined, daysTo: undefined }
  const days = Number(day[1])
  if (/以上/.test(text)) return { daysFrom: days, daysTo: undefined }
  return { daysFrom: bounded ? undefined : days, daysTo: days }
}

/** Words of the question that some course speaks of. */
function keywordsIn(question: Question, courses: readonly Course[]): string[] {
  const names = courses.flatMap(({ provider, format, category }) => [provider, format, category])
  return question.rest
    .filter((word) => !names.some((name) => name.includes(word)))
    .filter((word) => !COURSE_WORDS.test(word) && fold(word).length >= 2)
    .flatMap((word) => partsOf(word))
    .filter((word) => courses.some((course) => speaksOf(course, word)))
}

/** A compound that no course has whole is looked for in its parts. */
function partsOf(word: string): string[] {
  return [...words.segment(word)].map(({ segment }) => segment).filter((part) => part.length >= 2)
}

/** Words of the question that are neither generic nor known to the catalogue: then it may not be about courses. */
export function foreignWords(question: Question, filter: CourseFilter): string[] {
  const named = [...filter.providers, ...filter.formats, ...filter.categories]
  return question.rest
    .filter((word) => !named.some((name) => name.includes(word)))
    .filter((word) => !COURSE_WORDS.test(word) && !filter.keywords.some((known) => word.includes(known)))
}
