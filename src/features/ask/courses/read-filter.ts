import type { Temporal } from 'temporal-polyfill'
import type { Framework } from '../../../domain/competency/framework.ts'
import type { Course } from '../../../domain/course.ts'
import { fold, squash } from '../../../domain/text/normalise.ts'
import type { Question } from '../reading/question.ts'
import { applicationsIn, categoriesIn, formatsIn, lengthIn, monthsIn, providersIn, stayIn } from './conditions.ts'
import { type CourseFilter, NO_FILTER, speaksOf } from './filter.ts'

/** Words of a course question that name no course. */
const COURSE_WORDS =
  /^(研修|講座|セミナー|eラーニング|ラーニング|受講|受け|受けら|受けられる|講習|学べる|学び|対象|向け|むけ|参加|募集|開講|開催|オンライン|集合|対面|宿泊|泊まり|日帰り|半日|[0-9]+|[0-9]*日|日|日間|以内|以上|短い|時間|月|年|公募|指名|推薦|随時|応募|申し込み|申込|自分|本人|いつ|終わる|終わ|済む|伸ばす|伸ばし|伸ばせ|高める|高め|上がる|上げ|上げる|鍛え|強く|つく|役立つ|ため|紹介|おすすめ|お勧め|オススメ|全員|最近|今年|今年度|年度|案内|ありま|種類|リスト|階層|別|階層別|専門|特別|派遣|職場|自己|啓発|e|県|県域|市|国|庁内|センター|所属長|上司|機関|実施|主催|うち|中|形式|方式|通い|一日|二日|三日|1日|2日|3日|探し|探す|春|夏|秋|冬|今月|来月|再来月|年度末|年度初め|上期|下期|上半期|下半期|長期|短期|短時間|全国|近隣|合同|気軽|対応|実務|基礎|業務|管理|職員|実践|簡単|いい|良い|必修|必須)$/

const words = new Intl.Segmenter('ja', { granularity: 'word' })

/** What conditions are read against. */
export interface Catalogue {
  readonly framework: Framework
  readonly courses: readonly Course[]
  readonly today: Temporal.PlainDate
}

/** Takes a question with its grades settled and the catalogue; gives the conditions that it names. */
export function readFilter(question: Question, gradeIds: readonly string[], catalogue: Catalogue): CourseFilter {
  const { framework, courses, today } = catalogue
  const text = squash(question.text)
  const { abilityIds, awarenessIds } = question
  const abilities = framework.groups.flatMap((group) => group.abilities).filter(({ id }) => abilityIds.includes(id))
  return {
    ...NO_FILTER,
    ...lengthIn(text),
    gradeIds,
    abilities: abilities.map(({ name }) => name),
    awareness: framework.awareness.filter(({ id }) => awarenessIds.includes(id)).map(({ name }) => name),
    months: monthsIn(text, today),
    formats: formatsIn(text, courses),
    categories: categoriesIn(text, courses),
    applications: applicationsIn(text, courses),
    providers: providersIn(text, courses),
    stay: stayIn(text),
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

/** Words of the question that some course speaks of, normalised. */
function keywordsIn(question: Question, courses: readonly Course[]): string[] {
  const text = squash(question.text)
  const names = [...providersIn(text, courses), ...formatsIn(text, courses), ...categoriesIn(text, courses)]
  const parts = question.rest
    .filter((word) => !names.some((name) => name.includes(word)))
    .filter((word) => !COURSE_WORDS.test(word) && fold(word).length >= 2)
    .flatMap((word) => partsOf(word))
  const known = (word: string) => courses.some((course) => speaksOf(course, word))
  return compounds(parts, text).flatMap((word) => {
    return known(word) ? [word] : parts.filter((part) => word.includes(part) && known(part))
  })
}

/** Parts that stand side by side in the text, joined: ラインケア is not about every ケア. */
function compounds(parts: readonly string[], text: string): string[] {
  const joined: string[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (last !== undefined && text.includes(last + part)) joined[joined.length - 1] = last + part
    else joined.push(part)
  }
  return joined
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
