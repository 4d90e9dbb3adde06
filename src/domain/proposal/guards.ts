import { fold } from '../text/normalise.ts'

/** What a proposal should not hold: how somebody outside is reached, or a matter of the staff's own terms. */
export type Caution = 'reachable' | 'personnel'

/** Takes what somebody wrote; gives what to ask them about before it is kept, or undefined. */
export function cautionIn(text: string): Caution | undefined {
  if (reachesIn(text).length > 0) return 'reachable'
  return PERSONNEL.test(fold(text)) ? 'personnel' : undefined
}

/** Takes a text; gives it with each phone number and mail address as 「（省略）」, and not a character changed beside them. */
export function withoutReaches(text: string): string {
  return reachesIn(text).reduceRight((left, { from, to }) => `${left.slice(0, from)}${LEFT_OUT}${left.slice(to)}`, text)
}

const LEFT_OUT = '（省略）'

/** Digits and the signs between them as people and their keyboards write them, half and full width. */
const DIGIT = '[0-9０-９]'
const BETWEEN = '[-‐‑‒–—―−ーｰ－・･.．()（） 　]{1,2}'

/** A number that nothing goes on from, before or after: no part of a date, a span or a longer number. */
const BEFORE = `(?<!${DIGIT})(?<!${DIGIT}[-‐‑‒–—―−ーｰ－/／.．,，])`
const AFTER = `(?!${DIGIT})(?![,，]${DIGIT}{3})`
const HEAD = `(?:[+＋](?:81|８１)(?:${BETWEEN})?[(（]?[0０]?[)）]?|(?:[(（](?=${DIGIT}{2,5}[)）]))?[0０])`

const PHONE = new RegExp(
  `${BEFORE}${HEAD}(?:${DIGIT}{1,4}${BETWEEN}${DIGIT}{1,4}${BETWEEN}${DIGIT}{3,4}|${DIGIT}{1,4}${BETWEEN}${DIGIT}{6,8}|${DIGIT}{8,10})${AFTER}`,
  'g',
)
const NAME = '[A-Za-z0-9Ａ-Ｚａ-ｚ０-９_＿-]'
const MAIL = new RegExp(`(?:${NAME}|[.．+＋])+[@＠]${NAME}+(?:[.．]${NAME}+)+`, 'g')

/** The stretches of a text that tell how somebody is reached, in order. */
function reachesIn(text: string): readonly { readonly from: number; readonly to: number }[] {
  const found = [...text.matchAll(PHONE)].filter(([number]) => isPhone(number))
  return [...found, ...text.matchAll(MAIL)]
    .map((match) => ({ from: match.index, to: match.index + match[0].length }))
    .sort((one, other) => one.from - other.from)
}

/** Numbers of Japan have ten or eleven digits, the leading 0 counted; it goes where +81 stands. */
function isPhone(number: string): boolean {
  const plain = number.normalize('NFKC').replace(/[^\d+]/g, '')
  const national = plain.replace(/^\+810?/, '0')
  return /^0[1-9]\d{8,9}$/.test(national)
}

/** Paper, systems and examinations that bear the name of a matter of the staff's own terms and are none. */
const NO_TERMS = '(?!明細|事務|計算|システム|支払|簿|袋|試験|研修|辞令|者)'
const TERMS = `(?:給料|給与|昇給|昇格|昇任|降格|賞与|ボーナス)${NO_TERMS}`

/** A matter that a rule book leaves out (人事・給与・懲戒). 人件費, 廃棄処分 and 人事異動の時期 are none. */
const PERSONNEL = new RegExp(
  [
    `${TERMS}[をがはの]?.{0,8}(?:上げ|下げ|増や|減ら|改善|低い|低す|安い|安す|不公平|おかしい)`,
    '(?:私|自分|わたし)の(?:異動|評価|処分|給)',
    '人事評価.{0,8}(?:不満|不公平|おかしい|納得)',
    '懲戒',
    '(?:職員|課長|部長|係長|上司|同僚|さん)を.{0,6}処分',
  ].join('|'),
)
